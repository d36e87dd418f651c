import { checkNumbers, checkSameLength, FigureError, type Remark, sum } from './figure.ts'
import { leastPoints, tooFew } from './run-rules.ts'

/** Mean moving range of two points in standard deviations, and how far ranges go: constants of every control chart. */
const d2 = 1.128
const d4 = 3.267

/** Single values in the order of time, and the limits of their own ordinary variation. */
export interface Xmr {
  readonly n: number
  readonly mean: number | null
  /** Mean of `movingRanges`. */
  readonly meanRange: number | null
  /** From each value to the one before. */
  readonly movingRanges: readonly number[]
  /** null: no limits, for lack of values or because they never change. */
  readonly lower: number | null
  readonly upper: number | null
  readonly rangeUpper: number | null
  /** Places of values strictly outside, from 0; null with too few points to call anything a signal. */
  readonly signals: readonly number[] | null
  /** Places of values whose distance from the one before is strictly outside. */
  readonly rangeSignals: readonly number[] | null
  readonly remarks: readonly Remark[]
}

const noSpread: Remark = {
  code: 'no-limits',
  sentence: 'There are no limits: it takes two values or more that are not all alike.',
}

/** Chart of single values and moving ranges: mean ± 3 · mean range / 1.128. Throws FigureError on what is no number. */
export function xmr(values: readonly number[]): Xmr {
  checkNumbers(values, 'values')
  const n = values.length
  const movingRanges = values.slice(1).map((value, i) => Math.abs(value - values[i]!))
  const mean = n === 0 ? null : sum(values) / n
  const meanRange = n < 2 ? null : sum(movingRanges) / (n - 1)
  const remarks = n < leastPoints ? [tooFew(n)] : []
  const seen = { n, mean, meanRange, movingRanges }
  if (mean === null || meanRange === null || meanRange === 0) {
    const none = n < leastPoints ? null : []
    const noLimits = { lower: null, upper: null, rangeUpper: null, signals: none, rangeSignals: none }
    return { ...seen, ...noLimits, remarks: [noSpread, ...remarks] }
  }
  const [reach, rangeUpper] = [(3 * meanRange) / d2, d4 * meanRange]
  const [lower, upper] = [mean - reach, mean + reach]
  const placesOf = (isOutside: (value: number) => boolean, of: readonly number[], shift: number) =>
    n < leastPoints ? null : of.flatMap((value, i) => (isOutside(value) ? i + shift : []))
  return {
    ...seen,
    lower,
    upper,
    rangeUpper,
    signals: placesOf((value) => value < lower || value > upper, values, 0),
    rangeSignals: placesOf((range) => range > rangeUpper, movingRanges, 1),
    remarks,
  }
}

export interface ControlPoint {
  readonly value: number
  readonly lower: number
  readonly upper: number
  /** Strictly outside its limits; null with too few points to call anything a signal. */
  readonly isSignal: boolean | null
}

export interface ControlChart {
  /** Points with a size. */
  readonly n: number
  /** Of all together; null where there is nothing to divide by. */
  readonly centre: number | null
  /** In the order given; null where the size is 0, and nothing can be said. */
  readonly points: readonly (ControlPoint | null)[]
  readonly signals: readonly number[] | null
  readonly remarks: readonly Remark[]
}

/**
 * Chart of parts: of `sizes[i]` cases, `counts[i]` were so. p̄ ± 3√(p̄(1-p̄)/n), within 0 and 1.
 * Throws FigureError on a negative or missing number and where more are counted than there were.
 */
export function pChart(counts: readonly number[], sizes: readonly number[]): ControlChart {
  return controlChart(counts, sizes, {
    check: (count, size, i) => {
      if (count > size)
        throw new FigureError('out-of-range', `counts[${i}]`, `counts[${i}] is ${count} of only ${size}.`)
    },
    deviation: (centre, size) => Math.sqrt((centre * (1 - centre)) / size),
    most: 1,
  })
}

/**
 * Chart of rates: `counts[i]` events in `sizes[i]` of exposure, in any unit. ū ± 3√(ū/n), from 0 on.
 * Throws FigureError on a negative or missing number and on events without exposure.
 */
export function uChart(counts: readonly number[], sizes: readonly number[]): ControlChart {
  return controlChart(counts, sizes, {
    check: (count, size, i) => {
      if (size === 0 && count > 0)
        throw new FigureError('out-of-range', `counts[${i}]`, `counts[${i}] is ${count} without any exposure.`)
    },
    deviation: (centre, size) => Math.sqrt(centre / size),
    most: Number.POSITIVE_INFINITY,
  })
}

interface Kind {
  check(count: number, size: number, i: number): void
  deviation(centre: number, size: number): number
  readonly most: number
}

const nothing: Remark = { code: 'no-size', sentence: 'There is nothing to count of, so no rate can be told.' }

function controlChart(counts: readonly number[], sizes: readonly number[], kind: Kind): ControlChart {
  checkSameLength(counts, sizes, ['counts', 'sizes'])
  checkNumbers(counts, 'counts', 0)
  checkNumbers(sizes, 'sizes', 0)
  for (const [i, count] of counts.entries()) kind.check(count, sizes[i]!, i)
  const n = sizes.filter((size) => size > 0).length
  const isEnough = n >= leastPoints
  const centre = n === 0 ? null : sum(counts) / sum(sizes)
  const points = counts.map((count, i): ControlPoint | null => {
    const size = sizes[i]!
    if (size === 0 || centre === null) return null
    const reach = 3 * kind.deviation(centre, size)
    const [lower, upper] = [Math.max(0, centre - reach), Math.min(kind.most, centre + reach)]
    const value = count / size
    return { value, lower, upper, isSignal: isEnough ? value < lower || value > upper : null }
  })
  return {
    n,
    centre,
    points,
    signals: isEnough ? points.flatMap((point, i) => (point?.isSignal ? i : [])) : null,
    remarks: [...(centre === null ? [nothing] : []), ...(isEnough ? [] : [tooFew(n)])],
  }
}
