import { and, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Glass } from '../glass/present.ts'
import type { Id } from '../kernel/ids.ts'
import { oneOf, partiesAs, type Scope } from '../kernel/scope.ts'
import { received } from '../referral/find-referral.ts'
import { readNationalId } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import type { Listed, Received } from './present.ts'

const mostEach = 20
/** As `referrals.nationalId` reads it. */
const digits = ({ content }: Listed): string => content.patient.nationalId.replaceAll(' ', '')
const isReceived = (row: typeof referrals.$inferSelect): row is Received => row.receivedAt !== null

/**
 * At one of these units, for those who search by patient or number: the sign keeps the planner from walking through
 * the whole worklist of the unit instead of the few rows of the patient.
 */
export const atUnits = (unitIds: readonly Id<'uni'>[]): SQL => inArray(sql`+${referrals.unitId}`, unitIds)

/** Cases that one of the asker's own units received. */
const ofHerUnits = (scope: Scope, patient: SQL): SQL =>
  and(patient, atUnits(partiesAs(scope, 'uni', 'specialist')), received)!

/** Other cases of the same patient that the asker may see, latest first; under a glass all of the hospital's. */
export async function earlierOf(scope: Scope, row: Received, glass?: Glass): Promise<Received[]> {
  if (!readNationalId(row.content.patient.nationalId)) return []
  const patient = eq(referrals.nationalId, digits(row))
  const same = glass ? and(patient, received) : ofHerUnits(scope, patient)
  const found = await scope.find(referrals, and(same, ne(referrals.id, row.id)), {
    orderBy: [desc(referrals.receivedAt), desc(referrals.id)],
    limit: mostEach,
  })
  return found.filter(isReceived)
}

/** How many other cases of the same patient there are, for each of these, of whom it is known who they are. */
export async function countEarlier(scope: Scope, rows: readonly Listed[]): Promise<(row: Listed) => number> {
  const patients = [...new Set(rows.map(digits))]
  const same = ofHerUnits(scope, oneOf(referrals.nationalId, patients))
  const most = { limit: rows.length + mostEach * 50 }
  const found = patients.length === 0 ? [] : await scope.pick(referrals, ['nationalId'], same, most)
  const counts = new Map<string, number>()
  for (const { nationalId } of found) if (nationalId) counts.set(nationalId, (counts.get(nationalId) ?? 0) + 1)
  return (row) => Math.max(0, (counts.get(digits(row)) ?? 1) - 1)
}
