import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../kernel/scope.ts'
import { others } from './gather.ts'
import { caseUses } from './table.ts'
import { endOf, monthAfter, type Window } from './window.ts'

/** Counts of some cases. */
export interface CaseCounts {
  readonly cases: number
  /** More was asked for; came with photographs; with an inadequate one. */
  readonly askedMore: number
  readonly withImages: number
  readonly inadequate: number
  /** The case itself, questions, requests for more and the answer. */
  readonly messages: number
  /** How many said whether it helped and whether they learned from it, and how many of them said yes. */
  readonly saidHelped: number
  readonly helped: number
  readonly saidLearned: number
  readonly learned: number
}

/**
 * Values of some cases, a column each as one text with commas between: as rows they would take several times as long to hand
 * over. Null where nobody has any.
 */
export interface CaseValues {
  /** Of every case, in one order: the office, the minute since 1970 in which it was sent, minutes to its answer or `null`. */
  readonly offices: string
  readonly sent: string
  readonly answered: string
  /** Of those that have one, in whatever order. */
  readonly draftSeconds: string | null
  /** Minutes from the sending. */
  readonly claimed: string | null
  /** Minutes from the answer. */
  readonly opened: string | null
  readonly acknowledged: string | null
  readonly dispositions: string | null
  /** Would it have been referred: `before`, or `before>after`. */
  readonly intents: string | null
}

/** Real cases that were sent one after the other in one month, `YYYY-MM`. */
export interface Bite extends CaseCounts, CaseValues {
  readonly month: string
}

const after = (moment: string) => `(${moment} - sent_at) / 60000`
/** What a sum can tell is added up by the database; only what is put in order by size comes case by case. */
const columns: Readonly<Record<Exclude<keyof CaseCounts, 'cases'> | keyof CaseValues, string>> = {
  askedMore: 'count(*) filter (where asked_more > 0)',
  withImages: 'count(*) filter (where images > 0)',
  inadequate: 'count(*) filter (where inadequate > 0)',
  messages: 'count(*) + total(questions) + total(asked_more) + count(answered_at)',
  saidHelped: 'count(helped)',
  helped: `count(*) filter (where helped = 'yes')`,
  saidLearned: 'count(learned)',
  learned: `count(*) filter (where learned = 'yes')`,
  offices: 'group_concat(office_id)',
  sent: 'group_concat(sent_at / 60000)',
  answered: `group_concat(coalesce(${after('answered_at')}, 'null'))`,
  draftSeconds: 'group_concat(draft_seconds)',
  claimed: `group_concat(${after('claimed_at')})`,
  opened: `group_concat(${after('opened_at')} - ${after('answered_at')})`,
  acknowledged: `group_concat(${after('acknowledged_at')} - ${after('answered_at')})`,
  dispositions: 'group_concat(disposition)',
  intents: 'group_concat(would_refer)',
}
const told = Object.fromEntries(Object.entries(columns).map(([name, what]) => [name, sql.raw(what)]))

/** So many are read together: a few thousandths of a second. */
const casesAtOnce = 4_000
const minute = 60_000
/** After a stretch without cases the first bite with some must not be a large one. */
const widest = 7 * 86_400_000

/** Every real case sent in the window, in bites. */
export async function* casesIn(scope: Scope, window: Window): AsyncGenerator<Bite> {
  for await (const { month, row } of bitesOf(scope, window, told)) yield { ...row, month } as unknown as Bite // the shape is that of the question
}

/** Asks the same of every real case sent in the window, in bites of time within a month that fit how many there are. */
export async function* bitesOf(
  scope: Scope,
  window: Window,
  what: Readonly<Record<string, SQL>>,
): AsyncGenerator<{ readonly month: string; readonly row: Readonly<Record<string, unknown>> }> {
  const end = endOf(window)
  let width = 86_400_000
  for (let at = Date.parse(window.from), until = at; at < end; at = until) {
    const month = new Date(at).toISOString().slice(0, 7)
    until = Math.min(end, at + width, Date.parse(monthAfter(month)))
    const where = sql`sent_at >= ${at} and sent_at < ${until} and is_withdrawn = 0`
    const [row] = await scope.gather(caseUses, {}, { cases: sql`count(*)`, ...what }, where)
    const cases = Number(row?.cases ?? 0)
    if (row && cases > 0) yield { month, row }
    // A weekend with none must not make Monday's bite a large one.
    const fits = ((until - at) * casesAtOnce) / Math.max(1, cases)
    width = Math.round(Math.max(minute, Math.min(widest, width * 1.3, Math.max(width * 0.2, fits))))
    await others()
  }
}
