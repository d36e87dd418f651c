import { and, desc, eq, gte } from 'drizzle-orm'
import { fewAtATime } from '../adoption/gather.ts'
import { caseUses } from '../adoption/table.ts'
import { images } from '../imaging/table.ts'
import type { EventName } from '../kernel/events.ts'
import type { Id } from '../kernel/ids.ts'
import { oneOf, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { sentStatuses } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import type { Act } from './contract-network.ts'

/** Who did what for one case, in order. */
export interface CaseActs {
  readonly referralId: string
  readonly acts: readonly { readonly act: Act; readonly person: string }[]
}

/** Of an office; older ones say little about how it works now. */
export const mostCases = 500

const actOf: Readonly<Partial<Record<EventName, Act>>> = {
  'referral.started': 'draft',
  'draft.handed': 'draft',
  'image.attached': 'photo',
  'referral.submitted': 'sent',
  'case.claimed': 'assigned',
  'reply.sent': 'answered',
  'letter.opened': 'read',
}

/**
 * The latest real cases an office sent since then, out of what is counted and out of the cases themselves: of each status as
 * many as its index gives in order, so that a busy office is read no longer than another.
 */
async function casesOf(scope: Scope, officeId: Id<'off'>, since: Date): Promise<Id<'ref'>[]> {
  const counted = and(eq(caseUses.officeId, officeId), gte(caseUses.sentAt, since), eq(caseUses.isWithdrawn, false))
  const uses = await scope.pick(caseUses, ['referralId', 'sentAt'], counted, {
    orderBy: desc(caseUses.sentAt),
    limit: mostCases,
  })
  const rows = await Promise.all(
    sentStatuses.map((status) =>
      scope.pick(
        referrals,
        ['id', 'receivedAt', 'isPractice'],
        and(eq(referrals.officeId, officeId), eq(referrals.status, status), gte(referrals.changedAt, since)),
        { orderBy: desc(referrals.changedAt), limit: mostCases },
      ),
    ),
  )
  const sent = rows
    .flat()
    .flatMap(({ id, receivedAt, isPractice }) =>
      receivedAt && receivedAt >= since && !isPractice ? [[id, receivedAt] as const] : [],
    )
  const twice = await sentTwice(
    scope,
    sent.map(([id]) => id),
  )
  const real = sent.filter(([id]) => !twice.has(id))
  // Where there is a row it says what is true now: counting follows a moment later.
  const there = await scope.pick(
    referrals,
    ['id'],
    oneOf(
      referrals.id,
      uses.map(({ referralId }) => referralId),
    ),
  )
  const told = new Set<string>(there.map(({ id }) => id))
  const past = uses.flatMap(({ referralId, sentAt }) => (told.has(referralId) ? [] : [[referralId, sentAt] as const]))
  const latest = [...past, ...real].toSorted(([, one], [, other]) => other.getTime() - one.getTime()).map(([id]) => id)
  return [...new Set(latest)].slice(0, mostCases)
}

/** A few thousandths of a second of the log; then whoever else waits has a turn. */
const subjectsAtOnce = 300

/** Which of these were answered as sent twice. Asked by their ids: of what an office ever sent there may be any number. */
async function sentTwice(scope: Scope, ids: readonly Id<'ref'>[]): Promise<ReadonlySet<string>> {
  const isTwice = and(eq(caseUses.isWithdrawn, true), eq(caseUses.disposition, 'withdrawn_duplicate'))
  const found = new Set<string>()
  for await (const some of fewAtATime(ids, subjectsAtOnce)) {
    const rows = await scope.pick(caseUses, ['referralId'], and(oneOf(caseUses.referralId, some), isTwice))
    for (const { referralId } of rows) found.add(referralId)
  }
  return found
}

const columns = ['subject', 'name', 'actor', 'position'] as const
type Seen = Pick<typeof eventLog.$inferSelect, (typeof columns)[number]>

/** Read by subject, each from the index that keeps the order of its events: never a walk over the log. */
export async function actsOf(scope: Scope, officeId: Id<'off'>, since: Date): Promise<CaseActs[]> {
  const cases = await casesOf(scope, officeId, since)
  const shots = await scope.pick(images, ['id', 'referralId'], oneOf(images.referralId, cases))
  const caseOf = new Map<string, string>([
    ...cases.flatMap((id) => [[id, id] as const, [`let_${id.slice(4)}`, id] as const]),
    ...shots.map(({ id, referralId }) => [id, referralId] as const),
  ])
  const seen: Seen[] = []
  for await (const subjects of fewAtATime([...caseOf.keys()], subjectsAtOnce)) {
    const those = oneOf(eventLog.subject, subjects)
    seen.push(...(await scope.pick(eventLog, columns, and(those, oneOf(eventLog.name, Object.keys(actOf))))))
  }
  const byCase = Map.groupBy(
    seen.filter(({ actor }) => actor !== 'system').toSorted((a, b) => a.position - b.position),
    ({ subject }) => caseOf.get(subject)!,
  )
  return cases.map((referralId) => ({
    referralId,
    acts: (byCase.get(referralId) ?? []).map(({ name, actor }) => ({ act: actOf[name]!, person: actor })),
  }))
}
