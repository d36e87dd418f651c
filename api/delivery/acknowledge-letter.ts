import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { referralOfOffice } from '../referral/find-referral.ts'
import { after } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { replies } from '../reply/table.ts'
import { letterOfOffice, readLetterCover } from './find-letter.ts'
import { revokeLinks } from './revoke-links.ts'
import { letters } from './table.ts'

type Tap = 'yes' | 'no' | 'unsure' | null
export interface Reading {
  readonly replyId: Id<'rep'>
  readonly wouldRefer: Tap
  readonly helped: Tap
  readonly learned: Tap
}

/** Confirms that this reply was read. Throws letter.clinicians-only, letter.not-opened, not-found; subject.moved-on after a correction. */
export async function acknowledgeLetter(
  scope: Scope,
  id: Id<'let'>,
  { replyId, ...taps }: Reading,
  command: CommandId,
) {
  const { referralId } = await letterOfOffice(scope, id)
  return decide(
    scope,
    { command, name: 'letter.acknowledged', subject: referralId, body: { id, replyId, taps } },
    async (at) => {
      const row = await letterOfOffice(scope, id)
      if (!scope.actor.clinician)
        throw new Problem('letter.clinicians-only', 'Only who may read the reply can confirm it.')
      const standing = and(eq(replies.referralId, referralId), isNull(replies.undoneAt))
      const latest = await scope.first(replies, and(standing, isNull(replies.heldUntil)), {
        orderBy: desc(replies.seq),
      })
      if (latest?.id !== replyId)
        throw new Problem('subject.moved-on', 'A correction came while you were reading. Read it first.')
      if (!row.openedAt) throw new Problem('letter.not-opened', 'Open the reply first.')
      const referral = await referralOfOffice(scope, referralId)
      const isAnotherHeld = await scope.first(replies, and(standing, isNotNull(replies.heldUntil)))
      // While another answer is held the case is not read to its end.
      const status = isAnotherHeld ? referral.status : after(referral.status, 'letter.acknowledged')
      if (!status) throw new Problem('referral.closed', 'There is nothing to confirm.')
      const given = Object.fromEntries(Object.entries(taps).filter(([, tap]) => tap !== null))
      return {
        // The taps may follow later: that is the same reading, not another one.
        facts: { letter: id, office: row.officeId, kind: row.acknowledgedAt ? 'again' : 'first', ...given },
        rows: [
          scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
          scope.update(letters, { acknowledgedAt: at }, eq(letters.id, id)),
          ...(await revokeLinks(scope, id, 'acknowledged', at)),
        ],
      }
    },
    () => readLetterCover(scope, id),
  )
}
