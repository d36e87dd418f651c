const dayMs = 86_400_000
const hourMs = 3_600_000
/** Norwegian civil days are counted as whole days since 1970-01-01. */
type CivilDay = number

const osloCalendar = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

/** Oslo lies a whole number of hours from UTC, so an hour has one day; a year of cases fills this with 8,760 numbers. */
const dayOfHour = new Map<number, CivilDay>()
function osloDay(at: Date): CivilDay {
  const hour = Math.floor(at.getTime() / hourMs)
  const known = dayOfHour.get(hour)
  if (known !== undefined) return known
  const part = Object.fromEntries(osloCalendar.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const day = Date.UTC(part.year!, part.month! - 1, part.day!) / dayMs
  dayOfHour.set(hour, day)
  return day
}

/** The last millisecond of the day in Oslo. The clocks change at night but never at midnight, so two offsets suffice. */
function endOfOsloDay(day: CivilDay): Date {
  const midnightInSummer = (day + 1) * dayMs - 2 * hourMs
  const isSummer = osloDay(new Date(midnightInSummer)) === day + 1
  return new Date(midnightInSummer + (isSummer ? 0 : hourMs) - 1)
}

/** Gregorian Easter Sunday (the anonymous algorithm printed by Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): CivilDay {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const monthAndDay = h + l - 7 * m + 114
  return Date.UTC(year, Math.floor(monthAndDay / 31) - 1, (monthAndDay % 31) + 1) / dayMs
}

/** Days after Easter Sunday: Maundy Thursday, Good Friday, Easter itself and its Monday, Ascension, Whitsun and its Monday. */
const movable = [-3, -2, 0, 1, 39, 49, 50]
/** Month and day: New Year, 1 and 17 May, Christmas Day and Boxing Day. */
const fixed = [
  [1, 1],
  [5, 1],
  [5, 17],
  [12, 25],
  [12, 26],
] as const

/**
 * Norway's public holidays in a year as `YYYY-MM-DD`, in order: the holy days of the act on holy days (1995) and the
 * two May days of the act of 1947. Christmas Eve and New Year's Eve are working days in law.
 */
export function publicHolidays(year: number): readonly string[] {
  return [...holidaysOf(year)].sort((a, b) => a - b).map(isoDay)
}

const holidayCache = new Map<number, ReadonlySet<CivilDay>>()
function holidaysOf(year: number): ReadonlySet<CivilDay> {
  const known = holidayCache.get(year)
  if (known) return known
  const easter = easterSunday(year)
  const fixedDays = fixed.map(([month, day]) => Date.UTC(year, month - 1, day) / dayMs)
  const days = new Set([...fixedDays, ...movable.map((offset) => easter + offset)])
  holidayCache.set(year, days)
  return days
}

const isoDay = (day: CivilDay) => new Date(day * dayMs).toISOString().slice(0, 10)

/** The date on the wall in Oslo, `YYYY-MM-DD`. */
export const osloDate = (at: Date): string => isoDay(osloDay(at))

function isWorking(day: CivilDay): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7 // day 0 was a Thursday; Sunday is 0
  return weekday !== 0 && weekday !== 6 && !holidaysOf(new Date(day * dayMs).getUTCFullYear()).has(day)
}

/** True on Monday to Friday in Oslo, unless that day is a public holiday. */
export const isWorkingDay = (at: Date): boolean => isWorking(osloDay(at))

/** Working days a hospital has to assess a referral (Directorate of Health, prioriteringsveiledere: when referrals are assessed). */
export const assessmentDays = 10

/**
 * When a referral must be assessed: the last millisecond, Oslo time, of the tenth working day after the day it was
 * first received anywhere in specialist care. Forwarding does not restart the clock, so pass the first receipt, always.
 * Source: Directorate of Health, prioriteringsveiledere and henvisningsveileder.
 */
export function dueAt(receivedAt: Date, workingDays: number = assessmentDays): Date {
  let day = osloDay(receivedAt)
  for (let left = workingDays; left > 0; ) if (isWorking(++day)) left--
  return endOfOsloDay(day)
}

/** Working days after the day of `from`, up to and including the day of `to`; negative when `to` is an earlier day. */
export function workingDaysBetween(from: Date, to: Date): number {
  const [first, last] = [osloDay(from), osloDay(to)]
  if (last < first) return 0 - workingDaysBetween(to, from) // never -0
  let count = 0
  for (let day = first + 1; day <= last; day++) if (isWorking(day)) count++
  return count
}
