import { FigureError } from './figure.ts'

/** Offices of a cohort with a case in that quarter. */
export interface CohortCell {
  readonly active: number
  /** Of the cohort, 0 to 1. */
  readonly share: number
}

export interface CohortRow {
  /** The quarter of first use, `2026-Q1`. */
  readonly cohort: string
  readonly offices: number
  /** One for each quarter of the table; null: before the first use, or not observed whole. Never 0 for not observed. */
  readonly cells: readonly (CohortCell | null)[]
}

export interface CohortTable {
  readonly quarters: readonly string[]
  readonly rows: readonly CohortRow[]
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const dayAfter = (day: string): string => dayOf(Date.parse(day) + 86_400_000)
const civil = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
function checkDay(day: string, path: string): void {
  // trap: the 31st of February reads as a day of March.
  if (!civil.test(day) || dayOf(Date.parse(day)) !== day)
    throw new FigureError('malformed', path, `${path} is ${JSON.stringify(day)}; a day is written like 2026-03-31.`)
}

/** Quarters since year 0, so that they can be counted. */
export const quarterOf = (day: string): number =>
  Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)
const named = (quarter: number): string => `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`
export const firstDay = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(4, '0')}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`

/**
 * Who goes on using it, by the quarter of first use. `caseDays`: for each office the civil dates with cases, in any
 * order; those without any are in no row. `observed`: first and last day looked at, both counted; later cases are not.
 * Throws FigureError on what is no day.
 */
export function cohortTable(
  caseDays: readonly (readonly string[])[],
  observed: { readonly from: string; readonly to: string },
): CohortTable {
  checkDay(observed.from, 'observed.from')
  checkDay(observed.to, 'observed.to')
  if (observed.to < observed.from)
    throw new FigureError('out-of-range', 'observed.to', 'What is observed ends before it begins.')
  // The same days come again and again.
  const checked = new Set<string>()
  for (const [i, days] of caseDays.entries())
    for (const [j, day] of days.entries()) {
      if (!checked.has(day)) checkDay(day, `caseDays[${i}][${j}]`)
      checked.add(day)
    }
  const used = caseDays
    .map((days) => new Set(days.filter((day) => day <= observed.to).map(quarterOf)))
    .filter(({ size }) => size > 0)
  const cohorts = Map.groupBy(used, (quarters) => Math.min(...quarters))
  const first = Math.min(...cohorts.keys())
  const count = used.length === 0 ? 0 : quarterOf(observed.to) - first + 1
  const quarters = Array.from({ length: count }, (_, i) => first + i)
  const isWhole = (quarter: number) =>
    firstDay(quarter) >= observed.from && firstDay(quarter + 1) <= dayAfter(observed.to)
  const rows = [...cohorts]
    .sort(([a], [b]) => a - b)
    .map(([cohort, offices]) => ({
      cohort: named(cohort),
      offices: offices.length,
      cells: quarters.map((quarter) => {
        if (quarter < cohort || !isWhole(quarter)) return null
        const active = offices.filter((own) => own.has(quarter)).length
        return { active, share: active / offices.length }
      }),
    }))
  return { quarters: quarters.map(named), rows }
}
