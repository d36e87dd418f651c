import { and, eq, inArray, isNull } from 'drizzle-orm'
import { offices, units } from '../access/table.ts'
import { glassBreaks } from '../glass/table.ts'
import { images } from '../imaging/table.ts'
import type { Id } from '../kernel/ids.ts'
import { troubled } from '../kernel/react.ts'
import { needsRole, oneOf, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { workingDaysBetween } from '../kernel/working-days.ts'
import type { Refusal } from '../ports/imaging.ts'
import { referrals } from '../referral/table.ts'
import type { Today } from './contract.ts'
import { countOn } from './count-use.ts'
import { contactsOf, officesToRing } from './offices-to-ring.ts'
import { type Matter, presentMatter, presentWaiting } from './present-today.ts'
import { nearDeadlineDay, unopenedDays } from './rules.ts'
import { type MatterKind, openMatters } from './table.ts'

const most = 100

/** What a coordinator should see to today, at most so many rows; rows about a patient's safety are never cut. Throws access.denied. */
export async function readToday(scope: Scope, atMost: number): Promise<Today> {
  needsRole(scope, 'coordinator')
  await scope.looked('read-today', scope.actor.tenantId)
  const now = scope.deps.clock.now()
  const late = (days: number) => (matter: Matter) => workingDaysBetween(matter.since, now) >= days
  const cases = (await waiting(scope, 'case')).filter(late(nearDeadlineDay))
  const replies = (await waiting(scope, 'reply')).filter(late(unopenedDays))
  const broken = await failing(scope)
  for (const kind of ['altered', 'infected', 'held', 'mail', 'image'] as const)
    broken.push(...(await waiting(scope, kind)))
  const contacts = await contactsOf(scope, now)
  // What is about patients is shown even where counting fails.
  const isCounted = await countOn(scope).catch(() => false)
  const offices = await officesToRing(scope, contacts, isCounted, now)

  const safety = [...cases, ...broken, ...byOffice(replies), ...(await unjudged(scope))]
  const around = { ...(await aroundOf(scope, safety)), contacts }
  const rows = [
    ...safety.map((one) => presentMatter(one, around, now)),
    ...offices.map((one) => presentWaiting(one, contacts)),
  ]
  const shown = rows.slice(0, Math.max(atMost, safety.length))
  return {
    nearDeadline: Math.min(most, cases.length),
    unopened: Math.min(most, replies.length),
    toRing: offices.length,
    more: cases.length > most || replies.length > most,
    rows: shown,
    left: rows.length - shown.length,
    isCounting: !isCounted,
  }
}

/** Those that have waited longest. Bounded, whatever piles up. */
async function waiting(scope: Scope, kind: MatterKind): Promise<Matter[]> {
  const rows = await scope.find(openMatters, eq(openMatters.kind, kind), {
    orderBy: [openMatters.since, openMatters.subject],
    limit: most + 1,
  })
  const reasons = {
    case: 'late',
    reply: 'late',
    mail: 'wrong_recipient',
    image: 'refused',
    altered: 'altered',
    infected: 'infected',
    held: 'held',
  } as const
  return rows.map(({ subject, referralId, officeId, unitId, since }) => ({
    kind,
    reason: reasons[kind],
    referralId: kind === 'case' ? (subject as Id<'ref'>) : referralId,
    imageId: imageOf(subject),
    officeId,
    unitId,
    since,
    count: 1,
  }))
}

const imageOf = (subject: string) => (subject.startsWith('img_') ? (subject as Id<'img'>) : undefined)

/** Patients opened in an emergency that nobody has judged yet: there at once, because they are the openings themselves. */
async function unjudged(scope: Scope): Promise<Matter[]> {
  const rows = await scope.find(glassBreaks, isNull(glassBreaks.reviewedAt), {
    orderBy: [glassBreaks.brokenAt, glassBreaks.id],
    limit: most,
  })
  return rows.map(({ referralId, brokenAt }) => ({
    kind: 'glass',
    reason: null,
    referralId,
    officeId: null,
    unitId: null,
    since: brokenAt,
    count: 1,
  }))
}

/** An office is rung once about all of its replies, since the oldest of them. */
const byOffice = (replies: readonly Matter[]): Matter[] =>
  [...Map.groupBy(replies, ({ officeId }) => officeId).values()].map(([oldest, ...others]) => ({
    ...oldest!,
    ...(others.length > 0 && { referralId: null }),
    count: others.length + 1,
  }))

/** What fails, by the reaction's name; the last two are of an edition before this one. */
const kinds: Readonly<Record<string, 'mail' | 'image'>> = {
  'post-letter': 'mail',
  'build-pictures': 'image',
  'build-preview': 'image',
  'build-pyramid': 'image',
}

/** Mails that do not leave and photographs that are not made, whatever is tried. */
async function failing(scope: Scope): Promise<Matter[]> {
  const rows = await troubled(scope)
  const positions = rows.map(({ eventPosition }) => eventPosition)
  const events = positions.length === 0 ? [] : await scope.find(eventLog, inArray(eventLog.position, positions))
  const practised = await practiceOf(
    scope,
    events.flatMap(({ facts }) => facts.referral ?? []),
  )
  return rows.flatMap(({ name, eventPosition }): Matter[] => {
    const event = events.find(({ position }) => position === eventPosition)
    const kind = kinds[name]
    if (!event || !kind) return []
    const referralId = kind === 'mail' ? event.subject : event.facts.referral
    if (referralId && practised.has(referralId)) return []
    return [
      {
        kind,
        reason: kind === 'mail' ? 'not_leaving' : 'not_made',
        referralId: (referralId ?? null) as Id<'ref'> | null,
        imageId: imageOf(event.subject),
        officeId: (event.facts.office ?? null) as Id<'off'> | null,
        unitId: null,
        since: event.at,
        count: 1,
      },
    ]
  })
}

/** Which of these were sent to try it: nobody waits for them. */
async function practiceOf(scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const is = and(oneOf(referrals.id, ids), eq(referrals.isPractice, true))
  return new Set(ids.length === 0 ? [] : (await scope.pick(referrals, ['id'], is)).map(({ id }) => id))
}

/** Offices, units and case numbers that the rows name: of a referral its number, and nothing else. */
async function aroundOf(scope: Scope, matters: readonly Matter[]) {
  const ids = [...new Set(matters.flatMap(({ referralId }) => referralId ?? []))]
  const officeIds = matters.flatMap(({ officeId }) => officeId ?? [])
  const imageIds = matters.flatMap(({ imageId }) => imageId ?? [])
  const about = ids.length === 0 ? [] : await scope.find(referrals, inArray(referrals.id, ids))
  const shown = imageIds.length === 0 ? [] : await scope.pick(images, ['id', 'refusal'], oneOf(images.id, imageIds))
  return {
    offices: await scope.find(offices, oneOf(offices.id, officeIds)),
    units: await scope.find(units),
    caseNumbers: new Map<string, string>(about.map(({ id, caseNumber }) => [id, caseNumber])),
    refusals: new Map<string, Refusal | null>(shown.map(({ id, refusal }) => [id, refusal])),
  }
}
