import { and, desc, eq } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { limit } from '../kernel/limit.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { iso } from '../kernel/shape.ts'
import { presentPerson, type Referral } from './present.ts'
import { readNationalId } from './rules.ts'
import { referrals } from './table.ts'

const most = 20

/**
 * What this office's own latest case says of a patient, and which cases it has had; of no other office's. Whose cases
 * were found is recorded as looks at them. Throws not-found for a foreign office, request.too-many for who tries number after number.
 */
export async function findPatient(scope: Scope, officeId: Id<'off'>, nationalId: string) {
  if (!partiesAs(scope, 'off', 'referrer', 'staff').includes(officeId)) throw nothingHere()
  const { deps, actor } = scope
  const perHour = deps.settings.patientSearchesPerHour
  await limit(deps, { kind: 'patient-search', key: `${actor.tenantId}/${actor.personId}`, perHour })
  const digits = nationalId.replaceAll(/\s/g, '')
  const found = readNationalId(digits) ? await casesOf(scope, officeId, digits) : []
  await scope.looked('find-patient', [officeId, ...found.map(({ id }) => id)])
  const named = found.find(({ content }) => content.patient.name.trim() !== '')
  return { patient: named ? presentPerson(named.content.patient) : null, earlier: found.map(presentEarlier) }
}

const casesOf = (scope: Scope, officeId: Id<'off'>, digits: string): Promise<Referral[]> =>
  scope.find(
    referrals,
    and(eq(referrals.nationalId, digits), eq(referrals.officeId, officeId), eq(referrals.isPractice, false)),
    { orderBy: [desc(referrals.changedAt), desc(referrals.id)], limit: most },
  )

const presentEarlier = (row: Referral) => ({
  id: row.id,
  caseNumber: row.caseNumber,
  status: row.status,
  question: row.content.question,
  changedAt: iso(row.changedAt),
})
