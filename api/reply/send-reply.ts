import { and, desc, eq, isNull, notInArray } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { after, kindOf } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { caseOfUnit, mustHold } from '../triage/read-case.ts'
import { claims, decisions } from '../triage/table.ts'
import type { NewReply } from './contract.ts'
import { judgeSections } from './judge-sections.ts'
import { showReply } from './list-replies.ts'
import { answerOf } from './rules.ts'
import { replies } from './table.ts'

/** The command under which an answer is sent. */
export const sendingOf = (id: Id<'rep'>) => `${id}/send` as const

/**
 * Sends the specialist's answer and gives the case out of her hands. The letter leaves later, from the event; with
 * `holdSeconds` not before they are over (see release-reply.ts and undo-reply.ts).
 * Throws case.not-taken, case.taken, case.undecided, reply.exists, reply.undone, referral.closed, subject.moved-on,
 * request.invalid for what the pack asks.
 */
export const sendReply = (scope: Scope, referralId: Id<'ref'>, id: Id<'rep'>, sent: NewReply) => {
  const name = sent.holdSeconds > 0 ? 'reply.held' : 'reply.sent'
  return decide(
    scope,
    { command: sendingOf(id), name, subject: referralId, body: sent },
    async (at, seq) => {
      const row = await caseOfUnit(scope, referralId)
      if (row.status === 'replied' || row.status === 'acknowledged')
        throw new Problem('reply.exists', 'This case was answered already. A correction goes to the answer itself.')
      if (row.status === 'withdrawn')
        throw new Problem('referral.closed', 'The office took the referral back. Your text is not lost.')
      await mustHold(scope, referralId)
      await judgeSections(scope, row, sent.answers)
      const decided = await newlyDecided(scope, referralId)
      const asksForMore = decided?.disposition === 'more_info'
      const status = after(row.status, asksForMore ? 'reply.asking' : name)
      if (!status || !decided) throw new Problem('case.undecided', 'Choose what happens with the patient, then send.')
      const sentBy = scope.actor.personId as Id<'per'>
      const heldUntil = name === 'reply.held' ? new Date(at.getTime() + sent.holdSeconds * 1_000) : null
      return {
        facts: {
          unit: row.unitId,
          office: row.officeId,
          reply: id,
          disposition: decided.disposition,
          kind: kindOf(status),
        },
        rows: [
          scope.insert(replies, {
            id,
            referralId,
            decisionId: decided.id,
            seq: seq + 1,
            answer: answerOf(sent),
            answers: sent.answers,
            sentBy,
            sentAt: at,
            heldUntil,
          }),
          scope.update(
            referrals,
            { status, changedAt: at, ...(!heldUntil && !asksForMore && { answeredAt: row.answeredAt ?? at }) },
            eq(referrals.id, referralId),
          ),
          scope.remove(claims, eq(claims.referralId, referralId)),
        ],
        ...(heldUntil && { followsAt: heldUntil }),
      }
    },
    () => showReply(scope, id),
  )
}

/** The latest decision that went out with no answer yet: one of a correction belongs to what it corrected. */
async function newlyDecided(scope: Scope, referralId: Id<'ref'>) {
  const given = await scope.find(replies, and(eq(replies.referralId, referralId), isNull(replies.undoneAt)))
  const gone = given.flatMap(({ decisionId }) => decisionId ?? [])
  return scope.first(decisions, and(eq(decisions.referralId, referralId), notInArray(decisions.id, gone)), {
    orderBy: desc(decisions.seq),
  })
}
