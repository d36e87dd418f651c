import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Deps } from './deps.ts'
import type { EventName, Facts } from './events.ts'
import { faultOf } from './fault.ts'
import type { Id } from './ids.ts'
import { type Actor, makeScope, type Scope } from './scope.ts'
import { eventLog, reactionLog } from './table.ts'

/** An event as its reactions see it. */
export interface Happened {
  readonly position: number
  readonly subject: string
  readonly name: EventName
  readonly facts: Facts
  readonly at: Date
}
/** Idempotent by event: it may run again after it succeeded. Rejects to be tried again later. */
export type Reaction = (scope: Scope, event: Happened) => Promise<void>

/** Longer than the longest exchange with the imaging process, and storing what it made. */
const claimMs = 240_000
const longestPauseMs = 300_000
/** About a day of trying: from here on a coordinator is told that it does not work. It is tried on all the same. */
export const lastTry = 300

export const asSystem = (deps: Deps, tenantId: Id<'ten'>, requestId: string): Scope => {
  const actor: Actor = { tenantId, personId: 'system', clinician: false, memberships: [] }
  return makeScope(deps, actor, requestId)
}

/** Carries out the oldest reaction that is due; false when none is. A failed one waits longer each time. */
export async function carryOutOne(deps: Deps, reactions: Readonly<Record<string, Reaction>>): Promise<boolean> {
  const claimed = await claim(deps)
  if (claimed) await carryOut(deps, reactions, claimed)
  return claimed !== undefined
}

/**
 * Gives back what a process that is gone had claimed. For a door that is the only worker, before it starts to work.
 * What was never tried is not claimed but waits for its moment, and goes on waiting.
 */
export const releaseClaims = ({ database }: Pick<Deps, 'database'>): Promise<unknown> =>
  database.write([{ sql: 'update reactions set claimed_until = 0 where done_at is null and tries > 0', params: [] }])

interface Claimed {
  readonly tenantId: Id<'ten'>
  readonly eventPosition: number
  readonly name: string
  readonly tries: number
}

/** Finds whose turn it is by reading, so that a look for work writes nothing when there is none. */
async function claim(deps: Deps): Promise<Claimed | undefined> {
  for (let tries = 0; tries < 5; tries++) {
    const first = await firstOpen(deps)
    if (!first || first.claimedUntil > deps.clock.now()) return undefined
    const claimed = await claimOf(deps, first)
    if (claimed) return claimed
    // Another worker was faster: there may be more.
  }
  return undefined
}

/** The open reaction that is due first, now or later. */
async function firstOpen({ database }: Deps) {
  const rows = await database.read
    .select()
    .from(reactionLog)
    .where(isNull(reactionLog.doneAt))
    .orderBy(reactionLog.claimedUntil)
    .limit(1)
  return rows[0]
}

/** When the next reaction is due, or undefined when none is open: what a door without a loop must be woken for. */
export const nextDue = async (deps: Deps): Promise<Date | undefined> => (await firstOpen(deps))?.claimedUntil

/**
 * The guarded update is the claim: two sweeps never hold the same reaction. Until when it is claimed is also the mark of
 * this claim, so that the same update sent again after a lost answer finds its own work instead of another's.
 */
async function claimOf({ database, clock }: Deps, open: typeof reactionLog.$inferSelect): Promise<Claimed | undefined> {
  const { tenantId, eventPosition, name } = open
  const now = clock.now().getTime()
  const until = now + claimMs + crypto.getRandomValues(new Uint16Array(1))[0]!
  const tries = open.tries + 1
  const claiming = {
    sql: `update reactions set claimed_until = ?, tries = ?
          where tenant_id = ? and event_position = ? and name = ? and done_at is null
            and ((tries = ? and claimed_until <= ?) or (tries = ? and claimed_until = ?))`,
    params: [until, tries, tenantId, eventPosition, name, open.tries, now, tries, until],
  }
  const [claimed] = await database.write([claiming], tenantId)
  return claimed?.rowsAffected === 1 ? { tenantId, eventPosition, name, tries } : undefined
}

async function carryOut(deps: Deps, reactions: Readonly<Record<string, Reaction>>, claimed: Claimed): Promise<void> {
  const { tenantId, eventPosition, name, tries } = claimed
  const scope = asSystem(deps, tenantId, `reaction-${eventPosition}-${name}`)
  // Only as long as nobody else has claimed it since.
  const own = and(
    eq(reactionLog.eventPosition, eventPosition),
    eq(reactionLog.name, name),
    eq(reactionLog.tries, tries),
  )!
  try {
    const event = await scope.first(eventLog, eq(eventLog.position, eventPosition))
    const reaction = reactions[name]
    if (!event || !reaction) throw new Error(`No reaction called ${name}`)
    await reaction(scope, event)
    await scope.write(scope.update(reactionLog, { doneAt: deps.clock.now(), error: null }, own))
  } catch (cause) {
    const pause = Math.min(1_000 * 2 ** Math.min(tries - 1, 20), longestPauseMs)
    const set = { claimedUntil: new Date(deps.clock.now().getTime() + pause), error: faultOf(cause) }
    await scope.write(scope.update(reactionLog, set, own)).catch(() => {})
  }
}

/** Reactions that gave up or keep failing, for a coordinator's eyes. */
export const troubled = (scope: Scope) =>
  scope.find(
    reactionLog,
    and(isNull(reactionLog.doneAt), isNotNull(reactionLog.error), sql`${reactionLog.tries} >= 3`),
    {
      orderBy: reactionLog.eventPosition,
      limit: 100,
    },
  )
