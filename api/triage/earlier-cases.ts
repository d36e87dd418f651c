import { and, desc, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { partiesAs, type Scope } from '../kernel/scope.ts'
import { readNationalId } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import type { Received } from './present.ts'

const most = 20
const digits = (row: Received): string => row.nationalId ?? ''
const isReceived = (row: typeof referrals.$inferSelect): row is Received => row.receivedAt !== null

/**
 * At one of these units, for those who search by patient or number: the sign keeps the planner from walking through
 * the whole worklist of the unit instead of the few rows of the patient.
 */
export const atUnits = (unitIds: readonly Id<'uni'>[]): SQL => inArray(sql`+${referrals.unitId}`, unitIds)

/** Cases that one of the asker's own units received. */
const ofHerUnits = (scope: Scope, patient: SQL): SQL =>
  and(
    patient,
    atUnits(partiesAs(scope, 'uni', 'specialist')),
    isNotNull(referrals.receivedAt),
    ne(referrals.status, 'draft'),
  )!

/** Other cases of the same patient that the asker may see, latest first. */
export async function earlierOf(scope: Scope, row: Received): Promise<Received[]> {
  if (!readNationalId(row.content.patient.nationalId)) return []
  const same = ofHerUnits(scope, eq(referrals.nationalId, digits(row)))
  const found = await scope.find(referrals, and(same, ne(referrals.id, row.id)), {
    orderBy: [desc(referrals.receivedAt), desc(referrals.id)],
    limit: most,
  })
  return found.filter(isReceived)
}

/** How many other cases of the same patient there are, for each of these. */
export async function countEarlier(scope: Scope, rows: readonly Received[]): Promise<(row: Received) => number> {
  const patients = [...new Set(rows.filter((row) => readNationalId(row.content.patient.nationalId)).map(digits))]
  const same = ofHerUnits(scope, inArray(referrals.nationalId, patients))
  const found = patients.length === 0 ? [] : await scope.find(referrals, same, { limit: rows.length + most * 50 })
  const counts = Map.groupBy(found.filter(isReceived), digits)
  return (row) => Math.max(0, (counts.get(digits(row))?.length ?? 1) - 1)
}
