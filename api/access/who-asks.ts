import { and, eq, gt, isNull, or, type SQL } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import { hashToken, type Id, idPattern, newToken } from '../kernel/ids.ts'
import { joined } from '../kernel/join.ts'
import { asSystem } from '../kernel/react.ts'
import { recall } from '../kernel/recall.ts'
import type { Actor, Membership } from '../kernel/scope.ts'
import type { Opened } from './open-session.ts'
import { endOf, isStrong, renewal, rolesBy } from './rules.ts'
import { type Ending, noteEnd } from './sign-out.ts'
import { memberships, offices, people, sessions } from './table.ts'

/** What a session's cookie names: where to look, and the hash that decides. It is not the key that the cookie is. */
export interface Named {
  readonly tenantId: Id<'ten'>
  readonly hash: string
}

/** The cookie is `tenant.token`. */
export async function readCookie(cookie: string | undefined): Promise<Named | undefined> {
  const [tenantId = '', token = ''] = (cookie ?? '').split('.')
  if (!idPattern('ten').test(tenantId) || !token) return undefined
  return { tenantId: tenantId as Id<'ten'>, hash: await hashToken('session', token) }
}

/** Who asks, and the cookie that takes the place of hers when it has grown old. */
export interface Asking {
  readonly actor: Actor
  readonly renewed: Opened | undefined
}

/**
 * The person behind a session cookie, or undefined. Disabling a person, closing her office or ending a session works on
 * her next request. What comes back in `renewed` must reach the browser: the old cookie counts half a minute longer. If
 * that answer is lost, she signs in again.
 */
export async function whoAsks(deps: Deps, cookie: string | undefined, requestId: string): Promise<Asking | undefined> {
  const live = await liveSession(deps, await readCookie(cookie), requestId)
  return live && { actor: live.actor, renewed: await renew(deps, live, requestId) }
}

/**
 * The same from memory, for pictures: a photograph is a hundred requests. What this process ended counts at once, what
 * another one ended within the minute.
 */
export async function whoLooks(deps: Deps, named: Named | undefined, requestId: string): Promise<Actor | undefined> {
  if (!named) return undefined
  const key = `session ${named.tenantId} ${named.hash}`
  const session = await recall(deps, ['sessions', 'people', 'memberships', 'offices'], key, () =>
    liveSession(deps, named, requestId),
  )
  return session && session.endsAt > deps.clock.now() ? session.actor : undefined
}

interface Live {
  readonly id: Id<'ses'>
  readonly actor: Actor
  readonly tokenHash: string
  readonly endsAt: Date
  readonly expiresAt: Date
  readonly renewedAt: Date
  /** It came with the cookie before this one. */
  readonly isOld: boolean
}

const columns = {
  id: sessions.id,
  tokenHash: sessions.tokenHash,
  previousUntil: sessions.previousUntil,
  method: sessions.method,
  level: sessions.level,
  authenticatedAt: sessions.authenticatedAt,
  lastSeenAt: sessions.lastSeenAt,
  renewedAt: sessions.renewedAt,
  expiresAt: sessions.expiresAt,
  personId: people.id,
  hpr: people.hpr,
  party: memberships.party,
  role: memberships.role,
  closedAt: offices.closedAt,
}

