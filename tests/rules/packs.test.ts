import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Pack, pack } from '../../api/catalogue/manifest.ts'
import { packSchema } from '../../api/catalogue/pack-schema.ts'
import { type Answers, type Ask, checkAnswers, replyAsks, stopsOf } from '../../api/catalogue/rules.ts'
import { dispositionCodes } from '../../api/triage/rules.ts'

const components = new URL('../../web-components/', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, components), 'utf8'))

test('editors check a pack with the very schema the catalogue takes it by', async () => {
  await expect(`${packSchema()}\n`).toMatchFileSnapshot('../../web-components/workbench/extension.schema.json')
})
const published = z.fromJSONSchema(JSON.parse(packSchema()))
const names = readdirSync(new URL('extensions/', components), { withFileTypes: true })
  .flatMap((one) => (one.isDirectory() ? [one.name] : []))
  .sort()
const readPack = (name: string) => read(`extensions/${name}/extension.json`) as Pack // checked in the first test

test('three specialties come along, each in a folder of its name', () => {
  expect(names).toEqual(['dermatology', 'ear-nose-throat', 'plastic-surgery'])
  for (const name of names) expect(readPack(name).id).toBe(name)
})

/** Every object in the pack, with the way to it. */
function* objectsIn(value: unknown, path = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [path, value as Record<string, unknown>]
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, `${path}/${key}`)
}
const spoken = ['title', 'label', 'hint', 'description', 'text', 'textToGp', 'textToPatient']

