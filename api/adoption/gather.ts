import { sql } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { latestVersions } from '../office/read-profile.ts'
import type { Profile } from '../office/rules.ts'
import { officeContacts } from '../office/table.ts'
import { officeDays } from './table.ts'
import { endOf, type Window } from './window.ts'

type Office = typeof offices.$inferSelect

/** What an office sent, up to the end of the window: sums, never single days. */
export interface OfficeUseSums {
  readonly office: Office
  /** Ever, and in the window. */
  readonly ever: number
  readonly cases: number
  readonly repliesEver: number
  readonly acknowledgedEver: number
  /** Civil dates of the first and the last day with a case. */
  readonly firstOn: string | null
  readonly lastOn: string | null
  /** The last day with a case, also after the window; known of an office alone that went into another on no known day. */
  readonly lastEverOn: string | null
  /** Cases by month, `YYYY-MM`. */
  readonly months: ReadonlyMap<string, number>
  readonly profile: Profile | null
}

/** So many are asked about together: no statement takes long, and others are served between. */
const officesAtOnce = 25

/** Whatever else waits has its turn. */
export const others = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Offices, or whatever else is read by its ids, in bites. */
export async function* fewAtATime<T>(all: readonly T[], atOnce = officesAtOnce): AsyncGenerator<T[]> {
  for (let n = 0; n < all.length; n += atOnce) {
    yield all.slice(n, n + atOnce)
    await others()
  }
}

/** Each office with its sums and what is known of it. */
export async function gatherOffices(scope: Scope, window: Window): Promise<OfficeUseSums[]> {
  const gathered: OfficeUseSums[] = []
  const all = await scope.find(offices)
  await others()
  for await (const some of fewAtATime(all)) {
    const ids = some.map(({ id }) => id)
    const days = await daysOf(scope, ids, window.to)
    const profiles = await latestVersions(scope, ids)
    const lastDays = await lastDaysOf(scope, some)
    for (const office of some) {
      const profile = profiles.get(office.id)?.content ?? null
      const lastEverOn = lastDays.get(office.id) ?? null
      gathered.push({ office, ...summed(days.get(office.id), window.from), lastEverOn, profile })
    }
  }
  return gathered
}

/** Until when those were there that went into another office on no known day: what they did last, whatever is asked about. */
async function lastDaysOf(scope: Scope, some: readonly Office[]): Promise<ReadonlyMap<string, string>> {
  const gone = some.filter(({ mergedInto, closedAt }) => mergedInto && !closedAt).map(({ id }) => id)
  if (gone.length === 0) return new Map()
  const rows = await scope.gather(
    officeDays,
    { officeId: sql`${officeDays.officeId}` },
    { last: sql`max(${officeDays.day})` },
    sql`${oneOf(officeDays.officeId, gone)} and ${officeDays.cases} > 0`,
  )
  return new Map(rows.map(({ officeId, last }) => [String(officeId), String(last)]))
}

export interface DaysRow {
  readonly officeId: string
  readonly replies: number
  readonly acknowledged: number
  /** Every day with a count, as `2026-03-312` for two cases on the 31st: one text for an office, in any order. */
  readonly days: string | null
}

/** What these offices did up to a civil date, by their ids. */
export async function daysOf(scope: Scope, ids: readonly string[], to: string): Promise<ReadonlyMap<string, DaysRow>> {
  const rows = (await scope.gather(
    officeDays,
    { officeId: sql`${officeDays.officeId}` },
    {
      replies: sql`sum(${officeDays.replies})`,
      acknowledged: sql`sum(${officeDays.acknowledged})`,
      // As the rows lie in the index: grouping by month there would sort a million of them.
      days: sql`group_concat(case when ${officeDays.cases} <> 0 then ${officeDays.day} || ${officeDays.cases} end)`,
    },
    sql`${oneOf(officeDays.officeId, ids)} and ${officeDays.day} <= ${to}`,
  )) as unknown as DaysRow[] // the shape is that of the question above
  return new Map(rows.map((row) => [row.officeId, row]))
}

const dayLength = '2026-03-31'.length

/** Every day with a count, in any order. */
export function eachDay(row: DaysRow | undefined, told: (day: string, count: number) => void): void {
  const days = row?.days ?? ''
  for (let at = 0, end = 0; at < days.length; at = end + 1) {
    end = days.indexOf(',', at)
    if (end < 0) end = days.length
    told(days.slice(at, at + dayLength), Number(days.slice(at + dayLength, end)))
  }
}

/** A day on which more was taken back than sent makes a month smaller; it is no day with a case. */
function summed(row: DaysRow | undefined, from: string) {
  let [ever, cases, firstOn, lastOn] = [0, 0, null as string | null, null as string | null]
  const months = new Map<string, number>()
  let month = ' '
  eachDay(row, (day, count) => {
    if (!day.startsWith(month)) month = day.slice(0, 7)
    ever += count
    if (day >= from) cases += count
    months.set(month, (months.get(month) ?? 0) + count)
    if (count > 0 && (firstOn === null || day < firstOn)) firstOn = day
    if (count > 0 && (lastOn === null || day > lastOn)) lastOn = day
  })
  for (const [month, count] of months) if (count <= 0) months.delete(month)
  return {
    ever: Math.max(0, ever),
    cases: Math.max(0, cases),
    repliesEver: row?.replies ?? 0,
    acknowledgedEver: row?.acknowledged ?? 0,
    firstOn,
    lastOn,
    months,
  }
}

/** What coordinators did for offices in the window, by office and day; asked for by who may know it. */
export const gatherContacts = (scope: Scope, window: Window) =>
  scope.pick(
    officeContacts,
    ['officeId', 'kind', 'madeBy', 'madeAt'],
    sql`${officeContacts.madeAt} >= ${Date.parse(window.from)} and ${officeContacts.madeAt} < ${endOf(window)}`,
    { orderBy: officeContacts.madeAt, limit: 5_000 },
  )
