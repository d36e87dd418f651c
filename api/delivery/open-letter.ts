import { and, eq, sql } from 'drizzle-orm'
import { shownOf } from '../imaging/find-image.ts'
import { images } from '../imaging/table.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { showReferral } from '../referral/find-referral.ts'
import { repliesTo } from '../reply/list-replies.ts'
import { sendingOf } from '../reply/send-reply.ts'
import { replies } from '../reply/table.ts'
import { decisions } from '../triage/table.ts'
import type { Letter } from './contract.ts'
import { letterOfOffice, readLetterCover } from './find-letter.ts'
import { presentOutcome } from './present.ts'
import { mayOpen, type OpeningReason } from './rules.ts'
import { letters } from './table.ts'

/**
 * Opens the reply for a clinician of the addressed office: the named doctor at once, a colleague with a reason.
 * Recorded before it is shown. Throws letter.clinicians-only, letter.reason-missing, not-found.
 */
export async function openLetter(scope: Scope, id: Id<'let'>, reason: OpeningReason | null): Promise<Letter> {
  const row = await letterOfOffice(scope, id)
  const { personId, clinician } = scope.actor
  const may = mayOpen({ id: personId, clinician }, row.addresseeId)
  if (may === 'no')
    throw new Problem('letter.clinicians-only', 'Tell the doctor that a reply waits; she can open it under “Answered”.')
  if (may === 'reason' && !reason)
    throw new Problem(
      'letter.reason-missing',
      'It is addressed to a colleague. Your reason is recorded with the opening.',
      {
        fields: [{ path: '/reason', message: 'Please choose' }],
      },
    )
  await scope.looked('open-letter', id, { reason: reason ?? undefined })
  const shown = await repliesTo(scope, row.referralId)
  const last = shown.at(-1)
  if (last) await noteFirstOpening(scope, row, last.id)
  return {
    cover: await readLetterCover(scope, id),
    referral: await showReferral(scope, row.referralId),
    decision: presentOutcome(last && (await decidedWith(scope, last.id))),
    replies: shown,
    basedOn: await picturesBefore(scope, row.referralId, last?.id),
  }
}

/** What was decided with this answer, whatever the hospital has decided since and not yet said. */
async function decidedWith(scope: Scope, replyId: Id<'rep'>) {
  const reply = await scope.first(replies, eq(replies.id, replyId))
  return reply?.decisionId ? scope.first(decisions, eq(decisions.id, reply.decisionId)) : undefined
}

/** Photographs that had come by then. None can be taken back after a reply, so what is there now was there. */
async function picturesBefore(
  scope: Scope,
  referralId: Id<'ref'>,
  replyId: Id<'rep'> | undefined,
): Promise<Id<'img'>[]> {
  const sent = replyId && (await scope.first(eventLog, eq(eventLog.commandId, sendingOf(replyId))))
  if (!sent) return []
  const isOfIt = and(eq(eventLog.tenantId, images.tenantId), eq(eventLog.subject, images.id), eq(eventLog.seq, 1))
  const came = sql`(select ${eventLog.position} from ${eventLog} where ${isOfIt}) < ${sent.position}`
  const found = await scope.find(images, and(shownOf(eq(images.referralId, referralId)), came), {
    orderBy: [images.attachedAt, images.id],
  })
  return found.map(({ id }) => id)
}

/** The command under which the first opening of an answer is noted. */
export const openingOf = (replyId: Id<'rep'>) => `${replyId}/letter.opened` as const

const tries = 3

/**
 * Notes that the latest answer was opened, once for each answer. Two clinicians may open at once: who is second finds it
 * noted. Whoever was overtaken by something else, like the note that the mail left, notes it anew. Throws subject.moved-on.
 */
async function noteFirstOpening(
  scope: Scope,
  { id, officeId, referralId }: typeof letters.$inferSelect,
  reply: Id<'rep'>,
): Promise<void> {
  const command = openingOf(reply)
  for (let left = tries; ; left--) {
    if (await scope.first(eventLog, eq(eventLog.commandId, command))) return
    try {
      return void (await decide(
        scope,
        { command, name: 'letter.opened', subject: id, body: null },
        async (at) => ({
          facts: { letter: id, office: officeId, referral: referralId, reply },
          rows: [scope.update(letters, { openedAt: at }, eq(letters.id, id))],
        }),
        async () => undefined,
      ))
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.status !== 409 || left === 1) throw cause
    }
  }
}
