import { desc, eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { after } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { caseOfUnit, mustHold } from '../triage/read-case.ts'
import { claims, decisions } from '../triage/table.ts'
import type { NewReply } from './contract.ts'
import { showReply } from './list-replies.ts'
import { answerOf } from './rules.ts'
import { replies } from './table.ts'

/**
 * Sends the specialist's answer and gives the case out of her hands. The letter leaves later, from the event; with
 * `holdSeconds` not before they are over (see release-reply.ts and undo-reply.ts).
 * Throws case.not-taken, case.taken, case.undecided, reply.exists, reply.undone, referral.closed, subject.moved-on.
 */
export const sendReply = (scope: Scope, referralId: Id<'ref'>, id: Id<'rep'>, sent: NewReply) => {
  const name = sent.holdSeconds > 0 ? 'reply.held' : 'reply.sent'
  return decide(
    scope,
    { command: `${id}/send`, name, subject: referralId, body: sent },
    async (at) => {
      const row = await caseOfUnit(scope, referralId)
      if (row.status === 'replied' || row.status === 'acknowledged')
        throw new Problem('reply.exists', 'This case was answered already. A correction goes to the answer itself.')
      if (row.status === 'withdrawn')
        throw new Problem('referral.closed', 'The office took the referral back. Your text is not lost.')
      await mustHold(scope, referralId)
      const decided = await scope.first(decisions, eq(decisions.referralId, referralId), {
        orderBy: [desc(decisions.decidedAt), desc(decisions.id)],
      })
      const status = after(row.status, decided?.disposition === 'more_info' ? 'reply.asking' : name)
      if (!status) throw new Problem('case.undecided', 'Choose what happens with the patient, then send.')
      const sentBy = scope.actor.personId as Id<'per'>
      const heldUntil = name === 'reply.held' ? new Date(at.getTime() + sent.holdSeconds * 1_000) : null
      return {
        facts: {
          unit: row.unitId,
          office: row.officeId,
          reply: id,
          ...(decided && { disposition: decided.disposition }),
        },
        rows: [
          scope.insert(replies, { id, referralId, answer: answerOf(sent), sentBy, sentAt: at, heldUntil }),
          scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
          scope.remove(claims, eq(claims.referralId, referralId)),
        ],
        ...(heldUntil && { followsAt: heldUntil }),
      }
    },
    () => showReply(scope, id),
  )
}
