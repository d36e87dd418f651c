import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betweenChart, gapsOf } from '../../api/figures/between.ts'
import { pChart, uChart, xmr } from '../../api/figures/charts.ts'
import { runRules } from '../../api/figures/run-rules.ts'

const flat = (n: number, value: number) => Array<number>(n).fill(value)

describe('single values and their moving ranges', () => {
  test('the example of the NIST handbook comes out to the printed digit', () => {
    const of = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    expect(of.mean).toBeCloseTo(50.81, 2)
    expect(of.meanRange).toBeCloseTo(1.877778, 6)
    expect(of.upper).toBeCloseTo(55.80409, 5)
    expect(of.lower).toBeCloseTo(45.81591, 5)
    expect(of.rangeUpper).toBeCloseTo(6.1347, 4)
    expect(of).toMatchObject({ signals: [], rangeSignals: [], remarks: [] })
  })

  test('a value far off is a signal by its place', () => {
    const of = xmr([...[5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6], 40])
    expect(of).toMatchObject({ signals: [16], rangeSignals: [16] })
  })

  test('under ten points there are limits and no signals, and it is said', () => {
    expect(xmr([5, 6, 5, 6, 5, 6, 5, 6, 99])).toMatchObject({ signals: null, remarks: [{ code: 'too-few-points' }] })
  })

  test('one value, none, or all alike: no limits', () => {
    for (const values of [[], [3], flat(12, 3)])
      expect(xmr(values)).toMatchObject({
        lower: null,
        upper: null,
        rangeUpper: null,
        remarks: [{ code: 'no-limits' }, ...(values.length < 10 ? [{}] : [])],
      })
    expect(() => xmr([1, Number.NaN])).toThrow('values[1] is NaN')
  })

  test('moved or stretched values have moved and stretched limits', () => {
    const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(values, fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 9 }), (list, shift, scale) => {
        const [of, changed] = [xmr(list), xmr(list.map((value) => value * scale + shift))]
        fc.pre(of.upper !== null)
        expect(changed.upper).toBeCloseTo(of.upper! * scale + shift, 6)
        expect(changed.lower).toBeCloseTo(of.lower! * scale + shift, 6)
        expect(changed.rangeUpper).toBeCloseTo(of.rangeUpper! * scale, 6)
      }),
    )
  })
})

describe('parts and rates', () => {
  const counts = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]

  test('a published chart of rates comes out to the printed digit, without a signal', () => {
    const of = uChart(counts, flat(20, 5))
    expect(of.centre).toBeCloseTo(1.93, 2)
    expect(of.points[0]?.lower).toBeCloseTo(0.06613305, 8)
    expect(of.points[0]?.upper).toBeCloseTo(3.793867, 6)
    expect(of.signals).toEqual([])
  })

  test('limits of parts stay from 0 to 1 and widen where there were few', () => {
    const of = pChart([9, 1, 18, ...flat(8, 9)], [10, 2, 20, ...flat(8, 10)])
    expect(of.points[0]?.upper).toBe(1)
    expect(of.points[1]!.lower).toBeLessThan(of.points[2]!.lower)
    expect(of.points.every((point) => point!.lower >= 0)).toBe(true)
  })

  test('nothing to count of is left out, and with fewer than ten left nothing is a signal', () => {
    const of = uChart([...flat(9, 1), 0, 60], [...flat(9, 5), 0, 5])
    expect(of.points[9]).toBeNull()
    expect(of).toMatchObject({ n: 10, signals: [10] })
    expect(uChart([...flat(8, 1), 0, 60], [...flat(8, 5), 0, 5])).toMatchObject({ n: 9, signals: null })
    expect(pChart([], [])).toMatchObject({ centre: null, remarks: [{ code: 'no-size' }, { code: 'too-few-points' }] })
  })

  test('negative exposure, more than there were, cases without exposure and lists that do not fit are refused', () => {
    expect(() => uChart([1], [-5])).toThrow('sizes[0] is -5; it cannot be less than 0.')
    expect(() => uChart([1], [0])).toThrow('counts[0] is 1 without any exposure.')
    expect(() => pChart([6], [5])).toThrow('counts[0] is 6 of only 5.')
    expect(() => pChart([6], [])).toThrow('There are 1 of counts and 0 of sizes')
  })
})

describe('run rules', () => {
  /** So many points beside the median; where they are odd, two more lie on it and do not count. */
  const points = (n: number) =>
    n % 2 === 0 ? [...flat(n / 2, 0), ...flat(n / 2, 2)] : [...flat((n - 1) / 2, 0), 1, 1, ...flat((n + 1) / 2, 2)]

  test('limits of 10 to 20 points are the published ones', () => {
    const of = Array.from({ length: 11 }, (_, i) => runRules(points(i + 10)))
    expect(of.map(({ useful }) => useful)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
    expect(of.map(({ runLimit }) => runLimit)).toEqual([6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7])
    expect(of.map(({ crossingLimit }) => crossingLimit)).toEqual([2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6])
  })

  test('a series of years has limits too', () => {
    expect(runRules(points(4000))).toMatchObject({ runLimit: 15, signal: true })
    expect(runRules(points(4000)).crossingLimit).toBeGreaterThan(1900)
  })

  test('a shift is a signal twice: one long run, and one crossing', () => {
    expect(runRules([...flat(10, 3), ...flat(10, 8)])).toMatchObject({ longestRun: 10, crossings: 1, signal: true })
  })

  test('what swings about its median is none', () => {
    expect(runRules([1, 2, 1, 2, 2, 1, 1, 2, 1, 2])).toMatchObject({ useful: 10, signal: false })
  })

  test('under ten useful points nothing is said, also where more lie on the median', () => {
    expect(runRules([...flat(20, 4), 9, 1])).toMatchObject({ useful: 2, signal: null, runLimit: null, remarks: [{}] })
    expect(runRules([])).toMatchObject({ median: null, signal: null })
  })
})

describe('days between rare cases', () => {
  test('days are counted over summer time and leap day, and may be none', () => {
    expect(gapsOf(['2024-02-28', '2024-03-01', '2024-03-01', '2024-04-01'])).toEqual([2, 0, 31])
    expect(() => gapsOf(['2024-03-01', '2024-02-28'])).toThrow('days[1] lies before the one it follows.')
    expect(() => gapsOf(['soon'])).toThrow('days[0] is "soon"')
  })

  test('limits are in days again, never under none, and a long silence is a signal', () => {
    const of = betweenChart([12, 9, 15, 11, 8, 14, 10, 12, 9, 13, 11, 200])
    expect(of.lower).toBeGreaterThanOrEqual(0)
    expect(of.centre).toBeGreaterThan(of.lower!)
    expect(of.signals).toEqual([11])
    expect(betweenChart([4, 5]).signals).toBeNull()
  })
})
