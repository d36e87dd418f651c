import { sql } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { latestVersions } from '../office/read-profile.ts'
import type { Profile } from '../office/rules.ts'
import { officeContacts } from '../office/table.ts'
import { caseUses, officeDays } from './table.ts'
import type { Window } from './window.ts'

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
  /** Cases by month, `YYYY-MM`. */
  readonly months: ReadonlyMap<string, number>
  readonly profile: Profile | null
}

/** So many offices are asked about together, and so many cases read: no statement takes long, and others are served between. */
const officesAtOnce = 25
const casesAtOnce = 1_000
const dayMs = 86_400_000
const longestMs = 12

/** Lets others have their turn once it has worked for a while; waiting itself takes a millisecond, so not after each bite. */
function breather(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longestMs) return
    await new Promise((resolve) => setTimeout(resolve))
    since = performance.now()
  }
}

/** Offices in bites. */
export async function* fewAtATime<T>(all: readonly T[]): AsyncGenerator<T[]> {
  const breathe = breather()
  for (let n = 0; n < all.length; n += officesAtOnce) {
    yield all.slice(n, n + officesAtOnce)
    await breathe()
  }
}

/** Each office with its sums and what is known of it. */
export async function gatherOffices(scope: Scope, window: Window): Promise<OfficeUseSums[]> {
  const gathered: OfficeUseSums[] = []
  for await (const some of fewAtATime(await scope.find(offices))) {
    const ids = some.map(({ id }) => id)
    const days = await daysOf(scope, ids, window.to)
    const profiles = await latestVersions(scope, ids)
    for (const office of some) {
      const profile = profiles.get(office.id)?.content ?? null
      gathered.push({ office, ...summed(days.get(office.id), window.from), profile })
    }
  }
  return gathered
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
  for (const one of row?.days?.split(',') ?? []) told(one.slice(0, dayLength), Number(one.slice(dayLength)))
}

/** A day on which more was taken back than sent makes a month smaller; it is no day with a case. */
function summed(row: DaysRow | undefined, from: string) {
  let [ever, cases, firstOn, lastOn] = [0, 0, null as string | null, null as string | null]
  const months = new Map<string, number>()
  eachDay(row, (day, count) => {
    const month = day.slice(0, 7)
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

/** One real case sent in the window, as the counter has it; sent in minutes since 1970, the others in minutes after it; null where it has not happened. */
export interface CaseUse {
  readonly officeId: string
  readonly sent: number
  readonly draftSeconds: number | null
  readonly claimed: number | null
  readonly answered: number | null
  readonly opened: number | null
  readonly acknowledged: number | null
  readonly askedMore: number
  readonly questions: number
  readonly images: number
  readonly inadequate: number
  readonly disposition: string | null
  readonly wouldRefer: string | null
  readonly helped: string | null
  readonly learned: string | null
}

const columns = [
  'office_id',
  'sent_at / 60000',
  'draft_seconds',
  '(claimed_at - sent_at) / 60000',
  '(answered_at - sent_at) / 60000',
  '(opened_at - sent_at) / 60000',
  '(acknowledged_at - sent_at) / 60000',
  'asked_more',
  'questions',
  'images',
  'inadequate',
  'disposition',
  'would_refer',
  'helped',
  'learned',
].join(', ')
type Told = [
  officeId: string,
  sent: number,
  draftSeconds: number | null,
  claimed: number | null,
  answered: number | null,
  opened: number | null,
  acknowledged: number | null,
  askedMore: number,
  questions: number,
  images: number,
  inadequate: number,
  disposition: string | null,
  wouldRefer: string | null,
  helped: string | null,
  learned: string | null,
]

/** Hands over every real case sent in the window, in bites of time that fit how many there are. */
export async function eachCase(scope: Scope, { from, to }: Window, told: (one: CaseUse) => void): Promise<void> {
  const end = Date.parse(to) + dayMs
  const breathe = breather()
  let width = dayMs
  for (let at = Date.parse(from); at < end; ) {
    const until = Math.min(end, at + width)
    // One text for a bite: as values of their own they would take several times as long to hand over.
    const where = sql`${caseUses.sentAt} >= ${at} and ${caseUses.sentAt} < ${until} and ${caseUses.isWithdrawn} = 0`
    const [row] = await scope.gather(caseUses, {}, { rows: sql.raw(`json_group_array(json_array(${columns}))`) }, where)
    const rows = JSON.parse(String(row?.rows ?? '[]')) as Told[]
    for (const one of rows) told(named(one))
    at = until
    // A weekend with none must not make Monday's bite a large one.
    width = Math.round(width * Math.min(1.3, Math.max(0.2, casesAtOnce / Math.max(1, rows.length))))
    await breathe()
  }
}

const named = ([
  officeId,
  sent,
  draftSeconds,
  claimed,
  answered,
  opened,
  acknowledged,
  askedMore,
  questions,
  images,
  inadequate,
  disposition,
  wouldRefer,
  helped,
  learned,
]: Told): CaseUse => ({
  officeId,
  sent,
  draftSeconds,
  claimed,
  answered,
  opened,
  acknowledged,
  askedMore,
  questions,
  images,
  inadequate,
  disposition,
  wouldRefer,
  helped,
  learned,
})

/** What coordinators did for offices in the window, by office and day; asked for by who may know it. */
export const gatherContacts = (scope: Scope, { from, to }: Window) =>
  scope.pick(
    officeContacts,
    ['officeId', 'kind', 'madeBy', 'madeAt'],
    sql`${officeContacts.madeAt} >= ${Date.parse(from)} and ${officeContacts.madeAt} < ${Date.parse(to) + dayMs}`,
    { orderBy: officeContacts.madeAt, limit: 5_000 },
  )
