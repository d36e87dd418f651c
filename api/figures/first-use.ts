import { checkNumbers, FigureError, type Remark } from './figure.ts'

/** Days from connection to the first case, or, without one, to the day up to which the office was seen. */
export interface Waiting {
  readonly time: number
  /** The first case came; false where the office was closed, or the window ended, before any. */
  readonly event: boolean
}

/** A day on which offices sent their first case. */
export interface SurvivalStep {
  readonly time: number
  /** Offices still without a case and still seen just before. */
  readonly atRisk: number
  readonly events: number
  /** The part still without a case after that day, 0 to 1. */
  readonly survival: number
}

export interface FirstUse {
  readonly n: number
  readonly events: number
  readonly steps: readonly SurvivalStep[]
  /** The first time at which half of them have used it; null: not reached. */
  readonly median: number | null
  readonly remarks: readonly Remark[]
}

const nobody: Remark = { code: 'no-offices', sentence: 'There are no offices, so no time to first use can be told.' }
const notReached: Remark = {
  code: 'median-not-reached',
  sentence: 'Fewer than half have used it in the time they were seen: the median is not reached.',
}

/**
 * How long offices go without a first case (Kaplan & Meier 1958, JASA 53:457). On a day with both, first cases come
 * before ends of sight. No forecast is made of it. Throws FigureError on a negative time and on what is no number.
 */
export function kaplanMeier(times: readonly Waiting[]): FirstUse {
  const days = times.map(({ time }) => time)
  checkNumbers(days, 'times', 0)
  for (const [i, { event }] of times.entries())
    if (typeof event !== 'boolean')
      throw new FigureError('malformed', `times[${i}]`, `times[${i}] does not say whether there was a first case.`)
  const ascending = times.toSorted((a, b) => a.time - b.time)
  const steps: SurvivalStep[] = []
  let survival = 1
  for (let i = 0; i < ascending.length; ) {
    const { time } = ascending[i]!
    let [here, events] = [0, 0]
    for (; ascending[i + here]?.time === time; here++) if (ascending[i + here]!.event) events++
    const atRisk = ascending.length - i
    if (events > 0) steps.push({ time, atRisk, events, survival: (survival *= 1 - events / atRisk) })
    i += here
  }
  // A product of fractions that is exactly one half may come out a hair above it.
  const median = steps.find((step) => step.survival <= 0.5 + 1e-12)?.time ?? null
  return {
    n: times.length,
    events: times.filter(({ event }) => event).length,
    steps,
    median,
    remarks: times.length === 0 ? [nobody] : median === null ? [notReached] : [],
  }
}
