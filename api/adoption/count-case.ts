import { eq, type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../kernel/database.ts'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import type { Seen } from './read-on.ts'
import { caseUses } from './table.ts'

type Change = { readonly [K in keyof typeof caseUses.$inferInsert]?: (typeof caseUses.$inferInsert)[K] | SQL }

/**
 * What one event says of its case. A draft is a row that does not count, so that its photographs and its beginning are
 * known when it is sent.
 */
export function countCase(scope: Scope, event: Seen, earlier: readonly Seen[]): Statement[] {
  const { name, subject, facts, at, actor } = event
  const change = (set: Change, of = subject): Statement[] => [
    scope.update(caseUses, set, eq(caseUses.referralId, of as Id<'ref'>)),
  ]
  switch (name) {
    case 'referral.started':
      return facts.office ? [scope.insertOnce(caseUses, { ...draft(event), sentAt: at, isWithdrawn: true })] : []
    case 'referral.submitted':
      return facts.office ? sent(scope, event) : []
    case 'referral.withdrawn':
      return change({ isWithdrawn: true })
    case 'case.claimed':
      return change({ claimedAt: first(caseUses.claimedAt, at) })
    case 'case.decided':
      return change({ disposition: facts.disposition ?? null })
    case 'case.moved':
      return facts.toUnit ? change({ unitId: facts.toUnit as Id<'uni'> }) : []
    case 'reply.sent':
    case 'reply.corrected':
      // An answer that asks for more is none.
      return facts.kind === 'open'
        ? change({ askedMore: sql`${caseUses.askedMore} + 1` })
        : change({
            answeredAt: first(caseUses.answeredAt, at),
            ...(facts.disposition && { disposition: facts.disposition }),
          })
    case 'question.asked':
      return actor === 'system' ? [] : change({ questions: sql`${caseUses.questions} + 1` })
    case 'letter.opened':
      return facts.referral ? change({ openedAt: first(caseUses.openedAt, at) }, facts.referral) : []
    case 'letter.acknowledged':
      return change({ acknowledgedAt: first(caseUses.acknowledgedAt, at), ...taps(event) })
    case 'image.attached':
      return facts.referral ? change({ images: sql`${caseUses.images} + 1` }, facts.referral) : []
    case 'image.removed':
      return facts.referral ? change({ images: sql`max(0, ${caseUses.images} - 1)` }, facts.referral) : []
    case 'image.graded': {
      const by = worse(event, earlier)
      return facts.referral && by !== 0
        ? change({ inadequate: sql`max(0, ${caseUses.inadequate} + ${by})` }, facts.referral)
        : []
    }
    default:
      return []
  }
}

const draft = ({ subject, facts }: Seen) => ({
  referralId: subject as Id<'ref'>,
  officeId: facts.office as Id<'off'>,
  unitId: (facts.unit ?? null) as Id<'uni'> | null,
})

/** The draft becomes a case; a log that begins with the sending does not know how long it took. */
function sent(scope: Scope, event: Seen): Statement[] {
  const { actor, at, facts } = event
  const senderId = actor === 'system' ? null : (actor as Id<'per'>)
  const row = { ...draft(event), senderId, sentAt: at, isWithdrawn: false, wouldRefer: facts.wouldRefer ?? null }
  const longest = 86_400
  const draftSeconds = sql`cast(min(${longest}, max(0, (${at.getTime()} - ${caseUses.sentAt}) / 1000)) as integer)`
  return [scope.put(caseUses, [caseUses.referralId], row, { ...row, referralId: undefined!, draftSeconds })]
}

/** What happens again does not count anew. */
const first = (column: SQL.Aliased | (typeof caseUses)['claimedAt'], at: Date): SQL =>
  sql`coalesce(${column}, ${at.getTime()})`

/** What the office says once it has read: would it have referred, and does it now, as `yes>no`. */
function taps({ facts }: Seen): Change {
  const { wouldRefer, helped, learned } = facts
  return {
    ...(wouldRefer && {
      wouldRefer: sql`substr(${caseUses.wouldRefer}, 1, instr(${caseUses.wouldRefer} || '>', '>') - 1) || '>' || ${wouldRefer}`,
    }),
    ...(helped && { helped }),
    ...(learned && { learned }),
  }
}

/** One more inadequate photograph, one less, or neither: a grade may be changed and taken back. */
function worse(event: Seen, earlier: readonly Seen[]): number {
  const before = earlier.findLast(
    (one) => one.subject === event.subject && one.name === 'image.graded' && one.position < event.position,
  )
  const bad = (one: Seen | undefined) => Number(one?.facts.grade === 'inadequate')
  return bad(event) - bad(before)
}
