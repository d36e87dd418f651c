import { eq } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { needsOwnPage } from './needs-own-page.ts'
import { type Portal, presentPortal } from './present.ts'
import { portals } from './table.ts'
import { writeGuide } from './write-guide.ts'

const present = async (scope: Scope, row: Portal) =>
  presentPortal(row, await scope.seq(row.id), await writeGuide(scope.deps, row))

/** Throws access.denied unless the asker looks after the whole hospital's portals, from our own pages. */
export function needsPortalKeeper(scope: Scope): void {
  if (scope.actor.personId !== 'system') needsOwnPage(scope, 'coordinator', 'integrator')
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
