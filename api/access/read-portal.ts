import { eq } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { type Portal, presentPortal } from './present.ts'
import { portals } from './table.ts'
import { writeGuide } from './write-guide.ts'

const present = async (scope: Scope, row: Portal) =>
  presentPortal(row, await scope.seq(row.id), await writeGuide(scope.deps, row))

/**
 * Throws access.denied unless the asker looks after the whole hospital's portals, and sits before our own pages: a
 * portal's page must not register the next one.
 */
export function needsPortalKeeper(scope: Scope): void {
  const { entry, personId } = scope.actor
  if (personId === 'system') return
  if (entry?.by !== 'cookie' || partiesAs(scope, 'ten', 'coordinator', 'integrator').length === 0)
    throw new Problem('access.denied', 'This needs the role coordinator or integrator of the hospital.')
}

/** The portal's row, for those who look after portals. Throws access.denied, not-found. */
export async function portalOfTenant(scope: Scope, id: Id<'ptl'>): Promise<Portal> {
  needsPortalKeeper(scope)
  const row = await scope.first(portals, eq(portals.id, id))
  if (!row) throw nothingHere()
  return row
}

export const showPortal = async (scope: Scope, id: Id<'ptl'>) => present(scope, await portalOfTenant(scope, id))

/** Portals of the hospital, by name. Throws access.denied. */
export async function listPortals(scope: Scope) {
  needsPortalKeeper(scope)
  const rows = await scope.find(portals, undefined, { orderBy: portals.name })
  return { items: await Promise.all(rows.map((row) => present(scope, row))), next: null }
}
