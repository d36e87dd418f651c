import { and, eq, isNull } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { after, isOpen, kindOf } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { decisionRow } from '../triage/decide.ts'
import { caseOfUnit } from '../triage/read-case.ts'
import { checkDecision } from '../triage/rules.ts'
import { claims, decisions } from '../triage/table.ts'
import type { NewCorrection } from './contract.ts'
import { judgeSections } from './judge-sections.ts'
import { showReply } from './list-replies.ts'
import { answerOf, firstStanding } from './rules.ts'
import { sendingOf } from './send-reply.ts'
import { replies } from './table.ts'

/**
 * Sends a corrected answer, and a corrected decision with it or neither; only the sender may, and only of the latest
 * one. The case then stands where the corrected decision puts it.
 * Throws reply.not-yours, reply.held, referral.closed, subject.moved-on, request.invalid, not-found.
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
    { command: sendingOf(id), name: 'reply.corrected', subject: referralId, body: { correctsId, corrected } },
    async (at, seq) => {
      const row = await caseOfUnit(scope, referralId)
      const given = await scope.find(replies, and(eq(replies.referralId, referralId), isNull(replies.undoneAt)), {
        orderBy: replies.seq,
      })
      const old = given.find((one) => one.id === correctsId)
      if (!old) throw nothingHere()
      if (old.sentBy !== scope.actor.personId) throw new Problem('reply.not-yours', 'Ask the sender to correct it.')
      if (old.heldUntil) throw new Problem('reply.held', 'It has not left yet. Take it back, or wait some seconds.')
      if (given.at(-1)?.id !== correctsId)
        throw new Problem('subject.moved-on', 'It was corrected already. Correct the latest answer.')
      const fields = decision ? faultsOf(decision, { now: at, urgency: row.urgency }) : []
      if (fields.length) throw new Problem('request.invalid', 'The decision is not complete.', { fields })
      await judgeSections(scope, row, corrected.answers)
      const decided = await scope.pick(decisions, ['id', 'disposition'], eq(decisions.referralId, referralId))
      const dispositionOf = ({ decisionId }: (typeof given)[0]) =>
        decided.find((one) => one.id === decisionId)?.disposition
      const left = given
        .filter(({ heldUntil }) => !heldUntil)
        .map((one) => ({ id: one.id, corrects: one.correctsId, asks: dispositionOf(one) === 'more_info' }))
      const disposition = decision?.disposition ?? dispositionOf(old)
      const asksForMore = disposition === 'more_info'
      const status = after(row.status, asksForMore ? 'correction.asking' : 'reply.corrected')
      if (!status) throw new Problem('referral.closed', 'The office took the referral back. Your text is not lost.')
      // What was no answer after all leaves the case unanswered, unless an earlier one stands.
      const isAnswered = firstStanding([...left, { id, corrects: correctsId, asks: asksForMore }]) !== undefined
      const answeredAt = isAnswered ? (row.answeredAt ?? at) : null
      return {
        facts: {
          unit: row.unitId,
          office: row.officeId,
          reply: id,
          corrects: correctsId,
          kind: kindOf(status),
          ...(decision && { decision: decision.id }),
          ...(disposition && { disposition }),
        },
        rows: [
          scope.insert(replies, {
            id,
            referralId,
            correctsId,
            decisionId: decision?.id ?? old.decisionId,
            seq: seq + 1,
            answer: answerOf(corrected),
            answers: corrected.answers,
            sentBy: old.sentBy,
            sentAt: at,
          }),
          ...(decision
            ? [
                scope.insert(decisions, {
                  ...decisionRow(decision.id, referralId, decision, old.sentBy, at),
                  seq: seq + 1,
                }),
              ]
            : []),
          scope.update(referrals, { status, changedAt: at, answeredAt }, eq(referrals.id, referralId)),
          ...(isOpen(status) ? [] : [scope.remove(claims, eq(claims.referralId, referralId))]),
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