/** One read: the session, the person and, a row each, what she may be where. A closed office is nowhere. */
async function liveSession(deps: Deps, named: Named | undefined, requestId: string): Promise<Live | undefined> {
  if (!named) return undefined
  const { tenantId, hash } = named
  const now = deps.clock.now()
  const isHers = and(eq(people.id, sessions.personId), isNull(people.disabledAt))!
  const beside = [
    { table: people, on: isHers },
    { table: memberships, on: eq(memberships.personId, people.id), optional: true },
    { table: offices, on: eq(offices.id, memberships.party as never), optional: true },
  ]
  const where = and(bears(hash, now), gt(sessions.expiresAt, now), isNull(sessions.endedAt))!
  const rows = await joined(deps, tenantId, columns, sessions, beside, where)
  const [session] = rows
  if (!session || !isStrong(session.level, deps.settings.levels)) return undefined
  if (endOf(session, deps.settings.idleMinutes) <= now) return undefined
  const isNews = now.getTime() - session.lastSeenAt.getTime() >= noteMs
  if (isNews) await noteSeen(deps, tenantId, session.id, requestId)
  const end = endOf(isNews ? { ...session, lastSeenAt: now } : session, deps.settings.idleMinutes)
  const isOld = session.tokenHash !== hash
  const roles = rows.flatMap(({ party, role, closedAt }): Membership[] =>
    party === null || closedAt !== null ? [] : [{ party, role }],
  )
  const actor: Actor = {
    tenantId,
    personId: session.personId,
    clinician: session.hpr !== null,
    hpr: session.hpr ?? undefined,
    memberships: rolesBy(session.method, roles),
    entry: { by: 'cookie', session: session.id, method: session.method },
    authenticatedAt: session.authenticatedAt,
    level: session.level ?? undefined,
  }
  const { id, tokenHash, expiresAt, renewedAt, previousUntil } = session
  const endsAt = isOld && previousUntil && previousUntil < end ? previousUntil : end
  return { id, actor, tokenHash, endsAt, expiresAt, renewedAt, isOld }
}

/** The session whose cookie this is, or was until a moment ago. */
const bears = (hash: string, now: Date): SQL | undefined =>
  or(eq(sessions.tokenHash, hash), and(eq(sessions.previousHash, hash), gt(sessions.previousUntil, now)))

const noteMs = 60_000

/**
 * Without this note she would be taken for gone; that it cannot be written is no reason to show her nothing. Everybody is
 * noted each minute: what is remembered of the others' sessions holds, and so does what is of hers.
 */
async function noteSeen(deps: Deps, tenantId: Id<'ten'>, id: Id<'ses'>, requestId: string): Promise<void> {
  const scope = asSystem(deps, tenantId, requestId)
  await scope.writeBeside(scope.update(sessions, { lastSeenAt: deps.clock.now() }, eq(sessions.id, id))).catch(() => {})
}

/** A cookie that somebody copied is worth a quarter of an hour. Of several requests at once, one renews. */
async function renew(deps: Deps, live: Live, requestId: string): Promise<Opened | undefined> {
  const now = deps.clock.now()
  if (live.isOld || now.getTime() - live.renewedAt.getTime() < renewal.minutes * 60_000) return undefined
  const scope = asSystem(deps, live.actor.tenantId, requestId)
  const token = newToken()
  const tokenHash = await hashToken('session', token)
  const set = {
    tokenHash,
    previousHash: live.tokenHash,
    previousUntil: new Date(now.getTime() + renewal.graceSeconds * 1_000),
    renewedAt: now,
  }
  const own = and(
    eq(sessions.id, live.id),
    or(eq(sessions.tokenHash, live.tokenHash), eq(sessions.tokenHash, tokenHash)),
  )!
  const done = await scope.write(scope.update(sessions, set, own)).catch(() => [])
  if (done[0]?.rowsAffected !== 1) return undefined
  return { cookie: `${live.actor.tenantId}.${token}`, expiresAt: live.expiresAt }
}

/** Ends the session of this cookie; a second time it does nothing. */
export async function endSession(
  deps: Deps,
  cookie: string | undefined,
  requestId: string,
  why: Ending,
): Promise<void> {
  const named = await readCookie(cookie)
  if (!named) return
  const scope = asSystem(deps, named.tenantId, requestId)
  const now = deps.clock.now()
  const hers = and(bears(named.hash, now), isNull(sessions.endedAt))!
  const session = await scope.first(sessions, hers)
  if (!session) return
  await scope.write(
    scope.update(sessions, { endedAt: now }, eq(sessions.id, session.id)),
    await noteEnd(scope, session, why),
  )
}
