import { and, desc, eq, gte, isNull, lt } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { dueAt } from '../kernel/working-days.ts'
import { latestVersion } from '../office/read-profile.ts'
import { statuses } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { replies } from '../reply/table.ts'
import { decisions } from '../triage/table.ts'
import { type Answered, type MonthFigures, monthFigures } from './rules.ts'

/** Nothing of an office is read that was not touched since the month began, and no more of it than this. */
const most = 2_000
const columns = ['id', 'status', 'content', 'receivedAt', 'answeredAt', 'isPractice'] as const

/** The first moment of a month in Oslo: the day before ends a millisecond earlier. */
const beginOf = (month: string): Date =>
  new Date(dueAt(new Date(Date.parse(`${month}-01T12:00:00Z`) - 86_400_000), 0).getTime() + 1)
const nextOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

/** What an office did in a month, `YYYY-MM` in Oslo. What was for practice, taken back or sent twice is not among it. */
export async function countMonth(scope: Scope, officeId: Id<'off'>, month: string): Promise<MonthFigures> {
  const [from, to] = [beginOf(month), beginOf(nextOf(month))]
  const isIn = (at: Date | null): boolean => at !== null && at >= from && at < to
  const touched = await Promise.all(statuses.map((status) => touchedSince(scope, officeId, status, from)))
  const sent = touched.flat().filter(({ isPractice, status }) => !isPractice && status !== 'withdrawn')
  const told = await toldIn(
    scope,
    sent.filter(({ answeredAt }) => answeredAt !== null).map(({ id }) => id),
    to,
  )
  const real = sent.filter(({ id }) => told(id).disposition !== 'withdrawn_duplicate')
  const answered = real.filter(({ answeredAt }) => isIn(answeredAt))
  const answers = answered.map(({ id, content }) => ({ ...told(id), wouldRefer: content.wouldRefer }))
  const profile = await latestVersion(scope, officeId)
  return monthFigures(
    real.filter(({ receivedAt }) => isIn(receivedAt)).length,
    answers,
    profile?.content.travelKilometres ?? null,
  )
}

/** An answer that was held leaves up to a minute after it last changed the referral. */
const touchedSince = (scope: Scope, officeId: Id<'off'>, status: (typeof statuses)[number], from: Date) =>
  scope.pick(
    referrals,
    columns,
    and(
      eq(referrals.officeId, officeId),
      eq(referrals.status, status),
      gte(referrals.changedAt, new Date(from.getTime() - 120_000)),
    ),
    { orderBy: desc(referrals.changedAt), limit: most },
  )

/** What was decided and taught in the answers to these that had left when the month ended; a decision alone tells the office nothing. */
async function toldIn(scope: Scope, ids: readonly Id<'ref'>[], to: Date) {
  const hasLeft = and(isNull(replies.undoneAt), isNull(replies.heldUntil), lt(replies.sentAt, to))
  const left = await scope.pick(
    replies,
    ['referralId', 'decisionId', 'answer'],
    and(oneOf(replies.referralId, ids), hasLeft),
    { orderBy: replies.seq },
  )
  const decided = await scope.pick(
    decisions,
    ['id', 'disposition'],
    oneOf(
      decisions.id,
      left.flatMap(({ decisionId }) => decisionId ?? []),
    ),
  )
  const of = new Map(decided.map(({ id, disposition }) => [id, disposition]))
  const last = new Map(
    left.flatMap(({ referralId, decisionId }) => (decisionId ? [[referralId, of.get(decisionId)]] : [])),
  )
  const teaching = new Set(left.filter(({ answer }) => answer.teachingPoint.trim()).map(({ referralId }) => referralId))
  return (id: Id<'ref'>): Omit<Answered, 'wouldRefer'> => ({
    disposition: last.get(id) ?? null,
    teaches: teaching.has(id),
  })
}
