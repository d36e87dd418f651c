import { and, desc, eq, gte, sql } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { referralOfOffice } from '../referral/find-referral.ts'
import { questionnaireOf } from '../referral/save-draft.ts'
import { referrals } from '../referral/table.ts'
import { presentListedPractice, presentPractice } from './present.ts'
import { practiceAnswers } from './table.ts'

const most = 20
/** Feedback takes a minute; what has none after a day is told elsewhere. */
const dayMs = 86_400_000

/** The feedback to a practice case of the asker's office; null until it has come. Recorded as a look. Throws not-found. */
export async function readPractice(scope: Scope, referralId: Id<'ref'>) {
  const row = await referralOfOffice(scope, referralId)
  if (!row.isPractice || row.status === 'draft' || row.status === 'withdrawn') throw nothingHere()
  await scope.looked('read-practice', referralId)
  const answer = await scope.first(practiceAnswers, eq(practiceAnswers.referralId, referralId))
  return presentPractice(row, await questionnaireOf(scope, row), answer)
}

/** What the office has sent for practice, the latest first. Recorded as a look. Throws not-found for a foreign office. */
export async function listPractice(scope: Scope, officeId: Id<'off'>) {
  if (!partiesAs(scope, 'off', 'referrer', 'staff').includes(officeId)) throw nothingHere()
  const latest = { orderBy: desc(referrals.changedAt), limit: most }
  const own = and(eq(referrals.officeId, officeId), eq(referrals.isPractice, true))
  const since = new Date(scope.deps.clock.now().getTime() - dayMs)
  const waiting = and(own, eq(referrals.status, 'replied'), gte(referrals.changedAt, since))
  // By those that have feedback, which are few: a busy office's own list is long, and practice is nearly nothing of it.
  const answered = sql`${referrals.id} in (select referral_id from ${practiceAnswers} where tenant_id = ${scope.actor.tenantId}) and +${referrals.officeId} = ${officeId}`
  const rows = [
    ...(await scope.find(referrals, waiting, latest)),
    ...(await scope.find(referrals, answered, latest)),
  ].slice(0, most)
  await scope.looked('list-practice', [officeId, ...rows.map(({ id }) => id)])
  return { items: rows.map(presentListedPractice) }
}
