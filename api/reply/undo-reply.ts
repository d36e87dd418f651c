import { and, eq, gt, notInArray } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { EventName } from '../kernel/events.ts'
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
import { sendingOf } from './send-reply.ts'
import { replies } from './table.ts'

const left = () => new Problem('reply.left', 'It has left already. Correct it instead.')

/**
 * Takes a held answer back before it leaves; her text comes back, and the case is the sender's again, as it was before
 * she sent. Where somebody has moved the case since, it stays with them: the answer does not leave all the same. Throws reply.left, reply.undone, reply.not-yours, not-found.
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
      if (!mayUndo(held.heldUntil, at)) throw left()
      const status = (await hasMoved(scope, referralId, id)) ? undefined : after(row.status, 'reply.undone')
      const claim = { referralId, personId: held.sentBy, claimedAt: at }
      return {
        facts: { unit: row.unitId, office: row.officeId, reply: id },
        rows: [
          scope.update(replies, { undoneAt: at }, which),
          ...(status
            ? [
                scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
                // A colleague who has taken it meanwhile keeps it.
                scope.insertOnce(claims, claim),
              ]
            : []),
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

/** After these the case stands where it stood. */
const still: EventName[] = ['case.claimed', 'case.released', 'letter.acknowledged']

/** Whether the case went on to somewhere else after this answer was held. */
async function hasMoved(scope: Scope, referralId: Id<'ref'>, id: Id<'rep'>): Promise<boolean> {
  const held = await scope.first(eventLog, eq(eventLog.commandId, sendingOf(id)))
  const since = and(
    eq(eventLog.subject, referralId),
    gt(eventLog.seq, held?.seq ?? 0),
    notInArray(eventLog.name, still),
  )
  return (await scope.first(eventLog, since)) !== undefined
}
