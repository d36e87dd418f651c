import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { asSystem } from '../kernel/react.ts'
import { recall } from '../kernel/recall.ts'
import type { Membership } from '../kernel/scope.ts'
import { people, portals } from './table.ts'
import { membershipsIn } from './who-calls.ts'

/** What is left of a way in: what the person may be in the portal's units, and from which foreign pages she may ask. */
export interface Live {
  readonly memberships: readonly Membership[]
  readonly origins: readonly string[]
}

/**
 * Whether a portal's word about a person still counts, from memory: undefined when one of them was switched off. In this
 * process that is noticed at once, elsewhere within the minute.
 */
export const isLive = (
  deps: Deps,
  { tenantId, personId, portalId }: { tenantId: Id<'ten'>; personId: Id<'per'>; portalId: Id<'ptl'> },
): Promise<Live | undefined> =>
  recall(deps, ['people', 'memberships', 'portals'], ['live', tenantId, personId, portalId].join(' '), async () => {
    const scope = asSystem(deps, tenantId, 'is-live')
    const person = await scope.first(people, and(eq(people.id, personId), isNull(people.disabledAt)))
    const portal = await scope.first(portals, and(eq(portals.id, portalId), isNull(portals.disabledAt)))
    if (!person || !portal) return undefined
    return { memberships: await membershipsIn(scope, personId, portal), origins: portal.origins }
  })
