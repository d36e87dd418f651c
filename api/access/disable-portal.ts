import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { portalOfTenant, showPortal } from './read-portal.ts'
import { portals } from './table.ts'

/** Switches a portal off; registering it again switches it on. Throws access.denied, not-found. */
export async function disablePortal(scope: Scope, id: Id<'ptl'>, command: CommandId) {
  await portalOfTenant(scope, id)
  return decide(
    scope,
    { command, name: 'portal.disabled', subject: id, body: {} },
    async (at) => ({ facts: { portal: id }, rows: [scope.update(portals, { disabledAt: at }, eq(portals.id, id))] }),
    () => showPortal(scope, id),
  )
}
