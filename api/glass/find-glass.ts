import { and, eq, isNull } from 'drizzle-orm'
import type { Why } from '../kernel/audit.ts'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { received, referralOfUnit } from '../referral/find-referral.ts'
import type { Referral } from '../referral/present.ts'
import { readNationalId } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import type { Glass } from './present.ts'
import { type Emergency, isOpenAt } from './rules.ts'
import { glassBreaks } from './table.ts'

/** A referral that may be read, and what it is read under; without `glass` it is at one of the asker's own units. */
export interface ToRead {
  readonly row: Referral
  readonly glass?: Glass | undefined
}

/**
 * A referral to read, not to change: of one of the asker's units, or of the one patient she opened within the hour, in a
 * browser of her own. Throws not-found.
 */
export const referralToRead = (scope: Scope, id: Id<'ref'>): Promise<ToRead> =>
  referralOfUnit(scope, id).then(
    (row) => ({ row }),
    () => underGlass(scope, id),
  )

/** The same of that patient alone. Throws not-found. */
export async function underGlass(scope: Scope, id: Id<'ref'>): Promise<Required<ToRead>> {
  const { actor } = scope
  if (actor.entry?.by !== 'cookie' || partiesAs(scope, 'uni', 'specialist').length === 0) throw nothingHere()
  const glass = await openGlass(scope)
  const row = glass && (await scope.first(referrals, and(eq(referrals.id, id), received)))
  if (!row || !(await isOfPatient(scope, glass, row))) throw nothingHere()
  return { row, glass }
}

/** What she has open now. What is found to be over is closed for good: a clock that is put back opens nothing again. */
export async function openGlass(scope: Scope): Promise<Glass | undefined> {
  const hers = and(eq(glassBreaks.personId, scope.actor.personId as Id<'per'>), isNull(glassBreaks.closedAt))
  const glass = await scope.first(glassBreaks, hers)
  if (!glass || isOpenAt(glass, scope.deps.clock.now())) return glass
  const still = and(eq(glassBreaks.id, glass.id), isNull(glassBreaks.closedAt))!
  await scope.write(scope.update(glassBreaks, { closedAt: glass.endsAt }, still))
  return undefined
}

/** Whether it was opened for this referral, or for another one of the same patient. */
async function isOfPatient(scope: Scope, { referralId }: Glass, row: Referral): Promise<boolean> {
  // Whoever has no birth number is one referral: an empty one would be everybody's who has none.
  if (referralId === row.id || !row.nationalId || !readNationalId(row.nationalId)) return referralId === row.id
  const same = and(eq(referrals.id, referralId), eq(referrals.nationalId, row.nationalId))
  return (await scope.pick(referrals, ['id'], same)).length > 0
}

/** The care relation of an emergency, in Tillitsrammeverket's names; the purpose is HL7's code for breaking the glass. */
export const careOf = (emergency: Emergency, glassId: string) => ({
  'care-relation': {
    'purpose-of-use': 'BTG',
    'purpose-of-use-details': emergency,
    'decision-ref': glassId,
  },
})

/** What is noted with everything that is seen under it. */
export const whyUnder = (glass: Glass | undefined): Why =>
  glass ? { reason: glass.why, attested: careOf(glass.emergency, glass.id) } : {}
