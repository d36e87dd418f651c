import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calibrate } from '../../api/figures/calibrate.ts'
import { covers, minimise, solve } from '../../api/figures/minimise.ts'
import { fitOf, necessaryConjunctions, type Term, termText } from '../../api/figures/qca.ts'
import { type QcaCase, truthTable } from '../../api/figures/truth-table.ts'

/** Lipset's eighteen countries between the wars, crisp: development, urban, literate, industrial, stable; survival. */
const lipset =
  `AU 101100 BE 111111 CZ 111111 EE 001010 FI 101011 FR 101111 DE 111100 GR 000000 HU 001000 IE 101011 IT 000010
  NL 111111 PL 001000 PT 000000 RO 000010 ES 000000 SE 101111 UK 111111`.matchAll(/(\w\w) (\d+)/g)
const names = ['DEV', 'URB', 'LIT', 'IND', 'STB']
const bits = (text: string) => [...text].map(Number)
const countries = [...lipset].map(
  ([, id, all]): QcaCase => ({
    id: id!,
    conditions: bits(all!).slice(0, 5),
    outcome: bits(all!)[5]!,
  }),
)
const table = truthTable(names, countries)
const texts = (kind: 'conservative' | 'parsimonious', of = table) => solve(of, kind).models.map(({ text }) => text)
const to3 = (value: number | null) => value?.toFixed(3)

describe('eighteen countries', () => {
  test('necessity of each condition, to the printed digit', () => {
    const fits = table.conditions.map((condition) => fitOf(condition, table.outcome))
    expect(fits.map(({ inclN, ron, covN }) => [inclN, ron, covN].map(to3))).toEqual([
      ['1.000', '0.800', '0.800'],
      ['0.500', '0.929', '0.800'],
      ['1.000', '0.500', '0.615'],
      ['0.750', '0.833', '0.750'],
      ['1.000', '0.700', '0.727'],
    ])
    for (const { inclN, covN, inclS, covS, pri } of fits) expect([inclS, pri, covS]).toEqual([covN, covN, inclN])
  })

  test('the truth table has nine rows with countries and 23 without', () => {
    const rows = table.rows.filter(({ cases }) => cases.length > 0)
    expect(rows.map(({ row, bits, cases, outcome }) => `${row}(${bits}) ${cases.length}:${outcome}`)).toEqual([
      '1(00000) 3:negative',
      '2(00001) 2:negative',
      '5(00100) 2:negative',
      '6(00101) 1:negative',
      '22(10101) 2:positive',
      '23(10110) 1:negative',
      '24(10111) 2:positive',
      '31(11110) 1:negative',
      '32(11111) 4:positive',
    ])
    expect(table.rows.filter(({ outcome }) => outcome === 'remainder')).toHaveLength(23)
  })

  test('both solutions, with what each term covers and covers alone', () => {
    const { models } = solve(table, 'conservative')
    expect(texts('conservative')).toEqual(['DEV*~URB*LIT*STB + DEV*LIT*IND*STB'])
    expect(models[0]!.terms.map(({ covS, covU }) => [covS, covU])).toEqual([
      [0.5, 0.25],
      [0.75, 0.5],
    ])
    expect(solve(table, 'parsimonious').models).toMatchObject([{ text: 'DEV*STB', covS: 1, inclS: 1 }])
  })

  test('the necessary conjunctions are the published ones', () => {
    const found = necessaryConjunctions(table.conditions, table.outcome)
    expect(
      found.map(({ term, fit: { inclN, ron, covN } }) => [termText(term, names), to3(inclN), to3(ron), to3(covN)]),
    ).toEqual([
      ['DEV', '1.000', '0.800', '0.800'],
      ['LIT', '1.000', '0.500', '0.615'],
      ['STB', '1.000', '0.700', '0.727'],
      ['DEV*LIT', '1.000', '0.800', '0.800'],
      ['DEV*STB', '1.000', '1.000', '1.000'],
      ['LIT*STB', '1.000', '0.900', '0.889'],
      ['DEV*LIT*STB', '1.000', '1.000', '1.000'],
    ])
  })
})

describe('the absence of use in eight offices', () => {
  const offices = ['1111', '1111', '1111', '1111', '1100', '0100', '1010', '0110'].map(
    (all, i): QcaCase => ({
      id: `office ${i + 1}`,
      conditions: bits(all).slice(0, 3),
      outcome: bits(all)[3]!,
    }),
  )
  const absence = truthTable(['GP', 'TECH', 'NEED'], offices, { isNegated: true })

  test('whichever lacks is enough', () => {
    expect(texts('parsimonious', absence)).toEqual(['~GP + ~TECH + ~NEED'])
    expect(texts('conservative', absence)).toEqual(['~GP*TECH + TECH*~NEED + GP*~TECH*NEED'])
  })
})

