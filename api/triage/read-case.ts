import { eq, inArray } from 'drizzle-orm'
import { people } from '../access/table.ts'
import { referralToRead, whyUnder } from '../glass/find-glass.ts'
import type { Glass } from '../glass/present.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { partiesOf, referralOfUnit } from '../referral/find-referral.ts'
import { questions } from '../referral/table.ts'
import { earlierOf } from './earlier-cases.ts'
import { presentCase, type Received } from './present.ts'
import { claims, decisions } from './table.ts'

/** A case of one of the asker's units. Throws not-found. */
export async function caseOfUnit(scope: Scope, id: Id<'ref'>): Promise<Received> {
  const row = await referralOfUnit(scope, id)
  if (!row.receivedAt) throw nothingHere()
  return { ...row, receivedAt: row.receivedAt }
}

/** A case to read, not to change: of one of the asker's units, or opened in an emergency. Throws not-found. */
export async function caseToRead(scope: Scope, id: Id<'ref'>): Promise<{ row: Received; glass: Glass | undefined }> {
  const { row, glass } = await referralToRead(scope, id)
  if (!row.receivedAt) throw nothingHere()
  return { row: { ...row, receivedAt: row.receivedAt }, glass }
}

/** Throws case.taken with who and when, or case.not-taken. */
export async function mustHold(scope: Scope, id: Id<'ref'>): Promise<void> {
  const claim = await scope.first(claims, eq(claims.referralId, id))
  if (!claim) throw new Problem('case.not-taken', 'Take the case before you decide or answer.')
  if (claim.personId !== scope.actor.personId) throw await taken(scope, claim)
}

export async function taken(scope: Scope, claim: typeof claims.$inferSelect): Promise<Problem> {
  const by = await scope.first(people, eq(people.id, claim.personId))
  return new Problem('case.taken', `${by?.name ?? 'A colleague'} has taken this case.`, {
    facts: { by: by?.name ?? '', at: claim.claimedAt.toISOString() },
  })
}

export const showCase = async (scope: Scope, id: Id<'ref'>) => show(scope, await caseOfUnit(scope, id))

async function show(scope: Scope, row: Received, glass?: Glass) {
  const { id } = row
  const claim = await scope.first(claims, eq(claims.referralId, id))
  const decided = await scope.find(decisions, eq(decisions.referralId, id), {
    orderBy: decisions.seq,
  })
  const asked = await scope.find(questions, eq(questions.referralId, id), {
    orderBy: questions.seq,
  })
  const named = [
    ...(claim ? [claim.personId] : []),
    ...decided.map((one) => one.decidedBy),
    ...asked.map((one) => one.askedBy),
  ]
  const known = await scope.find(people, inArray(people.id, named))
  const earlier = await earlierOf(scope, row, glass)
  return presentCase(
    row,
    await partiesOf(scope, row),
    { claim, decided, known, earlier, asked, glass },
    await scope.seq(id),
    scope.deps.clock.now(),
  )
}

/** A case, whole, recorded as a look. */
export async function readCase(scope: Scope, id: Id<'ref'>) {
  const { row, glass } = await caseToRead(scope, id)
  await scope.looked('read-case', id, whyUnder(glass))
  return show(scope, row, glass)
}
