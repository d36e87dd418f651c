import { and, eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { after } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { caseOfUnit } from '../triage/read-case.ts'
import { claims } from '../triage/table.ts'
import { presented } from './list-replies.ts'
import { releaseOf } from './release-reply.ts'
import { mayUndo } from './rules.ts'
import { replies } from './table.ts'

const left = () => new Problem('reply.left', 'It has left already. Correct it instead.')

/**
 * Takes a held answer back before it leaves; the case is the sender's again, as it was before she sent, and her text
 * comes back. Throws reply.left, reply.undone, reply.not-yours, not-found.
 */
export const undoReply = (scope: Scope, referralId: Id<'ref'>, id: Id<'rep'>, command: CommandId) => {
  const which = and(eq(replies.referralId, referralId), eq(replies.id, id))!
  return decide(
    scope,
    { command, name: 'reply.undone', subject: referralId, body: id },
    async (at) => {
      const row = await caseOfUnit(scope, referralId)
      const held = await scope.first(replies, which)
      if (!held) throw nothingHere()
      if (held.sentBy !== scope.actor.personId) throw new Problem('reply.not-yours', 'Ask the sender to take it back.')
      if (held.undoneAt) throw new Problem('reply.undone', 'It was taken back already.')
      const status = after(row.status, 'reply.undone')
      if (!status || !mayUndo(held.heldUntil, at)) throw left()
      const claim = { referralId, personId: held.sentBy, claimedAt: at }
      return {
        facts: { unit: row.unitId, office: row.officeId, reply: id },
        rows: [
          scope.update(replies, { undoneAt: at }, which),
          scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
          scope.put(claims, [claims.referralId], claim, { personId: held.sentBy, claimedAt: at }),
        ],
      }
    },
    async () => {
      const row = await scope.first(replies, which)
      if (!row) throw nothingHere()
      return presented(scope, row)
    },
  ).catch(async (cause) => {
    const leftMeanwhile = await scope.first(eventLog, eq(eventLog.commandId, releaseOf(id)))
    throw leftMeanwhile && cause instanceof Problem && cause.code === 'subject.moved-on' ? left() : cause
  })
}
