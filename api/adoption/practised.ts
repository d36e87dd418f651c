import { and, eq, inArray } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { referrals } from '../referral/table.ts'

/**
 * Which of these offices have sent a case for practice: what was delivered to them works. A look into the desk's index for
 * each, so ask it of the few it matters for.
 */
export async function practisedOffices(scope: Scope, ids: readonly Id<'off'>[]): Promise<ReadonlySet<string>> {
  const sent = inArray(referrals.status, ['replied', 'acknowledged'])
  const counts = await Promise.all(
    ids.map((id) => scope.count(referrals, and(eq(referrals.officeId, id), sent, eq(referrals.isPractice, true)), 1)),
  )
  return new Set(ids.filter((_, n) => counts[n]! > 0))
}
