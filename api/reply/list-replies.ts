import { eq, inArray } from 'drizzle-orm'
import { people } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { caseOfUnit } from '../triage/read-case.ts'
import { presentReply } from './present.ts'
import { replies } from './table.ts'

/** Answers to a referral, oldest first, for whoever was let in before. */
export async function repliesTo(scope: Scope, referralId: Id<'ref'>) {
  const rows = await scope.find(replies, eq(replies.referralId, referralId), { orderBy: [replies.sentAt, replies.id] })
  const known = await scope.find(people, inArray(people.id, [...new Set(rows.map((row) => row.sentBy))]))
  return rows.map((row) => presentReply(row, known))
}

export async function listReplies(scope: Scope, referralId: Id<'ref'>) {
  await caseOfUnit(scope, referralId)
  await scope.looked('list-replies', referralId)
  return { items: await repliesTo(scope, referralId), next: null }
}

export async function showReply(scope: Scope, id: Id<'rep'>) {
  const row = await scope.first(replies, eq(replies.id, id))
  if (!row) throw nothingHere()
  return presentReply(row, await scope.find(people, eq(people.id, row.sentBy)))
}
