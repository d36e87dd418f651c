import { and, eq, isNotNull, ne, notInArray } from 'drizzle-orm'
import { partiesAs, type Scope } from '../kernel/scope.ts'
import { mark } from '../kernel/seal.ts'
import { isOpen, openStatuses } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { atUnits } from './earlier-cases.ts'

/**
 * Cases, in the asker's units, of the patient whom the portal has open, answered ones too: what is not among them is
 * about somebody else. Those that wait come first, the most urgent before the others. `patient` is a
 * mark that changes with the patient and tells nothing of whom. Recorded as looks at them.
 */
export async function listContextCases(scope: Scope) {
  const { entry, tenantId, personId } = scope.actor
  const patient = entry?.by === 'portal' ? entry.patient : undefined
  if (patient === undefined) return { patient: null, items: [] }
  const received = and(ne(referrals.status, 'draft'), isNotNull(referrals.receivedAt))
  const mine = and(atUnits(partiesAs(scope, 'uni', 'specialist')), received)
  const rows = await scope.find(referrals, and(eq(referrals.nationalId, patient), mine), {
    orderBy: [
      notInArray(referrals.status, [...openStatuses]),
      referrals.urgencyRank,
      referrals.receivedAt,
      referrals.id,
    ],
    limit: 200,
  })
  const items = rows.map(({ id, status }) => ({ id, waits: isOpen(status) }))
  await scope.looked(
    'list-context-cases',
    items.map(({ id }) => id),
  )
  const words = [tenantId, personId, patient]
  return { patient: await mark(words, scope.deps.settings.secret, 'context-patient'), items }
}