describe.each(names)('the pack %s', (name) => {
  const content = readPack(name)
  const { questionnaires, dispositions, replyTemplates } = content.contributes

  test('fits the published schema, and the catalogue takes it', () => {
    expect(published.safeParse(content).error?.issues ?? []).toEqual([])
    expect(pack.safeParse(content).error?.issues ?? []).toEqual([])
  })

  test('says everything in English and in Norwegian', () => {
    const texts = [...objectsIn(content)].filter(
      ([path, value]) => spoken.includes(path.split('/').at(-1)!) || 'en' in value,
    )
    expect(texts.length).toBeGreaterThan(50)
    for (const [path, { en, nb }] of texts) {
      expect(String(en).trim(), `${path} in English`).toMatch(/\p{L}/u)
      expect(String(nb).trim(), `${path} in Norwegian`).toMatch(/\p{L}/u)
    }
    expect(texts.filter(([, { en, nb }]) => en !== nb).length).toBeGreaterThan(texts.length * 0.8)
  })

  test('asks a few questions each, and names no code twice', () => {
    expect(questionnaires.length).toBeGreaterThanOrEqual(3)
    for (const { asks, views } of questionnaires) {
      expect(asks.length).toBeGreaterThanOrEqual(5)
      // What stands in sight; the rest is folded away and may be left alone.
      const inSight = asks.filter((ask) => ask.part !== 'more' && !('group' in ask && ask.group))
      expect(inSight.length).toBeLessThanOrEqual(12)
      for (const ask of asks) if (ask.part === 'more') expect(ask.required, ask.id).toBe(false)
      expect(views.some(({ required }) => required)).toBe(true)
      for (const codes of [asks.map(({ id }) => id), views.map(({ view }) => view), ...asks.map(codesOf)])
        expect(new Set(codes).size).toBe(codes.length)
    }
  })

  test('lets the GP answer “unknown” wherever a choice is required', () => {
    for (const ask of questionnaires.flatMap(({ asks }) => asks))
      if (ask.required && 'choices' in ask) expect(codesOf(ask), ask.id).toContain('unknown')
  })

  test('asks how long, how it goes, what was tried and the history, each with one tap for none or unknown', () => {
    for (const { id, asks, groups } of questionnaires) {
      const ids = asks.filter(({ required }) => required).map((ask) => ask.id)
      expect(ids).toEqual(expect.arrayContaining(['course', 'tried']))
      if (id !== 'burn') expect(ids).toContain('duration')
      const history = asks.filter((ask) => ask.type === 'ynu' && ask.group === 'history')
      expect(history.map((ask) => ask.id)).toEqual([
        'skinCancer',
        'immunosuppression',
        'diabetes',
        'pregnancy',
        'anticoagulant',
        'smoking',
        'allergy',
      ])
      expect(groups?.at(-1)?.id).toBe('history')
    }
  })

  test('can be sent with every question answered “unknown”', () => {
    for (const questionnaire of questionnaires) {
      const { asks } = questionnaire
      const answers: Answers = Object.fromEntries(
        asks
          .filter((ask) => ask.required && !ask.when)
          .map((ask) => [ask.id, ask.type === 'choices' ? ['unknown'] : 'unknown']),
      )
      expect(checkAnswers(asks, answers, true)).toEqual([])
      expect(stopsOf(questionnaire, answers)).toEqual([])
    }
  })

  test('refers only to answers and questions that exist', () => {
    for (const { asks } of questionnaires)
      for (const [i, ask] of asks.entries()) {
        if (ask.type === 'choices' && ask.exclusive) expect(codesOf(ask)).toContain(ask.exclusive)
        if (ask.type === 'number') expect(ask.min).toBeLessThan(ask.max!)
        const { when } = ask
        for (const told of when ? ('any' in when ? when.any : 'all' in when ? when.all : [when]) : []) {
          const earlier = asks.slice(0, i).find(({ id }) => id === told.ask)
          if ('equals' in told) expect(codesOf(earlier!), `${ask.id} waits for ${told.ask}`).toContain(told.equals)
          else expect(earlier?.type).toBe('number')
        }
      }
  })

  test('offers five outcomes the hospital knows, each on its own key', () => {
    expect(dispositions.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5'])
    for (const { code } of [...dispositions, ...replyTemplates.map(({ disposition }) => ({ code: disposition }))])
      expect(dispositionCodes).toContain(code)
  })

  test('asks its specialists for the risk alone, and every template says it', () => {
    const { replySections = [] } = content.contributes
    expect(replySections.flatMap(({ asks }) => asks).flatMap(({ id, required }) => (required ? [id] : []))).toEqual([
      'risk',
    ])
    for (const { id } of questionnaires)
      for (const template of replyTemplates)
        expect(checkAnswers(replyAsks(replySections, id), inNorwegian(template.answers), true), template.id).toEqual([])
  })

  test('writes to GP and patient in every template', () => {
    expect(replyTemplates.length).toBeGreaterThanOrEqual(6)
    for (const { diagnosis, textToPatient } of replyTemplates) {
      expect(diagnosis.code).toMatch(/^[A-Z]\d\d(\.\d)?$/)
      expect(textToPatient).toBeDefined()
    }
  })
})

type TemplateAnswers = Pack['contributes']['replyTemplates'][number]['answers']
const inNorwegian = (answers: TemplateAnswers = {}): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, one]) => [id, typeof one === 'object' && 'nb' in one ? one.nb : one]),
  )

function codesOf(ask: Ask): string[] {
  if ('choices' in ask) return ask.choices.map(({ code }) => code)
  return ask.type === 'ynu' ? ['yes', 'no', 'unknown'] : []
}

/** A copy in which the value at the path is replaced, or gone. */
function broken(content: unknown, path: string, to?: unknown): unknown {
  const copy = structuredClone(content)
  const keys = path.split('/')
  const last = keys.pop()!
  const holder = keys.reduce((inner, key) => inner[key] as Record<string, unknown>, copy as Record<string, unknown>)
  if (to === undefined) delete holder[last]
  else holder[last] = to
  return copy
}

