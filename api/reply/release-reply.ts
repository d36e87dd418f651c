import { and, eq, isNull } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import type { Happened } from '../kernel/react.ts'
import type { Scope } from '../kernel/scope.ts'
import { replies } from './table.ts'

/** The command under which a held answer leaves. */
export const releaseOf = (id: Id<'rep'>) => `${id}/release`

/**
 * Lets a held answer go, unless it was taken back. Leaving is an event of the referral like undoing: whichever is
 * written first, the other finds the subject moved on, is tried again and sees that there is nothing to do.
 */
export async function releaseReply(scope: Scope, event: Happened): Promise<void> {
  const id = event.facts.reply as Id<'rep'>
  const held = await scope.first(replies, eq(replies.id, id))
  if (!held || held.undoneAt) return
  const { unit, office, disposition } = event.facts
  await decide(
    scope,
    { command: releaseOf(id), name: 'reply.sent', subject: event.subject, body: null },
    async () => ({
      facts: {
        ...(unit && { unit }),
        ...(office && { office }),
        ...(disposition && { disposition }),
        reply: id,
        person: held.sentBy,
      },
      rows: [scope.update(replies, { heldUntil: null }, and(eq(replies.id, id), isNull(replies.undoneAt))!)],
    }),
    async () => undefined,
  )
}
