import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balance } from '../../api/figures/balance.ts'
import { assign } from '../../api/figures/pairs.ts'

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
    // Distances of two users and four who do not use it, as in the published pool of six.
    const costs = [
      [0.461333, 0.726667, 0.423333, 0.050667],
      [0.511667, 0.996667, 0.065833, 0.5],
    ]
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

  test('who got nobody stands in nobody’s way', () => {
    expect(
      chosen([
        [null, null, null, null, 0],
        [null, null, null, null, null],
        [null, null, null, 0, null],
        [-1, -1, null, null, null],
        [null, null, null, null, null],
      ]),
    ).toEqual([
      [0, 4],
      [2, 3],
      [3, 0],
    ])
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
    // A third of 0.1 three times is not 0.1 to a computer.
    expect(balance([0.1, 0.1, 0.1], [0.2, 0.2])).toMatchObject({ smd: null, users: { mean: 0.1, sd: 0 } })
    expect(balance([null], [1])).toMatchObject({ smd: null, users: { n: 0, mean: null } })
  })
})
