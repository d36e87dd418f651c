import { sql } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import { officeContacts, officeProfiles } from '../office/table.ts'
import type { ChartData } from './chart.ts'
import { counter, countOn } from './count-use.ts'
import { gatherOffices, others } from './gather.ts'
import { makeFigures, type Report } from './make-report.ts'
import { knowsNames, pseudonyms } from './pseudonyms.ts'
import { placeOf } from './read-on.ts'
import { chartMakers } from './report-charts.ts'
import { eligibleIn } from './report-offices.ts'
import { sumCases } from './sum-cases.ts'
import { endOf, judgeWindow, type Window } from './window.ts'

/** A report and how far the counter had read when it was made. */
export interface MadeReport extends Report {
  readonly madeAt: Date
  readonly position: number
  /** The log goes on behind that place: the figures will be higher in a moment. */
  readonly isCounting: boolean
}

interface Kept {
  readonly stamp: string
  readonly made: Promise<unknown>
}
/** Windows that are kept for each hospital; a window more costs a second. */
const mostKept = 8
const memories = new WeakMap<object, Map<string, Kept>>()

export interface AskedWindow {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** What a page asks about that names no days. */
export function lastYear(now: Date): Window {
  const window = judgeWindow({}, now)
  if ('fields' in window) throw new Error('A year before today is a window')
  return window
}

/**
 * What the offices of a report are called to who asks. A researcher gets no office's id either, but one made of its number:
 * an id could be asked about elsewhere.
 */
export async function namesFor(scope: Scope, { offices: told }: MadeReport): Promise<Called> {
  if (!knowsNames(scope)) {
    const { of } = await pseudonyms(scope)
    const nameOf = (id: string) => of(id as Id<'off'>)
    const idOf = (id: string): Id<'off'> => `off_${nameOf(id).replace(/\D/g, '').padStart(26, '0')}`
    return { nameOf, idOf, knowsNames: false }
  }
  const names = new Map<string, string>(told.map(({ id, sums }) => [id, sums.office.name]))
  return { nameOf: (id) => names.get(id) ?? id, idOf: (id) => id as Id<'off'>, knowsNames: true }
}

export interface Called {
  nameOf(officeId: string): string
  idOf(officeId: string): Id<'off'>
  readonly knowsNames: boolean
}

/** The figures of a window, as they were made where nothing that they rest on has changed since. Throws access.denied, request.invalid. */
export async function readReport(scope: Scope, asked: AskedWindow): Promise<MadeReport> {
  needsRole(scope, 'coordinator', 'researcher')
  const now = scope.deps.clock.now()
  const window = judgeWindow(asked, now)
  if ('fields' in window) throw new Problem('request.invalid', 'There is no such window.', { fields: window.fields })
  await scope.looked('read-report', scope.actor.tenantId)
  return reportOf(scope, window, now)
}

/** The same for whoever may already see it. */
export const reportOf = (scope: Scope, window: Window, now: Date): Promise<MadeReport> =>
  keptWith(scope, 'report', window, now, (isAtEnd) => make(scope, window, now, isAtEnd))

/** The offices of a report, where nobody asks what became of their cases. */
export const officesOf = (
  scope: Scope,
  window: Window,
  now: Date,
): Promise<Pick<MadeReport, 'offices' | 'isCounting'>> =>
  keptWith(scope, 'offices', window, now, async (isAtEnd) => {
    return { offices: eligibleIn(await gatherOffices(scope, window), window), isCounting: !isAtEnd }
  })

/** What was made of a window, as long as nothing that it rests on has changed since. */
async function keptWith<T>(
  scope: Scope,
  what: string,
  window: Window,
  now: Date,
  make: (isAtEnd: boolean) => Promise<T>,
): Promise<T> {
  const isAtEnd = await countOn(scope)
  const stamp = `${await stampOf(scope, now)} ${isAtEnd}`
  const kept = memories.get(scope.deps.blobs) ?? new Map<string, Kept>()
  memories.set(scope.deps.blobs, kept)
  const key = `${scope.actor.tenantId} ${what} ${window.from} ${window.to}`
  const known = kept.get(key)
  if (known?.stamp === stamp) return known.made as Promise<T> // `what` says which
  const made = make(isAtEnd)
  kept.delete(key)
  kept.set(key, { stamp, made })
  made.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  return made
}

/** Changes with whatever a report rests on: the counter's place, offices, profiles, contacts, the day. */
async function stampOf(scope: Scope, now: Date): Promise<string> {
  const latest = (column: string) => ({ n: sql`count(*)`, last: sql.raw(`max(${column})`) })
  const parts = [
    await placeOf(scope, counter.name),
    osloDate(now),
    await scope.gather(officeProfiles, {}, latest('made_at')),
    await scope.gather(officeContacts, {}, latest('made_at')),
    await scope.gather(
      offices,
      {},
      {
        n: sql`count(*)`,
        connected: sql`sum(connected_at)`,
        closed: sql`sum(closed_at)`,
        merged: sql`count(merged_into)`,
        name: sql`group_concat(name)`,
      },
    ),
  ]
  return JSON.stringify(parts)
}

async function make(scope: Scope, window: Window, now: Date, isAtEnd: boolean): Promise<MadeReport> {
  const position = await placeOf(scope, counter.name)
  await others()
  // Together: while a thread begins, offices are read.
  const [cases, all] = await Promise.all([sumCases(scope, window, now), gatherOffices(scope, window)])
  const trained = await scope.pick(
    officeContacts,
    ['officeId'],
    sql`${officeContacts.kind} = 'training' and ${officeContacts.madeAt} < ${endOf(window)}`,
  )
  const reported = eligibleIn(all, window)
  await others()
  const figures = makeFigures(all, reported, cases, new Set(trained.map(({ officeId }) => officeId)))
  const charts: ChartData[] = []
  for (const chart of chartMakers) {
    await others()
    charts.push(...[chart(reported, cases, window)].flat())
  }
  return { window, offices: reported, figures, charts, cases, madeAt: now, position, isCounting: !isAtEnd }
}
