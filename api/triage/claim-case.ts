import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { after, type Step } from '../referral/rules.ts'
import { caseOfUnit, mustHold, showCase, taken } from './read-case.ts'
import { claimHolds } from './rules.ts'
import { claims } from './table.ts'

async function openCase(scope: Scope, id: Id<'ref'>, step: Step) {
  const row = await caseOfUnit(scope, id)
  if (!after(row.status, step)) throw new Problem('referral.closed', 'It was answered or withdrawn.')
  return row
}

/** Takes the case for the asker. Throws case.taken with who and when, referral.closed, subject.moved-on. */
export const claimCase = (scope: Scope, id: Id<'ref'>, command: CommandId) =>
  decide(
    scope,
    { command, name: 'case.claimed', subject: id, body: null },
    async (at) => {
      const row = await openCase(scope, id, 'case.claimed')
      const held = await scope.first(claims, eq(claims.referralId, id))
      const personId = scope.actor.personId as Id<'per'>
      if (held && held.personId !== personId && claimHolds(held.claimedAt, at)) throw await taken(scope, held)
      const claim = { referralId: id, personId, claimedAt: at }
      return {
        facts: { unit: row.unitId, person: personId },
        rows: [scope.put(claims, [claims.referralId], claim, { personId, claimedAt: at })],
      }
    },
    () => showCase(scope, id),
  )

/** Puts the case back. Throws case.not-taken, case.taken, referral.closed. */
export const releaseCase = (scope: Scope, id: Id<'ref'>, command: CommandId) =>
  decide(
    scope,
    { command, name: 'case.released', subject: id, body: null },
    async () => {
      const row = await openCase(scope, id, 'case.released')
      await mustHold(scope, id)
      return { facts: { unit: row.unitId }, rows: [scope.remove(claims, eq(claims.referralId, id))] }
    },
    () => showCase(scope, id),
  )