describe('a broken pack is refused by the schema and by the catalogue alike', () => {
  const lesion = 'contributes/questionnaires/0'
  test.each<[string, string, unknown?]>([
    ['a word in one language', 'title/nb'],
    ['an empty word', 'title/en', ''],
    ['a third language', 'title/sv', 'Hud'],
    ['an unknown contribution', 'contributes/scripts', []],
    ['an unknown type of question', `${lesion}/asks/0/type`, 'slider'],
    ['a choice without choices', `${lesion}/asks/0/choices`],
    ['choices on a number', `${lesion}/asks/3/choices`, []],
    ['a question without a label', `${lesion}/asks/3/label`],
    ['a blank in a code', `${lesion}/asks/0/choices/0/code`, 'left arm'],
    ['a questionnaire without a service', `${lesion}/service`],
    ['a view that is only a word', `${lesion}/views/0`, 'overview'],
    ['a key of two letters', 'contributes/dispositions/0/key', '12'],
    ['an invented certainty', 'contributes/replyTemplates/0/certainty', 'quite'],
    ['a template without text to the GP', 'contributes/replyTemplates/0/textToGp'],
    ['a version that is no version', 'version', '1.0'],
    ['an id with a slash', 'id', '../dermatology'],
    ['no word on which Lysbord it fits', 'engines'],
  ])('%s', (_, path, to) => {
    const content = broken(readPack('dermatology'), path, to)
    expect(published.safeParse(content).success).toBe(false)
    expect(pack.safeParse(content).success).toBe(false)
  })
})

describe('reply sections that cannot be asked are refused in words their author can act on', () => {
  const choice = (id: string) => ({
    id,
    type: 'choice',
    label: { en: id, nb: id },
    choices: [{ code: 'low', label: { en: 'Low', nb: 'Lav' } }],
  })
  const section = (id: string, asks: readonly unknown[], more = {}) => ({
    id,
    title: { en: id, nb: id },
    asks,
    ...more,
  })
  const note = { id: 'note', type: 'text', label: { en: 'Note', nb: 'Merknad' } }
  test.each<[string, readonly unknown[], unknown, string]>([
    [
      'a questionnaire that is not there',
      [section('one', [choice('a')], { questionnaires: ['skin-lesion', 'nails'] })],
      {},
      'contributes.replySections.0.questionnaires.1: The pack has no such questionnaire',
    ],
    [
      'two sections of one id',
      [section('one', [choice('a')]), section('one', [choice('b')])],
      {},
      'contributes.replySections: Two reply sections have one id',
    ],
    [
      'two questions of one id in two sections',
      [section('one', [choice('a')]), section('two', [choice('b'), choice('a')])],
      {},
      'contributes.replySections.1.asks.1.id: Two questions of the reply have one id',
    ],
    [
      'a condition on a later question',
      [section('one', [{ ...choice('a'), when: { ask: 'b', equals: 'low' } }, choice('b')])],
      {},
      'contributes.replySections.0.asks.0.when.ask: Names no earlier question',
    ],
    [
      'a drawing that is not there',
      [section('one', [{ ...choice('a'), diagram: 'foot' }])],
      {},
      'contributes.replySections.0.asks.0.diagram: The pack has no such diagram',
    ],
    [
      'a template that answers what nobody asks',
      [section('one', [choice('a')])],
      { b: 'low' },
      'contributes.replyTemplates.0.answers.b: No such question',
    ],
    [
      'a template that chooses what cannot be chosen',
      [section('one', [choice('a')])],
      { a: 'high' },
      'contributes.replyTemplates.0.answers.a: None of the choices',
    ],
    [
      'a template that writes in one language',
      [section('one', [note])],
      { note: 'Only in English' },
      'contributes.replyTemplates.0.answers.note: Say it in English and in Norwegian',
    ],
  ])('%s', (_, replySections, answers, says) => {
    const content = structuredClone(readPack('dermatology')) as unknown as {
      contributes: { replySections: unknown; replyTemplates: { answers?: unknown }[] }
    }
    content.contributes.replySections = replySections
    for (const template of content.contributes.replyTemplates) delete template.answers
    content.contributes.replyTemplates[0]!.answers = answers
    const issues = pack.safeParse(content).error?.issues ?? []
    expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([says])
  })

  test('a pack without them is stored as it came: nothing is added', () => {
    const content = structuredClone(readPack('dermatology')) as unknown as Record<string, Record<string, unknown>>
    delete content.contributes!.replySections
    for (const template of content.contributes!.replyTemplates as { answers?: unknown }[]) delete template.answers
    expect(JSON.stringify(pack.parse(content))).not.toMatch(/replySections|"answers"/)
  })
})
