import { eq, type SQL, sql } from 'drizzle-orm'
import type { Statement } from '../kernel/database.ts'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { firstStanding } from '../reply/rules.ts'
import type { Seen } from './read-on.ts'
import { caseUses } from './table.ts'

type Moment = (typeof caseUses)['claimedAt']
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
  const more = casesMore(event, earlier)
  switch (name) {
    case 'referral.started':
      return facts.office ? [scope.insertOnce(caseUses, { ...draft(event), sentAt: at, isWithdrawn: true })] : []
    case 'referral.submitted':
      return facts.office ? sent(scope, event) : []
    case 'referral.withdrawn':
      return change({ isWithdrawn: true })
    case 'case.claimed':
      return change({ claimedAt: first(caseUses.claimedAt, at) })
    case 'case.moved':
      return facts.toUnit ? change({ unitId: facts.toUnit as Id<'uni'> }) : []
    case 'reply.sent':
    case 'reply.corrected':
      return change({ ...answer(event, earlier), ...(more !== 0 && { isWithdrawn: more < 0 }) })
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

/** An answer that asks for more is none. Older events do not say what was decided, only that the case stays open. */
const asks = ({ facts }: Seen): boolean =>
  facts.disposition ? facts.disposition === 'more_info' : facts.kind === 'open'

/** What an answer says of its case: one that is corrected into a question leaves it unanswered, unless an earlier one stands. */
function answer(event: Seen, earlier: readonly Seen[]): Change {
  const { name, facts } = event
  const disposition = dispositionOf(event, earlier)
  const told = { answeredAt: answeredAt(event, earlier), ...(disposition && { disposition }) }
  if (!asks(event)) {
    // What was opened before was the request for more.
    const ofAnswer = (column: Moment) => sql`case when ${caseUses.answeredAt} is not null then ${column} end`
    return { ...told, openedAt: ofAnswer(caseUses.openedAt), acknowledgedAt: ofAnswer(caseUses.acknowledgedAt) }
  }
  const corrected = name === 'reply.corrected' ? earlier.find((one) => one.facts.reply === facts.corrects) : undefined
  return corrected && asks(corrected) ? told : { ...told, askedMore: sql`${caseUses.askedMore} + 1` }
}

/** What was decided with an answer. Older ones do not say it: then it is what was decided last before they left. */
const dispositionOf = (event: Seen, earlier: readonly Seen[]): string | undefined =>
  event.facts.disposition ??
  (event.name === 'reply.sent'
    ? before(event, earlier).findLast(({ name }) => name === 'case.decided')?.facts.disposition
    : undefined)

/** When the first answer left that stands after this one. */
function answeredAt(event: Seen, earlier: readonly Seen[]): Date | null {
  const given = [...before(event, earlier), event].filter(isAnswer).map((one) => ({
    id: one.facts.reply ?? '',
    corrects: one.facts.corrects ?? null,
    asks: asks(one),
    at: one.at,
  }))
  return firstStanding(given)?.at ?? null
}

const isAnswer = ({ name }: Seen): boolean => name === 'reply.sent' || name === 'reply.corrected'

/** What happened to the same before. */
const before = ({ subject, position }: Seen, earlier: readonly Seen[]): readonly Seen[] =>
  earlier.filter((one) => one.subject === subject && one.position < position)

/** Whether there is a real case after these events of a referral: sent, not taken back, and no answer says that it was sent twice. */
function isCase(events: readonly Seen[]): boolean {
  const has = (what: string) => events.some(({ name }) => name === what)
  if (!has('referral.submitted') || has('referral.withdrawn')) return false
  return events.findLast((one) => isAnswer(one) && one.facts.disposition)?.facts.disposition !== 'withdrawn_duplicate'
}

/** How many real cases more there are by what happened to one that was sent before: 1, 0 or -1. */
export function casesMore(event: Seen, earlier: readonly Seen[]): number {
  if (event.name !== 'referral.withdrawn' && !isAnswer(event)) return 0
  const past = before(event, earlier)
  return Number(isCase([...past, event])) - Number(isCase(past))
}

/** What happens again does not count anew. */
const first = (column: Moment, at: Date): SQL => sql`coalesce(${column}, ${at.getTime()})`

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
  const last = before(event, earlier).findLast(({ name }) => name === 'image.graded')
  const bad = (one: Seen | undefined) => Number(one?.facts.grade === 'inadequate')
  return bad(event) - bad(last)
}
