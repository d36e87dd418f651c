import { and, desc, eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { after } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { caseOfUnit } from '../triage/read-case.ts'
import { showReply } from './list-replies.ts'
import type { Answer } from './rules.ts'
import { replies } from './table.ts'

/** Sends a corrected answer; only the sender may, and only of the latest one. Throws reply.not-yours, subject.moved-on, not-found. */
export const correctReply = (
  scope: Scope,
  referralId: Id<'ref'>,
  correctsId: Id<'rep'>,
  id: Id<'rep'>,
  answer: Answer,
) =>
  decide(
    scope,
    { command: `${id}/send`, name: 'reply.corrected', subject: referralId, body: { correctsId, answer } },
    async (at) => {
      const row = await caseOfUnit(scope, referralId)
      const old = await scope.first(replies, and(eq(replies.referralId, referralId), eq(replies.id, correctsId)))
      const status = after(row.status, 'reply.corrected')
      if (!old || !status) throw nothingHere()
      if (old.sentBy !== scope.actor.personId) throw new Problem('reply.not-yours', 'Ask the sender to correct it.')
      const latest = await scope.first(replies, eq(replies.referralId, referralId), {
        orderBy: [desc(replies.sentAt), desc(replies.id)],
      })
      if (latest?.id !== correctsId)
        throw new Problem('subject.moved-on', 'It was corrected already. Correct the latest answer.')
      return {
        facts: { unit: row.unitId, office: row.officeId, reply: id, corrects: correctsId },
        rows: [
          scope.insert(replies, { id, referralId, correctsId, answer, sentBy: old.sentBy, sentAt: at }),
          scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
        ],
      }
    },
    () => showReply(scope, id),
  )
