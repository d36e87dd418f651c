import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demoPersonas } from '../../api/demo/personas.ts'
import { regionOffices } from '../../api/demo/region/offices.ts'
import { toldInterviews } from '../../api/demo/region/told.ts'
import { sides, standardCodes } from '../../api/inquiry/coding-tree.ts'
import { findTraces, sayTrace } from '../../api/inquiry/find-traces.ts'
import { codePoints, cut, segmentsOf } from '../../api/inquiry/segments.ts'
import { writeCodebook } from '../../api/inquiry/write-qda.ts'
import { faultsOfQda, readXml } from '../support/qda-schema.ts'
import { syntheticNationalId } from '../support/ward.ts'

const sentences = (text: string) => segmentsOf(text).map((one) => cut(codePoints(text), one))

describe('the sentences that two coders are compared on', () => {
  test('end at a line and at a full stop before space, not at a figure or inside of a word', () => {
    expect(sentences('Vi prøvde. «Det gikk ikke!» sa hun…\n\nTa kl. 9.30 i dag? 😀 Ja')).toEqual([
      'Vi prøvde.',
      '«Det gikk ikke!»',
      'sa hun…',
      'Ta kl.',
      '9.30 i dag?',
      '😀 Ja',
    ])
    expect(segmentsOf(' \n . ')).toEqual([{ begins: 3, ends: 4 }])
    expect(segmentsOf('')).toEqual([])
  })

  test('count an emoji as one sign, as other programs do', () => {
    const points = codePoints('😀 cam')
    expect(points.indexOf('c')).toBe(2)
    expect(cut(points, { begins: 2, ends: 5 })).toBe('cam')
  })

  test('lie in order, apart, inside of the text, and lose no word of it', () => {
    const anyText = fc
      .array(fc.constantFrom('a', '😀', ' ', '.', '!', '\n', 'ø', '"', '1'))
      .map((signs) => signs.join(''))
    fc.assert(
      fc.property(anyText, (text) => {
        const found = segmentsOf(text)
        const points = codePoints(text)
        found.forEach(({ begins, ends }, i) => {
          expect(begins).toBeLessThan(ends)
          expect(ends).toBeLessThanOrEqual(points.length)
          expect(begins).toBeGreaterThanOrEqual(found[i - 1]?.ends ?? 0)
        })
        expect(
          found
            .map((one) => cut(points, one))
            .join('')
            .replaceAll(/\s/g, ''),
        ).toBe(text.replaceAll(/\s/g, ''))
      }),
    )
  })
})

describe('what would tell who somebody is', () => {
  const names = ['Alta legekontor', 'Kari Nordkapp']

  test('is found with its place in signs, and said without being repeated', () => {
    const number = syntheticNationalId()
    const text = `😀 På Alta Legekontor ringer Kari  Nordkapp 78 43 00 00 eller skriver til a@b.example om ${number}.`
    expect(
      findTraces(text, names).map(({ what, begins, ends }) => [what, cut(codePoints(text), { begins, ends })]),
    ).toEqual([
      ['name', 'Alta Legekontor'],
      ['name', 'Kari  Nordkapp'],
      ['phone', '78 43 00 00'],
      ['email', 'a@b.example'],
      ['birth_number', number],
    ])
    for (const trace of findTraces(text, names)) expect(sayTrace(trace)).not.toMatch(/Alta|Kari|78|a@b|\d{11}/)
  })

  test('is not seen in ordinary words and figures', () => {
    expect(
      findTraces('Altavegen 12. I 2003 var 94 kontorer med, 22 brukte det; 12345678901 er ikke et nummer.', names),
    ).toEqual([])
  })
})

test('the coding tree is four players by three components by two directions by three levels, each with one place', () => {
  expect(standardCodes).toHaveLength(4 + 12 + 24 + 72)
  expect(new Set(standardCodes.map(({ id }) => id)).size).toBe(112)
  expect(Object.keys(sides)).toEqual(['player', 'component', 'direction', 'level'])
  expect(standardCodes.every(({ id }) => /^cod_[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toBe(true)
})

test('the demonstration’s own interviews would be kept: they name nobody, and their codes stand in the tree', () => {
  const names = regionOffices.map(({ name }) => name).concat(demoPersonas.map(({ name }) => name))
  const known = new Set(standardCodes.map(({ path }) => path.join('/')))
  for (const { title, speaker, sentences } of toldInterviews) {
    const text = sentences.map(({ says }) => says).join('\n')
    expect([title, speaker, text].flatMap((words) => findTraces(words, names))).toEqual([])
    expect(
      sentences.flatMap(({ first, second }) => [first, second]).filter((path) => path && !known.has(path)),
    ).toEqual([])
    // What a tie rests on is the first coder's mark.
    expect(sentences.filter(({ tie, first }) => tie && !first)).toEqual([])
  }
})

describe('a file for other programs', () => {
  const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

  test('carries names with every sign that XML reads otherwise', () => {
    const name = 'Tid & «ork» <nå> "helst"\n\u0007'
    const written = writeCodebook([
      { id: guid(1), parent: null, name, note: 'a < b' },
      { id: guid(2), parent: guid(1), name: 'Under', note: '' },
    ])
    const root = readXml(written)
    expect(faultsOfQda(root)).toEqual([])
    const [code] = root.children[0]!.children
    expect(code!.attributes.name).toBe('Tid & «ork» <nå> "helst"\n')
    expect(code!.children.map((one) => one.name)).toEqual(['Description', 'Code'])
  })

  test('that is not in order, lacks something or leads nowhere is seen by the check itself', () => {
    const of = (inside: string) =>
      faultsOfQda(readXml(`<Project xmlns="urn:QDA-XML:project:1.0" name="x">${inside}</Project>`))
    expect(of('')).toEqual([])
    expect(of('<Sources/><CodeBook/>')).not.toEqual([])
    expect(of('<CodeBook><Codes/></CodeBook>')).toEqual(['Codes holds '])
    expect(of(`<CodeBook><Codes><Code guid="${guid(1)}" name="x"/></Codes></CodeBook>`)).toEqual([
      'Code isCodable: undefined',
    ])
    expect(of('<Users><User guid="x"/></Users>')).toEqual(['User guid: x'])
    expect(of(`<Cases><Case guid="${guid(1)}"><SourceRef targetGUID="${guid(2)}"/></Case></Cases>`)).toEqual([
      `SourceRef targetGUID ${guid(2)} is nowhere`,
    ])
    expect(() => readXml('<a><b></a>')).toThrow()
    expect(() => readXml('<a>&</a><')).toThrow()
  })
})
