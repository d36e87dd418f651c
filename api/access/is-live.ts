import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { asSystem } from '../kernel/react.ts'
import { recall } from '../kernel/recall.ts'
import type { Entry, Scope } from '../kernel/scope.ts'
import { memberships, people, portals, sessions } from './table.ts'

/** What may be left of an entry: where the person belongs, and from which foreign pages she may ask. */
export interface Live {
  readonly parties: readonly string[]
  readonly origins: readonly string[]
}

/**
 * Whether an entry still counts, from memory: undefined when its person, session or portal was switched off. In this
 * process that is noticed at once, elsewhere within the minute.
 */
export const isLive = (
  deps: Deps,
  { tenantId, personId, entry }: { tenantId: Id<'ten'>; personId: Id<'per'>; entry: Entry },
): Promise<Live | undefined> => {
  const through = entry.by === 'cookie' ? entry.session : entry.portal
  const key = ['live', tenantId, personId, through].join(' ')
  return recall(deps, ['people', 'memberships', 'sessions', 'portals'], key, async () => {
    const scope = asSystem(deps, tenantId, 'is-live')
    const person = await scope.first(people, and(eq(people.id, personId), isNull(people.disabledAt)))
    const door = person && (await doorOf(scope, entry))
    if (!door) return undefined
    const parties = (await scope.find(memberships, eq(memberships.personId, personId))).map(({ party }) => party)
    return { parties: parties.filter((party) => door.parties?.includes(party) ?? true), origins: door.origins }
  })
}

async function doorOf(
  scope: Scope,
  entry: Entry,
): Promise<{ parties?: readonly string[]; origins: readonly string[] } | undefined> {
  if (entry.by === 'cookie') {
    const live = and(
      eq(sessions.tokenHash, entry.session),
      gt(sessions.expiresAt, scope.deps.clock.now()),
      isNull(sessions.endedAt),
    )
    return (await scope.first(sessions, live)) && { origins: [] }
  }
  const portal = await scope.first(portals, and(eq(portals.id, entry.portal), isNull(portals.disabledAt)))
  return portal && { parties: portal.unitIds, origins: portal.origins }
}
