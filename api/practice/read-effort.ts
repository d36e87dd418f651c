import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { referralOfOffice } from '../referral/find-referral.ts'
import { statuses } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import type { EffortOut } from './contract.ts'
import { draftMinutes, median } from './rules.ts'

const latest = 20
const fewest = 3

/**
 * Minutes from the first line of the draft to its sending, of a case of the asker's office and of the office's latest
 * ones, at most a day each. For the office alone: nobody else is shown what somebody took. Throws not-found, also before it is sent.
 */
export async function readEffort(scope: Scope, referralId: Id<'ref'>): Promise<EffortOut> {
  const row = await referralOfOffice(scope, referralId)
  if (!row.receivedAt) throw nothingHere()
  await scope.looked('read-effort', referralId)
  const took = await ofOffice(scope, row.officeId)
  const tenth = (minutes: number) => Math.round(minutes * 10) / 10
  const middle = took.length < fewest ? null : median(took)
  return {
    minutes: tenth(draftMinutes(row.startedAt, row.receivedAt)),
    medianMinutes: middle === null ? null : tenth(middle),
    cases: took.length,
  }
}

/** A stretch of the desk's index for each status: the latest of each, and of these the latest. */
async function ofOffice(scope: Scope, officeId: Id<'off'>): Promise<number[]> {
  const each = await Promise.all(
    statuses.map((status) =>
      scope.pick(
        referrals,
        ['startedAt', 'receivedAt'],
        and(eq(referrals.officeId, officeId), eq(referrals.status, status), isNotNull(referrals.receivedAt)),
        { orderBy: desc(referrals.changedAt), limit: latest },
      ),
    ),
  )
  return each
    .flat()
    .sort((a, b) => b.receivedAt!.getTime() - a.receivedAt!.getTime())
    .slice(0, latest)
    .map(({ startedAt, receivedAt }) => draftMinutes(startedAt, receivedAt!))
}
