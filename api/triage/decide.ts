import { eq } from 'drizzle-orm'
import { people } from '../access/table.ts'
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
import { decisions } from './table.ts'

/** Decides what happens with the patient. Throws case.not-taken, case.taken, referral.closed, request.invalid. */
export const decide = (scope: Scope, referralId: Id<'ref'>, id: Id<'dec'>, decision: NewDecision) =>
  decideOnce(
    scope,
    { command: `${id}/decide`, name: 'case.decided', subject: referralId, body: decision },
    async (at) => {
      const row = await caseOfUnit(scope, referralId)
      const status = after(row.status, 'case.decided')
      if (!status) throw new Problem('referral.closed', 'It was answered or withdrawn.')
      await mustHold(scope, referralId)
      const fields = checkDecision(decision, { now: at, urgency: row.urgency })
      if (fields.length) throw new Problem('request.invalid', 'The decision is not complete.', { fields })
      const { disposition, latestDate, weeks, reason, handover } = decision
      const decidedBy = scope.actor.personId as Id<'per'>
      const stored = { id, referralId, disposition, latestDate, weeks, reason, decidedBy, decidedAt: at }
      return {
        facts: { unit: row.unitId, office: row.officeId, decision: id, disposition },
        rows: [
          scope.insert(decisions, {
            ...stored,
            handoverTo: handover?.to ?? '',
            handoverAt: handover ? new Date(handover.at) : null,
          }),
          scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
        ],
      }
    },
    async () => {
      const row = await scope.first(decisions, eq(decisions.id, id))
      if (!row) throw nothingHere()
      return presentDecision(row, await scope.find(people, eq(people.id, row.decidedBy)))
    },
  )
