import { and, eq, gt, isNotNull, ne } from 'drizzle-orm'
import type { Why } from '../kernel/audit.ts'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, oneOf, partiesAs, type Scope } from '../kernel/scope.ts'
import { referralOfUnit } from '../referral/find-referral.ts'
import type { Referral } from '../referral/present.ts'
import { readNationalId } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import type { Glass } from './present.ts'
import type { Emergency } from './rules.ts'
import { glassBreaks } from './table.ts'

/** Referrals that reached a unit: drafts are the office's own. */
export const received = and(isNotNull(referrals.receivedAt), ne(referrals.status, 'draft'))!

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
  const { actor, deps } = scope
  if (actor.entry?.by !== 'cookie' || partiesAs(scope, 'uni', 'specialist').length === 0) throw nothingHere()
  const hers = and(eq(glassBreaks.personId, actor.personId as Id<'per'>), gt(glassBreaks.endsAt, deps.clock.now()))
  const open = await scope.find(glassBreaks, hers, { orderBy: glassBreaks.endsAt })
  const row = open.length > 0 && (await scope.first(referrals, and(eq(referrals.id, id), received)))
  const glass = row && (await overPatient(scope, open, row))
  if (!row || !glass) throw nothingHere()
  return { row, glass }
}

/** The one among them that was opened for this referral, or for another one of the same patient. */
async function overPatient(scope: Scope, open: readonly Glass[], row: Referral): Promise<Glass | undefined> {
  const exact = open.find(({ referralId }) => referralId === row.id)
  // Whoever has no birth number is one referral: an empty one would be everybody's who has none.
  if (exact || !row.nationalId || !readNationalId(row.nationalId)) return exact
  const of = oneOf(
    referrals.id,
    open.map(({ referralId }) => referralId),
  )
  const same = await scope.pick(referrals, ['id'], and(of, eq(referrals.nationalId, row.nationalId)))
  return open.find(({ referralId }) => same.some(({ id }) => id === referralId))
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
