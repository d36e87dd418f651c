import { and, eq, inArray } from 'drizzle-orm'
import { partiesAs, type Scope } from '../kernel/scope.ts'
import { openStatuses } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'

/** Waiting cases, in the asker's units, of the patient whom the portal has open; the most urgent first. */
export async function listContextCases(scope: Scope) {
  const { entry } = scope.actor
  const patient = entry?.by === 'portal' ? entry.patient : undefined
  if (patient === undefined) return { hasPatient: false, items: [] }
  const mine = inArray(referrals.unitId, partiesAs(scope, 'uni', 'specialist'))
  const open = inArray(referrals.status, [...openStatuses])
  const rows = await scope.find(referrals, and(eq(referrals.nationalId, patient), mine, open), {
    orderBy: [referrals.urgencyRank, referrals.receivedAt, referrals.id],
    limit: 50,
  })
  return { hasPatient: true, items: rows.filter((row) => row.receivedAt !== null).map(({ id }) => ({ id })) }
}
