import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { joined } from '../kernel/join.ts'
import { recall } from '../kernel/recall.ts'
import type { Actor, Entry, Membership } from '../kernel/scope.ts'
import { isLive } from './is-live.ts'
import { endOf, isStrong, rolesBy } from './rules.ts'
import { memberships, offices, people, sessions } from './table.ts'

/** Somebody who came in once, and how. */
export interface Came {
  readonly tenantId: Id<'ten'>
  readonly personId: Id<'per'>
  readonly entry: Entry
}

/**
 * What she may be now, from memory: undefined once her session has ended or she, her office or her portal was switched
 * off. In this process that is noticed at once, elsewhere within the minute. It keeps no session alive.
 */
export async function whoCameIn(deps: Deps, came: Came): Promise<Actor | undefined> {
  const { tenantId, personId, entry } = came
  const known = await (entry.by === 'portal' ? throughPortal(deps, came, entry.portal) : throughSession(deps, came))
  if (!known || known.endsAt <= deps.clock.now()) return undefined
  return { tenantId, personId, clinician: false, memberships: known.memberships, entry }
}

interface Known {
  readonly memberships: readonly Membership[]
  readonly endsAt: Date
}

async function throughPortal(deps: Deps, came: Came, portalId: Id<'ptl'>): Promise<Known | undefined> {
  const live = await isLive(deps, { ...came, portalId })
  return live && { memberships: live.memberships, endsAt: new Date(8.64e15) }
}

const columns = {
  method: sessions.method,
  level: sessions.level,
  expiresAt: sessions.expiresAt,
  lastSeenAt: sessions.lastSeenAt,
  party: memberships.party,
  role: memberships.role,
  closedAt: offices.closedAt,
}

const throughSession = (deps: Deps, { tenantId, personId, entry }: Came): Promise<Known | undefined> => {
  const id = (entry.by === 'cookie' ? entry.session : '') as Id<'ses'>
  return recall(deps, ['sessions', 'people', 'memberships', 'offices'], ['came', tenantId, id].join(' '), async () => {
    const beside = [
      { table: people, on: and(eq(people.id, sessions.personId), isNull(people.disabledAt))! },
      { table: memberships, on: eq(memberships.personId, people.id), optional: true },
      { table: offices, on: eq(offices.id, memberships.party as never), optional: true },
    ]
    const where = and(eq(sessions.id, id), eq(sessions.personId, personId), isNull(sessions.endedAt))!
    const rows = await joined(deps, tenantId, columns, sessions, beside, where)
    const [session] = rows
    if (!session || !isStrong(session.level, deps.settings.levels)) return undefined
    const roles = rows.flatMap(({ party, role, closedAt }): Membership[] =>
      party === null || closedAt !== null ? [] : [{ party, role }],
    )
    return { memberships: rolesBy(session.method, roles), endsAt: endOf(session, deps.settings.idleMinutes) }
  })
}
