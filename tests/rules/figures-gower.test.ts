import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Column, gower, type Row } from '../../api/figures/gower.ts'

const columns: readonly Column[] = [
  { name: 'list', kind: 'numeric' },
  { name: 'gps', kind: 'numeric' },
  { name: 'staff', kind: 'numeric' },
  { name: 'rural', kind: 'nominal' },
  { name: 'hub', kind: 'asymmetric' },
]
const office = (list: number, gps: number, staff: number | null, rural: string, hub: number): Row => ({
  ...{ list, gps, staff, rural, hub },
})
/** Two users, then four who do not use it. */
const pool = (staffOfN3: number | null = 2) => [
  office(3200, 3, 4, 'R', 1),
  office(1500, 1, 2, 'R', 0),
  office(2800, 3, 3, 'U', 0),
  office(5200, 5, 7, 'U', 0),
  office(1450, 2, staffOfN3, 'R', 0),
  office(3000, 3, 5, 'R', 1),
]
const [users, others] = [
  [0, 1],
  [2, 3, 4, 5],
]
const rounded = (lines: (number | null)[][]) => lines.map((line) => line.map((one) => one?.toFixed(6)))

describe('how unlike offices are', () => {
  test('a pool of six comes out to the printed digit', () => {
    const of = gower(pool(), columns)
    expect(rounded(of.matrix(users, others))).toEqual([
      ['0.461333', '0.726667', '0.423333', '0.050667'],
      ['0.511667', '0.996667', '0.065833', '0.500000'],
    ])
    expect(of.distance(0, 1)?.toFixed(6)).toBe('0.470667')
    expect(of.ranges).toEqual({ list: 3750, gps: 4, staff: 5 })
  })

  test('what is missing is left out of that pair alone', () => {
    const of = gower(pool(null), columns)
    expect([of.distance(0, 4), of.distance(1, 4), of.distance(4, 5)].map((one) => one?.toFixed(6))).toEqual([
      '0.429167',
      '0.087778',
      '0.415833',
    ])
  })

  test('a column that is the same or missing everywhere compares nothing, and is named', () => {
    const rows = pool().map((row, i) => ({ ...row, country: 'N', ages: null, other: i }))
    const of = gower(rows, [...columns, { name: 'country', kind: 'nominal' }, { name: 'ages', kind: 'numeric' }])
    expect(of.distance(0, 5)?.toFixed(6)).toBe('0.050667')
    expect(of.dropped).toEqual([
      { name: 'country', why: 'constant' },
      { name: 'ages', why: 'all-missing' },
    ])
    expect(of.remarks.map(({ sentence }) => sentence)).toEqual([
      'country is the same everywhere, so it tells no rows apart and is left out.',
      'ages is missing everywhere and is left out.',
    ])
  })

  test('two that nothing can compare have no distance, which is not 0', () => {
    const of = gower([{ hub: 0 }, { hub: 0 }, { hub: 1 }], [{ name: 'hub', kind: 'asymmetric' }])
    expect([of.distance(0, 1), of.distance(0, 2), of.distance(2, 2)]).toEqual([null, 1, 0])
    const none = gower([{ a: 1 }, { a: 1 }], [{ name: 'a', kind: 'numeric' }])
    expect(none.distance(0, 1)).toBeNull()
    expect(none.remarks.map(({ code }) => code)).toEqual(['constant', 'nothing-to-compare'])
  })

  test('levels have an order, list sizes may be logged, and a stored range is kept', () => {
    const rows = [
      { size: 1000, reach: 'near' },
      { size: 2000, reach: 'middle' },
      { size: 4000, reach: 'far' },
    ]
    const of = gower(rows, [
      { name: 'size', kind: 'numeric', log: true },
      { name: 'reach', kind: 'ordinal', levels: ['near', 'middle', 'far'] },
    ])
    expect(of.distance(0, 1)).toBeCloseTo(0.5, 12)
    expect(gower(rows, [{ name: 'size', kind: 'numeric', range: 6000 }]).distance(0, 2)).toBe(0.5)
    expect(() => gower(rows, [{ name: 'size', kind: 'numeric', range: 2000 }])).toThrow('more than its range of 2000')
  })

  test('values that do not fit their column are refused with their place', () => {
    const bad = (value: unknown, column: Partial<Column>) => () =>
      gower([{ a: 1 }, { a: value }], [{ name: 'a', kind: 'numeric', ...column }])
    expect(bad('many', {})).toThrow('rows[1].a is "many"; a is a number.')
    expect(bad(Number.NaN, {})).toThrow('rows[1].a is NaN; a is a number.')
    expect(bad(0, { log: true })).toThrow('rows[1].a is 0; a is logged, so it must be over 0.')
    expect(bad(2, { kind: 'asymmetric' })).toThrow('rows[1].a is 2; a is 0 or 1.')
    expect(() => gower([], [...columns, columns[0]!])).toThrow('There are two columns list.')
  })

  test('whatever the offices are, it is the same both ways, from 0 to 1, and 0 to oneself', () => {
    const row = fc.record({
      list: fc.option(fc.integer({ min: 1, max: 9000 })),
      gps: fc.option(fc.nat({ max: 9 })),
      staff: fc.option(fc.nat({ max: 9 })),
      rural: fc.option(fc.constantFrom('R', 'U', 'S')),
      hub: fc.option(fc.constantFrom(0, 1, true, false)),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const of = gower(rows, columns)
        for (const [i] of rows.entries()) {
          expect(of.distance(i, i) ?? 0).toBe(0)
          for (const [j] of rows.entries()) {
            const distance = of.distance(i, j)
            expect(of.distance(j, i)).toBe(distance)
            expect((distance ?? 0) >= 0 && (distance ?? 0) <= 1 + 1e-12).toBe(true)
          }
        }
      }),
    )
  })
})
