import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { after } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { caseOfUnit, mustHold } from '../triage/read-case.ts'
import { claims } from '../triage/table.ts'
import { showReply } from './list-replies.ts'
import type { Answer } from './rules.ts'
import { replies } from './table.ts'

/**
 * Sends the specialist's answer and gives the case out of her hands. The letter leaves later, from the event.
 * Throws case.not-taken, case.taken, case.undecided, reply.exists, referral.closed, subject.moved-on.
 */
export const sendReply = (scope: Scope, referralId: Id<'ref'>, id: Id<'rep'>, answer: Answer) =>
  decide(
    scope,
    { command: `${id}/send`, name: 'reply.sent', subject: referralId, body: answer },
    async (at) => {
      const row = await caseOfUnit(scope, referralId)
      const status = after(row.status, 'reply.sent')
      if (row.status === 'replied' || row.status === 'acknowledged')
        throw new Problem('reply.exists', 'This case was answered already. A correction goes to the answer itself.')
      if (row.status === 'withdrawn')
        throw new Problem('referral.closed', 'The office took the referral back. Your text is not lost.')
      await mustHold(scope, referralId)
      if (!status) throw new Problem('case.undecided', 'Choose what happens with the patient, then send.')
      const sentBy = scope.actor.personId as Id<'per'>
      return {
        facts: { unit: row.unitId, office: row.officeId, reply: id },
        rows: [
          scope.insert(replies, { id, referralId, answer, sentBy, sentAt: at }),
          scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
          scope.remove(claims, eq(claims.referralId, referralId)),
        ],
      }
    },
    () => showReply(scope, id),
  )
