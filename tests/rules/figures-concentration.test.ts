import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concentration } from '../../api/figures/concentration.ts'

const times = (n: number, cases: number) => Array<number>(n).fill(cases)
/** The ten incomes in the examples of R's ineq package, a common test vector for measures of concentration. */
const published = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
/** Ninety-four equipped offices in the shape of the North Norway project: 22 users, four of them busy. Synthetic. */
const seedShape = [...times(72, 0), ...times(6, 1), ...times(4, 2), ...times(5, 3), ...times(3, 4), 20, 30, 45, 69]

describe('published figures', () => {
  test('ten incomes: both Ginis, HHI, asymmetry and how few make four fifths', () => {
    const of = concentration(published)
    expect(of.gini).toBeCloseTo(0.4620911, 7)
    expect(of.giniCorrected).toBeCloseTo(0.5134346, 7)
    expect(of.hhi).toBeCloseTo(0.1840812, 7)
    expect(of.effectiveNumber).toBeCloseTo(1 / 0.1840812, 4)
    expect(of.hhiNormalised).toBeCloseTo((0.1840812 - 0.1) / 0.9, 6)
    expect(of.asymmetry).toBeCloseTo(1.0935259, 7)
    expect(of.k80).toBe(5)
  })

  test('the Lorenz curve agrees with the printed one', () => {
    const printed = [
      0, 0.008124831, 0.030096417, 0.066815847, 0.118448322, 0.185083952, 0.266197098, 0.362193254, 0.486904154,
      0.665680473, 1,
    ]
    const { lorenz } = concentration(published)
    expect(lorenz).toHaveLength(11)
    for (const [i, l] of printed.entries()) {
      expect(lorenz[i]?.l).toBeCloseTo(l, 9)
      expect(lorenz[i]?.p).toBeCloseTo(i / 10, 12)
    }
  })

  test('a region shaped like the first project: four of 94 make exactly four fifths, and two Ginis tell it', () => {
    const of = concentration(seedShape)
    expect([of.n, of.total, of.users.n, of.top(4), of.k80]).toEqual([94, 205, 22, 0.8, 4])
    expect(of.gini).toBeCloseTo(0.9292683, 7)
    expect(of.giniCorrected).toBeCloseTo(0.9392604, 7)
    expect(of.users.gini).toBeCloseTo(0.6977827, 7)
    expect(of.users.giniCorrected).toBeCloseTo(0.7310105, 7)
    expect(of.hhi).toBeCloseTo(0.1951457, 7)
  })
})

describe('where there is little or nothing to tell', () => {
  test('no cases: everything is undefined, which is not 0, and it is said', () => {
    const of = concentration([0, 0, 0])
    expect([of.gini, of.giniCorrected, of.users.gini, of.hhi, of.hhiNormalised, of.k80, of.top(4)]).toEqual(
      Array(7).fill(null),
    )
    expect([of.asymmetry, of.lorenz, of.total]).toEqual([null, [], 0])
    expect(of.remarks.map(({ code }) => code)).toEqual(['no-cases'])
  })

  test('no offices are told apart from no cases', () => {
    expect(concentration([])).toMatchObject({ n: 0, gini: null, remarks: [{ code: 'no-offices' }] })
  })

  test('one office alone has no corrected Gini, and the sentence says why', () => {
    expect(concentration([7])).toMatchObject({ gini: 0, giniCorrected: null, hhi: 1, hhiNormalised: null, k80: 1 })
    expect(concentration([7]).remarks[0]?.sentence).toContain('One office alone')
    expect(concentration([0, 7])).toMatchObject({ giniCorrected: 1, users: { n: 1, giniCorrected: null } })
  })

  test('the asymmetry is not shown where an office has just the mean', () => {
    expect(concentration([1, 2, 3]).asymmetry).toBeNull()
    expect(concentration([5, 5]).asymmetry).toBeNull()
    expect(concentration([1, 2, 6]).asymmetry).not.toBeNull()
  })

  test('four fifths are counted in whole cases: 8 of 10 is enough, 79 of 100 is not', () => {
    expect(concentration([8, 1, 1]).k80).toBe(1)
    expect(concentration([79, 11, 10]).k80).toBe(2)
  })

  test.each([
    [-1, 'negative', 'counts[1] is -1; it cannot be less than 0.'],
    [Number.NaN, 'not-a-number', 'counts[1] is NaN, which is no number to calculate with.'],
    [Number.POSITIVE_INFINITY, 'not-a-number', 'counts[1] is Infinity, which is no number to calculate with.'],
  ])('a count of %s is refused with its place', (count, code, message) => {
    expect(() => concentration([3, count])).toThrow(expect.objectContaining({ code, path: 'counts[1]', message }))
  })
})

describe('whatever the counts are', () => {
  const counts = fc.array(fc.nat({ max: 500 }), { minLength: 2, maxLength: 60 })
  const used = counts.filter((list) => list.some((count) => count > 0))

  test('counting in other units, or listing the offices otherwise, changes nothing', () => {
    fc.assert(
      fc.property(used, fc.integer({ min: 1, max: 1000 }), (list, times) => {
        const [of, scaled] = [concentration(list), concentration(list.map((count) => count * times))]
        expect(scaled.gini).toBeCloseTo(of.gini!, 10)
        expect(scaled.hhi).toBeCloseTo(of.hhi!, 10)
        expect(scaled.k80).toBe(of.k80)
        expect(concentration(list.toReversed()).gini).toBe(of.gini)
      }),
    )
  })

  test('one more office without a case makes it more uneven', () => {
    fc.assert(
      fc.property(used, (list) => {
        expect(concentration([...list, 0]).gini!).toBeGreaterThan(concentration(list).gini!)
      }),
    )
  })

  test('a Gini lies from 0 to 1 and is twice what lies between the curve and the diagonal', () => {
    fc.assert(
      fc.property(used, (list) => {
        const { gini, giniCorrected, lorenz } = concentration(list)
        const under = lorenz
          .slice(1)
          .reduce((all, { p, l }, i) => all + ((p - lorenz[i]!.p) * (l + lorenz[i]!.l)) / 2, 0)
        expect(gini).toBeCloseTo(1 - 2 * under, 9)
        expect(gini).toBeGreaterThanOrEqual(0)
        expect(giniCorrected).toBeLessThanOrEqual(1 + 1e-9)
        for (const { p, l } of lorenz) expect(l).toBeLessThanOrEqual(p + 1e-12)
      }),
    )
  })

  test('four fifths are reached by so many offices and not by one fewer', () => {
    fc.assert(
      fc.property(used, (list) => {
        const { k80, top } = concentration(list)
        expect(top(k80!)!).toBeGreaterThanOrEqual(0.8 - 1e-12)
        if (k80! > 1) expect(top(k80! - 1)!).toBeLessThan(0.8)
      }),
    )
  })
})
