import { language, msg, plural, str } from './i18n.ts'

/** A moment as the wire carries it, or a calendar date such as a birth date (`2026-11-24`), which no time zone may move. */
export type When = Date | string | number

const locales = { en: 'en-GB', nb: 'nb-NO' } as const
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

/** 24.11.2026, or 24 Nov 2026 where day and month could be confused. */
export const formatDate = (when: When): string => dates(day()).format(moment(when))

/** 24.11.2026, 09:05 */
export const formatDateTime = (when: When): string => dates({ ...day(), ...clock }).format(moment(when))

/** 09:05 */
export const formatTime = (when: When): string => dates(clock).format(moment(when))

/** October 2026, of a month as `2026-10`. */
export const formatMonth = (month: string): string =>
  dates({ month: 'long', year: 'numeric' }).format(moment(`${month}-01`))

/** Today and yesterday by name, other days by date; for lists that are read at a glance. It stands within a sentence. */
export function formatDay(when: When, now: Date = new Date()): string {
  const days = Math.round((midnight(now) - midnight(moment(when))) / 86_400_000)
  if (days === 0) return msg(str`today ${formatTime(when)}`)
  if (days === 1) return msg(str`yesterday ${formatTime(when)}`)
  return formatDate(when)
}

/** 1 234,5 in Norwegian, 1,234.5 in English. */
export const formatNumber = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  numbers(options).format(value)

/** 0.42 as 42 %. */
export const formatPercent = (share: number, maximumFractionDigits = 0): string =>
  numbers({ style: 'percent', maximumFractionDigits }).format(share)

/** Whole years, and for small children months or days, because doses and diagnoses turn on them. */
export function formatAge(birthDate: When, at: Date = new Date()): string {
  const born = moment(birthDate)
  const months =
    (at.getFullYear() - born.getFullYear()) * 12 +
    at.getMonth() -
    born.getMonth() -
    (at.getDate() < born.getDate() ? 1 : 0)
  if (months >= 24) return msg(str`${Math.floor(months / 12)} years`)
  if (months >= 1) return plural(months, { one: msg('1 month'), other: msg(str`${months} months`) })
  const days = Math.max(0, Math.round((midnight(at) - midnight(born)) / 86_400_000))
  return plural(days, { one: msg('1 day'), other: msg(str`${days} days`) })
}

/** What is left of a deadline, in the words a worklist uses: below zero it has passed. */
export function formatWorkingDaysLeft(days: number): string {
  if (days < 0) return plural(-days, { one: msg('1 working day late'), other: msg(str`${-days} working days late`) })
  return plural(days, {
    zero: msg('Due today'),
    one: msg('1 working day left'),
    other: msg(str`${days} working days left`),
  })
}

const clock = { hour: '2-digit', minute: '2-digit' } as const

function day(): Intl.DateTimeFormatOptions {
  return language() === 'nb'
    ? { day: '2-digit', month: '2-digit', year: 'numeric' }
    : { day: 'numeric', month: 'short', year: 'numeric' }
}

function moment(when: When): Date {
  const calendar = typeof when === 'string' && /^(\d{4})-(\d\d)-(\d\d)$/.exec(when)
  return calendar ? new Date(Number(calendar[1]), Number(calendar[2]) - 1, Number(calendar[3])) : new Date(when)
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return remembered(`d${JSON.stringify(options)}`, (locale) => new Intl.DateTimeFormat(locale, options))
}

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return remembered(`n${JSON.stringify(options)}`, (locale) => new Intl.NumberFormat(locale, options))
}

/** Making one takes a millisecond, and a worklist asks for hundreds. */
function remembered<F extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: (locale: string) => F): F {
  const locale = locales[language()]
  const found = made.get(locale + key) ?? make(locale)
  made.set(locale + key, found)
  return found as F
}
