import { and, eq, isNull } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { presentPasskey } from './present.ts'
import { passkeys } from './table.ts'

/** The asker's passkeys that still open something, oldest first. */
export const ownPasskeys = (scope: Scope) =>
  scope.find(passkeys, and(eq(passkeys.personId, scope.actor.personId as Id<'per'>), isNull(passkeys.removedAt)), {
    orderBy: passkeys.registeredAt,
  })

/** The same as she sees them. */
export const listPasskeys = async (scope: Scope) => ({
  items: (await ownPasskeys(scope)).map(presentPasskey),
  next: null,
})

/** One of her own, also after it was removed. Throws not-found. */
export async function passkeyOf(scope: Scope, id: Id<'pky'>) {
  const own = and(eq(passkeys.id, id), eq(passkeys.personId, scope.actor.personId as Id<'per'>))
  const row = await scope.first(passkeys, own)
  if (!row) throw nothingHere()
  return row
}
