import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import { hashToken, type Id, idPattern } from '../kernel/ids.ts'
import { asSystem } from '../kernel/react.ts'
import { recall } from '../kernel/recall.ts'
import type { Actor } from '../kernel/scope.ts'
import { memberships, people, sessions } from './table.ts'

/** The cookie is `tenant.token`: the tenant only tells where to look, the token's hash decides. */
function readCookie(cookie: string | undefined): { tenantId: Id<'ten'>; token: string } | undefined {
  const [tenantId = '', token = ''] = (cookie ?? '').split('.')
  return idPattern('ten').test(tenantId) && token ? { tenantId: tenantId as Id<'ten'>, token } : undefined
}

/** The person behind a session cookie, or undefined. Disabling a person or ending a session works on her next request. */
export const whoAsks = async (deps: Deps, cookie: string | undefined, requestId: string): Promise<Actor | undefined> =>
  (await liveSession(deps, cookie, requestId))?.actor

/**
 * The same from memory, for pictures: a photograph is a hundred requests. What this process ended counts at once, what
 * another one ended within the minute.
 */
export async function whoLooks(deps: Deps, cookie: string | undefined, requestId: string): Promise<Actor | undefined> {
  const read = readCookie(cookie)
  if (!read) return undefined
  const key = ['session', read.tenantId, await hashToken('session', read.token)].join(' ')
  const session = await recall(deps, ['sessions', 'people', 'memberships'], key, () =>
    liveSession(deps, cookie, requestId),
  )
  return session && session.expiresAt > deps.clock.now() ? session.actor : undefined
}

async function liveSession(
  deps: Deps,
  cookie: string | undefined,
  requestId: string,
): Promise<{ readonly actor: Actor; readonly expiresAt: Date } | undefined> {
  const read = readCookie(cookie)
  if (!read) return undefined
  const scope = asSystem(deps, read.tenantId, requestId)
  const tokenHash = await hashToken('session', read.token)
  const live = and(
    eq(sessions.tokenHash, tokenHash),
    gt(sessions.expiresAt, deps.clock.now()),
    isNull(sessions.endedAt),
  )
  const session = await scope.first(sessions, live)
  if (!session) return undefined
  const person = await scope.first(people, and(eq(people.id, session.personId), isNull(people.disabledAt)))
  if (!person) return undefined
  const roles = await scope.find(memberships, eq(memberships.personId, person.id))
  const actor: Actor = {
    tenantId: read.tenantId,
    personId: person.id,
    clinician: person.hpr !== null,
    memberships: roles,
    entry: { by: 'cookie', session: tokenHash },
  }
  return { actor, expiresAt: session.expiresAt }
}

/** Ends the session of this cookie; a second time it does nothing. */
export async function endSession(deps: Deps, cookie: string | undefined, requestId: string): Promise<void> {
  const read = readCookie(cookie)
  if (!read) return
  const scope = asSystem(deps, read.tenantId, requestId)
  const tokenHash = await hashToken('session', read.token)
  await scope.write(scope.update(sessions, { endedAt: deps.clock.now() }, eq(sessions.tokenHash, tokenHash)))
}
