import { and, desc, eq, isNull } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { after } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { decisionRow } from '../triage/decide.ts'
import { caseOfUnit } from '../triage/read-case.ts'
import { checkDecision } from '../triage/rules.ts'
import { decisions } from '../triage/table.ts'
import type { NewCorrection } from './contract.ts'
import { showReply } from './list-replies.ts'
import { answerOf } from './rules.ts'
import { replies } from './table.ts'

/**
 * Sends a corrected answer, and a corrected decision with it or neither; only the sender may, and only of the latest
 * one. Throws reply.not-yours, reply.held, subject.moved-on, request.invalid, not-found.
 */
export const correctReply = (
  scope: Scope,
  referralId: Id<'ref'>,
  correctsId: Id<'rep'>,
  id: Id<'rep'>,
  corrected: NewCorrection,
) => {
  const { decision } = corrected
  return decide(
    scope,
    { command: `${id}/send`, name: 'reply.corrected', subject: referralId, body: { correctsId, corrected } },
    async (at) => {
      const row = await caseOfUnit(scope, referralId)
      const old = await scope.first(
        replies,
        and(eq(replies.referralId, referralId), eq(replies.id, correctsId), isNull(replies.undoneAt)),
      )
      const status = after(row.status, 'reply.corrected')
      if (!old || !status) throw nothingHere()
      if (old.sentBy !== scope.actor.personId) throw new Problem('reply.not-yours', 'Ask the sender to correct it.')
      if (old.heldUntil) throw new Problem('reply.held', 'It has not left yet. Take it back, or wait some seconds.')
      const latest = await scope.first(replies, and(eq(replies.referralId, referralId), isNull(replies.undoneAt)), {
        orderBy: [desc(replies.sentAt), desc(replies.id)],
      })
      if (latest?.id !== correctsId)
        throw new Problem('subject.moved-on', 'It was corrected already. Correct the latest answer.')
      const fields = decision ? faultsOf(decision, { now: at, urgency: row.urgency }) : []
      if (fields.length) throw new Problem('request.invalid', 'The decision is not complete.', { fields })
      const decided = decision && { decision: decision.id, disposition: decision.disposition }
      return {
        facts: { unit: row.unitId, office: row.officeId, reply: id, corrects: correctsId, ...decided },
        rows: [
          scope.insert(replies, {
            id,
            referralId,
            correctsId,
            answer: answerOf(corrected),
            sentBy: old.sentBy,
            sentAt: at,
          }),
          ...(decision
            ? [scope.insert(decisions, decisionRow(decision.id, referralId, decision, old.sentBy, at))]
            : []),
          scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
        ],
      }
    },
    () => showReply(scope, id),
  )
}

/** An answered case stays where it was answered. */
const faultsOf = (decision: NonNullable<NewCorrection['decision']>, known: Parameters<typeof checkDecision>[1]) =>
  [
    ...checkDecision(decision, known),
    ...(decision.disposition === 'moved_unit'
      ? [{ path: '/disposition', message: 'A case that was answered cannot be moved.' }]
      : []),
  ].map((field) => ({ ...field, path: `/decision${field.path}` }))
