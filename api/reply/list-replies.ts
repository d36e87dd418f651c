import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { people } from '../access/table.ts'
import { whyUnder } from '../glass/find-glass.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { caseToRead } from '../triage/read-case.ts'
import { presentReply } from './present.ts'
import { replies } from './table.ts'

/** Answers to a referral that have left, oldest first, for whoever was let in before. */
export const repliesTo = (scope: Scope, referralId: Id<'ref'>) =>
  answersTo(scope, and(eq(replies.referralId, referralId), isNull(replies.heldUntil))!)

async function answersTo(scope: Scope, where: SQL) {
  const rows = await scope.find(replies, and(where, isNull(replies.undoneAt)), {
    orderBy: replies.seq,
  })
  const known = await scope.find(people, inArray(people.id, [...new Set(rows.map((row) => row.sentBy))]))
  return rows.map((row) => presentReply(row, known))
}

export async function listReplies(scope: Scope, referralId: Id<'ref'>) {
  const { glass } = await caseToRead(scope, referralId)
  await scope.looked('list-replies', referralId, whyUnder(glass))
  // What a colleague elsewhere may still take back has not been said.
  if (glass) return { items: await repliesTo(scope, referralId), next: null }
  return { items: await answersTo(scope, eq(replies.referralId, referralId)), next: null }
}

/** Throws reply.undone: whoever asks again for a sending that was taken back must not read that it was sent. */
export async function showReply(scope: Scope, id: Id<'rep'>) {
  const row = await scope.first(replies, eq(replies.id, id))
  if (!row) throw nothingHere()
  if (row.undoneAt) throw new Problem('reply.undone', 'It was taken back before it left. Send it under a new id.')
  return presented(scope, row)
}

/** The text of an answer, also of one that was taken back. */
export async function presented(scope: Scope, row: typeof replies.$inferSelect) {
  return presentReply(row, await scope.find(people, eq(people.id, row.sentBy)))
}
