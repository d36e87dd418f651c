import { isWorkingDay, osloDate } from '../../kernel/working-days.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const opensAt = 8
const openHours = 7.5

const osloHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', hour: '2-digit', hourCycle: 'h23' })

/**
 * Office hours as a line: `at(3.5)` is the middle of the fourth working day of the span. Adding to a place on the line
 * never ends at night or on a holiday.
 */
export interface WorkingTime {
  /** Working days of the span. */
  readonly days: number
  at(place: number): Date
  /** Where on the line a day lies, counted back from the end of the span. */
  placeOfDaysAgo(days: number): number
  /** The place of a moment; one outside office hours is moved to the next opening. */
  placeOfMoment(at: Date): number
  /** Month of the year at this place, 0 to 11. */
  monthAt(place: number): number
}

/** The working days of the `days` days before `end`. */
export function workingTime(end: Date, days: number): WorkingTime {
  const openings: number[] = []
  // The date in Oslo: an hour after midnight there it is still yesterday in UTC.
  const midnight = Date.parse(osloDate(end))
  for (let day = midnight - days * dayMs; day < midnight; day += dayMs) {
    const noon = new Date(day + 11 * hourMs)
    if (!isWorkingDay(noon)) continue
    // The hour in Oslo at 11:00 UTC tells whether summer time is kept.
    openings.push(day + (opensAt - (Number(osloHour.format(noon)) - 11)) * hourMs)
  }
  return {
    days: openings.length,
    at: (place) => {
      const day = Math.min(openings.length - 1, Math.max(0, Math.floor(place)))
      return new Date(Math.round(openings[day]! + Math.min(1, Math.max(0, place - day)) * openHours * hourMs))
    },
    placeOfDaysAgo: (ago) => {
      const found = openings.findIndex((opening) => opening >= midnight - ago * dayMs)
      return found === -1 ? openings.length : found
    },
    placeOfMoment: (at) => {
      const later = openings.findIndex((opening) => opening > at.getTime())
      const day = (later === -1 ? openings.length : later) - 1
      const part = day < 0 ? 1 : (at.getTime() - openings[day]!) / (openHours * hourMs)
      return part > 1 ? day + 1 : day + part
    },
    monthAt: (place) => new Date(openings[Math.min(openings.length - 1, Math.floor(place))]!).getUTCMonth(),
  }
}