describe('rows that say little', () => {
  const office = (id: string, conditions: (number | null)[], outcome: number): QcaCase => ({ id, conditions, outcome })

  test('offices that say both make a contradictory row, and they are named', () => {
    const of = truthTable(['A'], [office('x', [1], 1), office('y', [1], 0), office('z', [0], 0)])
    expect(of.rows.map(({ outcome }) => outcome)).toEqual(['negative', 'contradictory'])
    expect(of.remarks[0]?.sentence).toBe('Offices in row 1 say both, so it counts as neither: x, y.')
    expect(solve(of, 'parsimonious')).toMatchObject({ models: [], remarks: [{ code: 'no-solution' }] })
  })

  test('fewer offices than asked are a remainder; unknown and exactly 0.5 are in no row, and counted', () => {
    const cases = [office('x', [0.9], 1), office('y', [0.5], 0.2), office('z', [null], 1)]
    const of = truthTable(['A'], cases, { cut: 2 })
    expect(of.rows.map(({ outcome }) => outcome)).toEqual(['remainder', 'remainder'])
    expect([of.ambiguous, of.unknown]).toEqual([['y'], ['z']])
  })

  test('without an office against it nothing is ruled out, and that is said', () => {
    expect(solve(truthTable(['A'], [office('x', [1], 1)]), 'parsimonious').remarks[0]?.code).toBe('no-negative-row')
  })

  test('memberships outside 0 to 1, names twice and too many conditions are refused', () => {
    expect(() => truthTable(['A'], [office('x', [1.2], 1)])).toThrow(
      'cases[0].A is 1.2; a membership goes from 0 to 1.',
    )
    expect(() => truthTable(['A', 'A'], [])).toThrow('There are two conditions A.')
    expect(() => truthTable(['A'], [office('x', [1], 1), office('x', [1], 1)])).toThrow('There are two cases x.')
    expect(() => truthTable([...'ABCDEFGHIJK'], [])).toThrow('There are 11 conditions; at most 10 can be combined.')
    expect(() => truthTable([], [])).toThrow('There are no conditions')
  })

  test('where nobody has the outcome, or the condition, the fit is undefined', () => {
    expect(fitOf([1, 0], [0, 0])).toMatchObject({ inclN: null, inclS: 0 })
    expect(fitOf([0, 0], [1, 0])).toMatchObject({ inclN: 0, inclS: null, pri: null })
    expect(fitOf([1, 1], [1, 0])).toMatchObject({ ron: 0 })
    expect(fitOf([1, 1], [1, 1])).toMatchObject({ ron: null })
  })
})

describe('whatever the rows are', () => {
  const rows = fc.array(fc.constantFrom('positive', 'negative', 'remainder'), { minLength: 16, maxLength: 16 })
  const of = (all: readonly string[], ...wanted: string[]) => all.flatMap((one, i) => (wanted.includes(one) ? i : []))
  const size = (model: readonly Term[]) => model.length

  test('every minimal model covers every positive row and no negative one, and all are equally short', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (all, isConservative) => {
        const positive = of(all, 'positive')
        const excluded = of(all, 'negative', ...(isConservative ? ['remainder'] : []))
        const { models, primes } = minimise(4, positive, excluded)
        expect(models.length > 0).toBe(positive.length > 0)
        expect(new Set(models.map((model) => JSON.stringify(model))).size).toBe(models.length)
        for (const model of models) {
          expect(size(model)).toBe(size(models[0]!))
          expect(model.every((term) => primes.includes(term))).toBe(true)
          for (const row of positive) expect(model.some((term) => covers(term, row))).toBe(true)
          for (const row of excluded) expect(model.some((term) => covers(term, row))).toBe(false)
        }
      }),
    )
  })

  test('all models are found: a cycle of six rows has two', () => {
    const { models, primes } = minimise(3, [0b001, 0b010, 0b011, 0b100, 0b101, 0b110], [0b000, 0b111])
    expect([primes.length, models.length, size(models[0]!)]).toEqual([6, 2, 3])
  })
})

describe('raw values become memberships', () => {
  const anchors = { out: 500, crossover: 2000, in: 4000 }

  test('the anchors are out, half and in; k is kept in sight', () => {
    const [out, half, full] = calibrate([500, 2000, 4000], anchors)
    expect([to3(out!), half, to3(full!)]).toEqual(['0.047', 0.5, '0.953'])
    expect(calibrate([4000], { ...anchors, k: Math.log(19) })[0]).toBeCloseTo(0.95, 12)
  })

  test('anchors that do not rise are refused', () => {
    expect(() => calibrate([1], { out: 5, crossover: 5, in: 9 })).toThrow('The anchors 5, 5, 9 must rise')
    expect(() => calibrate([1], { ...anchors, k: 0 })).toThrow('k is 0; it must be over 0.')
  })

  test('more is never less, from 0 to 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        (x, more) => {
          const [less, greater] = calibrate([x, x + more], anchors)
          expect(less! <= greater! && less! >= 0 && greater! <= 1).toBe(true)
        },
      ),
    )
  })
})
