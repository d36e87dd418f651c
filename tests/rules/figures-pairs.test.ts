import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balance } from '../../api/figures/balance.ts'
import { type Column, gower, type Row } from '../../api/figures/gower.ts'
import { assign } from '../../api/figures/pairs.ts'

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

describe('the best pairs', () => {
  const chosen = (costs: (number | null)[][], caliper?: number) =>
    assign(costs, caliper).pairs.map(({ row, column }) => [row, column])

  test('the best sum, and not each the nearest in turn', () => {
    expect(
      assign([
        [1, 2],
        [2, 9],
      ]).total,
    ).toBe(4)
    expect(
      assign([
        [5, 9, 1],
        [10, 3, 2],
        [8, 7, 4],
      ]).total,
    ).toBe(12)
  })

  test('two users of the pool find their likes, and under a caliper one of them nobody', () => {
    const costs = gower(pool(), columns).matrix(users, others)
    expect(chosen(costs)).toEqual([
      [0, 3],
      [1, 2],
    ])
    expect(assign(costs, 0.06)).toMatchObject({ pairs: [{ row: 0, column: 3 }], unmatchedRows: [1] })
  })

  test('a pair more is worth any price, and what is forbidden is never one', () => {
    expect(
      chosen([
        [0, 1000],
        [0, null],
      ]),
    ).toEqual([
      [0, 1],
      [1, 0],
    ])
    expect(
      assign([
        [null, null],
        [null, 3],
      ]),
    ).toMatchObject({ total: 3, unmatchedRows: [0], unmatchedColumns: [0] })
    expect(assign([[null]])).toMatchObject({ pairs: [], total: 0 })
    expect(assign([])).toEqual({ pairs: [], total: 0, unmatchedRows: [], unmatchedColumns: [] })
  })

  test('lines of different lengths and what is no number are refused', () => {
    expect(() => assign([[1, 2], [3]])).toThrow('costs[1] has 1 values, the first line has 2.')
    expect(() => assign([[1, Number.NaN]])).toThrow('costs[0][1] is NaN; null forbids a pair.')
  })

  /** Every way to pair, the first of the best by its columns in order. */
  function bruteForce(costs: readonly (readonly (number | null)[])[]) {
    let best = { count: -1, total: 0, columns: [] as number[] }
    const goOn = (row: number, taken: number[], count: number, total: number): void => {
      if (row === costs.length) {
        if (count > best.count || (count === best.count && total < best.total)) best = { count, total, columns: taken }
        return
      }
      for (const [column, cost] of costs[row]!.entries())
        if (cost !== null && !taken.includes(column)) goOn(row + 1, [...taken, column], count + 1, total + cost)
      goOn(row + 1, [...taken, -1], count, total)
    }
    goOn(0, [], 0, 0)
    return best
  }

  const cost = fc.option(fc.integer({ min: -3, max: 6 }), { freq: 4 })
  const table = (rows: number, columns: number) =>
    fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
  const tables = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 })).chain(([n, m]) => table(n, m))

  test('never worse than trying all ways, and among equals always the lowest', () => {
    fc.assert(
      fc.property(tables, (costs) => {
        const of = assign(costs)
        const best = bruteForce(costs)
        expect([of.pairs.length, of.total]).toEqual([best.count, best.total])
        if (costs.length > costs[0]!.length) return
        const columns = costs.map((_, row) => of.pairs.find((pair) => pair.row === row)?.column ?? -1)
        expect(columns).toEqual(best.columns)
      }),
      { numRuns: 400 },
    )
  })

  test('never dearer than taking the nearest in turn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat({ max: 50 }), { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 10 }),
        (costs) => {
          const taken = new Set<number>()
          const greedy = costs.reduce((all, line) => {
            const column = line
              .map((_, i) => i)
              .filter((i) => !taken.has(i))
              .reduce((a, b) => (line[b]! < line[a]! ? b : a))
            taken.add(column)
            return all + line[column]!
          }, 0)
          expect(assign(costs).total).toBeLessThanOrEqual(greedy)
        },
      ),
    )
  })
})

describe('how alike both sides came out', () => {
  test('the difference stands in standard deviations of the side that is named', () => {
    const of = balance([10, 12, 14], [9, 9, 12])
    expect(of).toMatchObject({ users: { n: 3, mean: 12, sd: 2 }, nonUsers: { mean: 10 }, smd: 1, denominator: 'users' })
    expect(balance([10, 12, 14], [9, 9, 12], 'pooled').smd).toBeCloseTo(2 / Math.sqrt((4 + 3) / 2), 12)
  })

  test('four pairs are descriptive only, and it is said', () => {
    expect(balance([1, 2, 3, 4], [1, 2, 3, 5]).remarks[0]?.sentence).toContain('4 pairs: descriptive only.')
  })

  test('without spread it is undefined, unless the means are equal; missing values are left out', () => {
    expect(balance([3, 3], [4, 4])).toMatchObject({
      smd: null,
      remarks: [{ code: 'few-pairs' }, { code: 'no-spread' }],
    })
    expect(balance([3, 3], [3, null])).toMatchObject({ smd: 0, nonUsers: { n: 1, sd: null } })
    expect(balance([null], [1])).toMatchObject({ smd: null, users: { n: 0, mean: null } })
  })
})
