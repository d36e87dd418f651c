import { eq } from 'drizzle-orm'
import { people, units } from '../access/table.ts'
import { decide as decideOnce } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { after } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import type { NewDecision } from './contract.ts'
import { presentDecision } from './present.ts'
import { caseOfUnit, mustHold } from './read-case.ts'
import { checkDecision } from './rules.ts'
import { claims, decisions } from './table.ts'

/** A decision as it is stored. */
export const decisionRow = (
  id: Id<'dec'>,
  referralId: Id<'ref'>,
  { disposition, latestDate, weeks, reason, handover, toUnitId }: NewDecision,
  decidedBy: Id<'per'>,
  decidedAt: Date,
) => ({
  id,
  referralId,
  disposition,
  latestDate,
  weeks,
  reason,
  handoverTo: handover?.to ?? '',
  handoverAt: handover ? new Date(handover.at) : null,
  toUnitId,
  decidedBy,
  decidedAt,
})

/**
 * Decides what happens with the patient. Moved to another unit, the case waits there, with its first receipt and its
 * deadline, and is out of the asker's hands. Throws case.not-taken, case.taken, referral.closed, request.invalid.
 */
export const decide = (scope: Scope, referralId: Id<'ref'>, id: Id<'dec'>, decision: NewDecision) => {
  const name = decision.disposition === 'moved_unit' ? 'case.moved' : 'case.decided'
  return decideOnce(
    scope,
    { command: `${id}/decide`, name, subject: referralId, body: decision },
    async (at, seq) => {
      const row = await caseOfUnit(scope, referralId)
      const status = after(row.status, name)
      if (!status) throw new Problem('referral.closed', 'It was answered or withdrawn.')
      await mustHold(scope, referralId)
      const fields = checkDecision(decision, { now: at, urgency: row.urgency, unitId: row.unitId })
      if (fields.length) throw new Problem('request.invalid', 'The decision is not complete.', { fields })
      const moves = name === 'case.moved'
      const unitId = moves ? await knownUnit(scope, decision.toUnitId!) : row.unitId
      const { disposition } = decision
      return {
        facts: { unit: row.unitId, office: row.officeId, decision: id, disposition, ...(moves && { toUnit: unitId }) },
        rows: [
          scope.insert(decisions, {
            ...decisionRow(id, referralId, decision, scope.actor.personId as Id<'per'>, at),
            seq: seq + 1,
          }),
          scope.update(referrals, { status, unitId, changedAt: at }, eq(referrals.id, referralId)),
          ...(moves ? [scope.remove(claims, eq(claims.referralId, referralId))] : []),
        ],
      }
    },
    async () => {
      const row = await scope.first(decisions, eq(decisions.id, id))
      if (!row) throw nothingHere()
      return presentDecision(row, await scope.find(people, eq(people.id, row.decidedBy)))
    },
  )
}

async function knownUnit(scope: Scope, id: Id<'uni'>): Promise<Id<'uni'>> {
  if (await scope.first(units, eq(units.id, id))) return id
  const fields = [{ path: '/toUnitId', message: 'There is no such unit.' }]
  throw new Problem('request.invalid', 'The decision is not complete.', { fields })
}
