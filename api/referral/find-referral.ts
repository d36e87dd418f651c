import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { offices, people, units } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { answersLately } from './answers-lately.ts'
import { type Parties, presentReferral, type Referral } from './present.ts'
import { questions, referrals } from './table.ts'

/** A referral of one of the asker's own offices. Another office's is as unknown as a random id. Throws not-found. */
export async function referralOfOffice(scope: Scope, id: Id<'ref'>): Promise<Referral> {
  const mine = partiesAs(scope, 'off', 'referrer', 'staff')
  const row = await scope.first(referrals, and(eq(referrals.id, id), inArray(referrals.officeId, mine)))
  if (!row) throw nothingHere()
  return row
}

/** Referrals that reached a unit. Drafts and practice are the office's own, and so is what was withdrawn before it was sent. */
export const received = and(
  isNotNull(referrals.receivedAt),
  ne(referrals.status, 'draft'),
  eq(referrals.isPractice, false),
)!

/** A referral that was sent to one of the asker's units. Throws not-found. */
export async function referralOfUnit(scope: Scope, id: Id<'ref'>): Promise<Referral> {
  const mine = partiesAs(scope, 'uni', 'specialist')
  const row = await scope.first(referrals, and(eq(referrals.id, id), inArray(referrals.unitId, mine), received))
  if (!row) throw nothingHere()
  return row
}

/** A referral of either side: the office that wrote it or the unit that received it. */
export const referralOfEither = (scope: Scope, id: Id<'ref'>): Promise<Referral> =>
  referralOfOffice(scope, id).catch(() => referralOfUnit(scope, id))

export async function partiesOf(scope: Scope, row: Referral): Promise<Parties> {
  const office = await scope.first(offices, eq(offices.id, row.officeId))
  const unit = await scope.first(units, eq(units.id, row.unitId))
  const referrer = await scope.first(people, eq(people.id, row.referrerId))
  if (!office || !unit || !referrer) throw nothingHere()
  const asked = await scope.find(questions, eq(questions.referralId, row.id), {
    orderBy: questions.seq,
  })
  const others = [...asked.map(({ askedBy }) => askedBy), ...(row.handedBy ? [row.handedBy] : [])]
  const named = others.length === 0 ? [] : await scope.find(people, inArray(people.id, others))
  return { office, unit, referrer, asked, named }
}

/** The referral as its office sees it. */
export async function showReferral(scope: Scope, id: Id<'ref'>) {
  const row = await referralOfOffice(scope, id)
  const lately = await answersLately(scope, [row])
  return presentReferral(row, await partiesOf(scope, row), await scope.seq(id), scope.deps.clock.now(), lately(row))
}

/** The same, recorded as a look. */
export async function readReferral(scope: Scope, id: Id<'ref'>) {
  await referralOfOffice(scope, id)
  await scope.looked('read-referral', id)
  return showReferral(scope, id)
}
