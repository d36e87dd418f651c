import { and, eq, isNull } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Happened } from '../kernel/react.ts'
import type { Scope } from '../kernel/scope.ts'
import { after, kindOf } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { replies } from './table.ts'

/** The command under which a held answer leaves. */
export const releaseOf = (id: Id<'rep'>) => `${id}/release`

/**
 * Lets a held answer go, unless it was taken back or the office has withdrawn the referral. Leaving is an event of the
 * referral like undoing: whichever is written first, the other finds the subject moved on, is tried again and sees that
 * there is nothing to do.
 */
export async function releaseReply(scope: Scope, event: Happened): Promise<void> {
  const id = event.facts.reply as Id<'rep'>
  const referralId = event.subject as Id<'ref'>
  const { unit, office, disposition } = event.facts
  await decide(
    scope,
    { command: releaseOf(id), name: 'reply.sent', subject: referralId, body: null },
    async (at) => {
      const held = await scope.first(replies, eq(replies.id, id))
      const row = await scope.first(referrals, eq(referrals.id, referralId))
      const status = row && after(row.status, 'reply.left')
      if (!held || held.undoneAt || !status) throw new Problem('reply.undone', 'It stays: it was taken back.')
      const answeredAt = disposition === 'more_info' ? row.answeredAt : (row.answeredAt ?? at)
      return {
        facts: {
          ...(unit && { unit }),
          ...(office && { office }),
          ...(disposition && { disposition }),
          kind: kindOf(status),
          reply: id,
          person: held.sentBy,
        },
        rows: [
          scope.update(replies, { heldUntil: null }, and(eq(replies.id, id), isNull(replies.undoneAt))!),
          scope.update(referrals, { status, answeredAt }, eq(referrals.id, referralId)),
        ],
      }
    },
    async () => undefined,
  ).catch((cause) => {
    if (!(cause instanceof Problem) || cause.code !== 'reply.undone') throw cause
  })
}
