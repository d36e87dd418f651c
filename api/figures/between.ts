import { type Xmr, xmr } from './charts.ts'
import { checkNumbers, FigureError } from './figure.ts'

/** Days between rare cases lie skewed; to this power they lie about as a normal distribution (Nelson 1994, J Qual Tech 26:239). */
const power = 1 / 3.6

/** Chart for offices with less than a case a week: days from case to case, where a week's count would be 0 or 1. */
export interface BetweenChart {
  readonly gaps: readonly number[]
  /** In days, turned back; under the mean of the days themselves. null as in `Xmr`. */
  readonly centre: number | null
  readonly lower: number | null
  readonly upper: number | null
  /** Places of gaps strictly outside; null with too few. Over `upper`: cases became rarer. */
  readonly signals: readonly number[] | null
  /** The chart it was made with, on the transformed scale. */
  readonly transformed: Xmr
}

/** Days between one case and the next, from civil dates ascending. Throws FigureError on what is no day and on days that go back. */
export function gapsOf(days: readonly string[]): number[] {
  const moments = days.map((day, i) => {
    const moment = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN
    if (Number.isNaN(moment))
      throw new FigureError(
        'malformed',
        `days[${i}]`,
        `days[${i}] is ${JSON.stringify(day)}; a day is written like 2026-03-31.`,
      )
    return moment
  })
  return moments.slice(1).map((moment, i) => {
    if (moment < moments[i]!)
      throw new FigureError('out-of-range', `days[${i + 1}]`, `days[${i + 1}] lies before the one it follows.`)
    return Math.round((moment - moments[i]!) / 86_400_000)
  })
}

/** Throws FigureError on a negative gap and on what is no number. */
export function betweenChart(gaps: readonly number[]): BetweenChart {
  checkNumbers(gaps, 'gaps', 0)
  const transformed = xmr(gaps.map((gap) => gap ** power))
  const back = (value: number | null) => (value === null ? null : Math.max(0, value) ** (1 / power))
  return {
    gaps,
    centre: back(transformed.mean),
    lower: back(transformed.lower),
    upper: back(transformed.upper),
    signals: transformed.signals,
    transformed,
  }
}
