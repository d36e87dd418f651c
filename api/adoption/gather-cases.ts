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
 * Values of some cases, one column a text, all in the same order with commas between: as rows they would take several times
 * as long to hand over. Sent in minutes since 1970, what followed in minutes after it; `null` where it has not happened.
 */
export interface CaseValues {
  readonly offices: string
  readonly sent: string
  readonly draftSeconds: string
  readonly claimed: string
  readonly answered: string
  readonly opened: string
  readonly acknowledged: string
  /** Codes of those that have one, so in an order of their own. */
  readonly dispositions: string | null
  /** `before>after`, of those who said both. */
  readonly intents: string | null
}

/** Real cases that were sent one after the other in one month, `YYYY-MM`. */
export interface Bite extends CaseCounts, CaseValues {
  readonly month: string
}

const { answeredAt, askedMore, disposition, helped, learned, questions, sentAt, wouldRefer } = caseUses
const sum = (what: SQL): SQL => sql`coalesce(sum(${what}), 0)`
const number = (what: SQL): SQL => sql`group_concat(coalesce(${what}, 'null'))`
const after = (moment: SQL.Aliased | typeof answeredAt): SQL => number(sql`(${moment} - ${sentAt}) / 60000`)

/** What a sum can tell is added up by the database; only what is put in order by size comes case by case. */
const told: Readonly<Record<keyof CaseCounts | keyof CaseValues, SQL>> = {
  cases: sql`count(*)`,
  askedMore: sum(sql`${askedMore} > 0`),
  withImages: sum(sql`${caseUses.images} > 0`),
  inadequate: sum(sql`${caseUses.inadequate} > 0`),
  messages: sum(sql`1 + ${questions} + ${askedMore} + (${answeredAt} is not null)`),
  saidHelped: sql`count(${helped})`,
  helped: sum(sql`${helped} = 'yes'`),
  saidLearned: sql`count(${learned})`,
  learned: sum(sql`${learned} = 'yes'`),
  offices: sql`group_concat(${caseUses.officeId})`,
  sent: number(sql`${sentAt} / 60000`),
  draftSeconds: number(sql`${caseUses.draftSeconds}`),
  claimed: after(caseUses.claimedAt),
  answered: after(answeredAt),
  opened: after(caseUses.openedAt),
  acknowledged: after(caseUses.acknowledgedAt),
  dispositions: sql`group_concat(${disposition})`,
  intents: sql`group_concat(case when instr(${wouldRefer}, '>') > 0 then ${wouldRefer} end)`,
}

/** So many are read together: a few thousandths of a second. */
const casesAtOnce = 4_000

/** Every real case sent in the window, in bites of time that fit how many there are. */
export async function* casesIn(scope: Scope, window: Window): AsyncGenerator<Bite> {
  const end = endOf(window)
  let width = 86_400_000
  for (let at = Date.parse(window.from), until = at; at < end; at = until) {
    const month = new Date(at).toISOString().slice(0, 7)
    until = Math.min(end, at + width, Date.parse(monthAfter(month)))
    const where = sql`${sentAt} >= ${at} and ${sentAt} < ${until} and ${caseUses.isWithdrawn} = 0`
    const [row] = await scope.gather(caseUses, {}, told, where)
    const bite = { ...row, month } as unknown as Bite // the shape is that of the question above
    if (bite.cases > 0) yield bite
    // A weekend with none must not make Monday's bite a large one.
    const fits = ((until - at) * casesAtOnce) / Math.max(1, bite.cases)
    width = Math.round(Math.min(width * 1.3, Math.max(width * 0.2, fits)))
    await others()
  }
}
