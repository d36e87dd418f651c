import { and, eq, inArray } from 'drizzle-orm'
import type { Statement } from '../kernel/database.ts'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { referrals } from '../referral/table.ts'
import type { Seen } from './read-on.ts'
import { type MatterKind, openMatters } from './table.ts'

/** What one event adds to what waits, or takes away from it. The same event again changes nothing. */
export async function watchMatters(scope: Scope, event: Seen): Promise<Statement[]> {
  const { name, subject, facts } = event
  if (subject.startsWith('img_') && (await isPractice(scope, facts.referral))) return []
  switch (name) {
    case 'referral.submitted':
    case 'question.asked':
      // The office's answer to what was asked of it does not set the hospital's clock back.
      return stillWaits(scope, event, event.at)
    case 'referral.withdrawn':
      return [done(scope, ['case'], subject), doneOf(scope, subject)]
    case 'reply.sent':
    case 'reply.corrected': {
      if (facts.kind !== 'open') return [done(scope, ['case'], subject), doneOf(scope, subject)]
      // An answer that asks for more is none: the hospital's own clock runs on, from first receipt.
      const received = and(eq(eventLog.subject, subject), eq(eventLog.name, 'referral.submitted'))
      return stillWaits(scope, event, (await scope.first(eventLog, received))?.at ?? event.at)
    }
    case 'case.moved':
      return facts.toUnit ? [moved(scope, subject, facts.toUnit as Id<'uni'>)] : []
    case 'letter.posted':
      return facts.code === 'opened' ? [] : waits(scope, event, 'reply', subject)
    case 'letter.misdirected':
      return waits(scope, event, 'mail', subject)
    case 'letter.opened':
    case 'letter.acknowledged':
      return facts.letter ? [done(scope, ['reply', 'mail'], facts.letter)] : []
    case 'image.failed':
      return waits(scope, event, 'image', subject)
    case 'image.altered':
      return waits(scope, event, 'altered', subject)
    case 'image.mended':
      return [done(scope, ['altered'], subject)]
    case 'image.rebuilt':
      return [done(scope, ['image', 'altered'], subject)]
    case 'image.retried':
      return [done(scope, ['image'], subject)]
    case 'image.scanned':
      return facts.code === 'infected' ? waits(scope, event, 'infected', subject) : []
    case 'image.removed':
      return [done(scope, ['image', 'infected'], subject)]
    case 'sweep.held':
      return [scope.insertOnce(openMatters, matter(event, 'held', subject, event.at))]
    case 'sweep.resumed':
      return [done(scope, ['held'], subject)]
    default:
      return []
  }
}

/** Nobody waits for what was sent to try it. */
const isPractice = async (scope: Scope, referral: string | undefined): Promise<boolean> =>
  referral !== undefined &&
  (await scope.count(referrals, and(eq(referrals.id, referral as Id<'ref'>), eq(referrals.isPractice, true)))) > 0

const matter = ({ facts }: Seen, kind: MatterKind, subject: string, since: Date) => ({
  kind,
  subject,
  referralId: (facts.referral ?? null) as Id<'ref'> | null,
  officeId: (facts.office ?? null) as Id<'off'> | null,
  unitId: (facts.unit ?? null) as Id<'uni'> | null,
  since,
})

/** It waits from now on, also where it waited before. */
function waits(scope: Scope, event: Seen, kind: MatterKind, subject: string): Statement[] {
  if (!event.facts.office) return []
  const row = matter(event, kind, subject, event.at)
  return [scope.put(openMatters, [openMatters.kind, openMatters.subject], row, { since: event.at })]
}

/** The case waits: since when it did before, or else since then. */
const stillWaits = (scope: Scope, event: Seen, since: Date): Statement[] =>
  event.facts.office ? [scope.insertOnce(openMatters, matter(event, 'case', event.subject, since))] : []

const done = (scope: Scope, kinds: MatterKind[], subject: string): Statement =>
  scope.remove(openMatters, and(inArray(openMatters.kind, kinds), eq(openMatters.subject, subject))!)

/** Photographs that failed matter no more once the referral is answered or gone. */
const doneOf = (scope: Scope, referralId: string): Statement =>
  scope.remove(openMatters, and(eq(openMatters.kind, 'image'), eq(openMatters.referralId, referralId as Id<'ref'>))!)

const moved = (scope: Scope, subject: string, unitId: Id<'uni'>): Statement =>
  scope.update(openMatters, { unitId }, and(eq(openMatters.kind, 'case'), eq(openMatters.subject, subject))!)
