import { checkNumbers, type Remark } from './figure.ts'

/** With fewer points nothing is called a signal: chance alone makes such patterns too often. */
export const leastPoints = 10
export const tooFew = (n: number): Remark => ({
  code: 'too-few-points',
  sentence: `${n} ${n === 1 ? 'point is' : 'points are'} too few: with fewer than ${leastPoints} nothing is called a signal.`,
})

/** What a run chart says of a series in the order of time. */
export interface RunRules {
  readonly n: number
  /** null without points. */
  readonly median: number | null
  /** Points that do not lie on the median; only they count. */
  readonly useful: number
  readonly longestRun: number
  /** A longer run than this is a signal; null with too few useful points. */
  readonly runLimit: number | null
  readonly crossings: number
  /** Fewer crossings than this are a signal. */
  readonly crossingLimit: number | null
  /** null: too few useful points to say. */
  readonly signal: boolean | null
  readonly remarks: readonly Remark[]
}

/**
 * Whether a series changed: one side of the median for too long, or crossing it too seldom (Anhøj & Olesen 2014,
 * PLoS One 9:e113825). It says that something changed, not why. Throws FigureError on what is no number.
 */
export function runRules(values: readonly number[]): RunRules {
  checkNumbers(values, 'values')
  const median = medianOf(values)
  const sides = values.filter((value) => value !== median).map((value) => value > median!)
  const useful = sides.length
  let [longestRun, run, crossings] = [0, 0, 0]
  for (const [i, side] of sides.entries()) {
    if (i > 0 && side !== sides[i - 1]) {
      crossings++
      run = 0
    }
    longestRun = Math.max(longestRun, ++run)
  }
  const seen = { n: values.length, median, useful, longestRun, crossings }
  if (useful < leastPoints)
    return { ...seen, runLimit: null, crossingLimit: null, signal: null, remarks: [tooFew(useful)] }
  const runLimit = Math.round(Math.log2(useful) + 3)
  const crossingLimit = fewestCrossings(useful)
  return { ...seen, runLimit, crossingLimit, signal: longestRun > runLimit || crossings < crossingLimit, remarks: [] }
}

/** The middle value, or the mean of both middle ones; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const ordered = values.toSorted((a, b) => a - b)
  const half = ordered.length / 2
  const [low, high] = [ordered[Math.ceil(half) - 1], ordered[Math.floor(half)]]
  return low === undefined || high === undefined ? null : low + (high - low) / 2
}

/** The smallest count of crossings that chance stays at or under in at least one of twenty series. */
function fewestCrossings(useful: number): number {
  const tosses = useful - 1
  // In logarithms, because half to the power of a long series is too small for a number.
  let log = tosses * Math.log(0.5)
  let atMost = Math.exp(log)
  let crossings = 0
  while (atMost < 0.05) {
    log += Math.log((tosses - crossings) / (crossings + 1))
    crossings++
    atMost += Math.exp(log)
  }
  return crossings
}
