import type { FieldProblem } from '../kernel/problem.ts'
import { osloDate } from '../kernel/working-days.ts'
import { daysBetween } from './rules.ts'

/** Civil dates, both counted. */
export interface Window {
  readonly from: string
  readonly to: string
}

const dayMs = 86_400_000
/** The first millisecond behind it. */
export const endOf = ({ to }: Window): number => Date.parse(to) + dayMs
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Days in a window that nobody chose: a year, so that no season is missing. */
const usualDays = 365
/** Nobody sent a photograph by a portal before; and no report is longer than a working life. */
const earliest = '2000-01-01'

/** True of a date of the calendar, and of no 31st of February. */
const isCivil = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && dayOf(Date.parse(day)) === day

/** The window that is asked for, or what is wrong with it, each in a sentence. Without words it is the last year. */
export function judgeWindow(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
): Window | { readonly fields: FieldProblem[] } {
  const today = osloDate(now)
  const to = asked.to ?? today
  const from = asked.from ?? (isCivil(to) ? dayOf(Date.parse(to) - (usualDays - 1) * dayMs) : to)
  const fields: FieldProblem[] = []
  const wrong = (name: 'from' | 'to', message: string) => fields.push({ path: `#query/${name}`, message })
  for (const [name, day] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (!isCivil(day)) wrong(name, 'A day of the calendar, like 2026-03-31')
  if (fields.length > 0) return { fields }
  if (to < from) wrong('to', 'The window ends before it begins')
  else if (to > today) wrong('to', 'The window ends after today: what has not happened cannot be counted')
  if (from < earliest) wrong('from', `The window begins before ${earliest}`)
  return fields.length > 0 ? { fields } : { from, to }
}

/** The months of a window, `YYYY-MM`; `whole` leaves out those that it holds only a part of. */
export function monthsIn({ from, to }: Window, whole: boolean): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month)) {
    const [first, last] = [`${month}-01`, dayOf(Date.parse(`${monthAfter(month)}-01`) - dayMs)]
    if (!whole || (first >= from && last <= to)) months.push(month)
  }
  return months
}

export const monthAfter = (month: string): string => dayOf(Date.parse(`${month}-01`) + 31 * dayMs).slice(0, 7)
export const daysOfMonth = (month: string): number => daysBetween(`${month}-01`, `${monthAfter(month)}-01`)
