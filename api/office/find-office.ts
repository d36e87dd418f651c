import { eq } from 'drizzle-orm'
import { offices, people } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { needsRole, nothingHere, oneOf, partiesAs, type Scope } from '../kernel/scope.ts'

/** An office of the hospital. Throws not-found. */
async function officeOf(scope: Scope, id: Id<'off'>) {
  const row = await scope.first(offices, eq(offices.id, id))
  if (!row) throw nothingHere()
  return row
}

/** The same, for a coordinator alone. Throws access.denied, not-found. */
export async function officeForCoordinator(scope: Scope, id: Id<'off'>) {
  needsRole(scope, 'coordinator')
  return officeOf(scope, id)
}

/** The same, also for whoever works there. To others it does not exist. Throws not-found. */
export async function officeForItsOwn(scope: Scope, id: Id<'off'>) {
  const isCoordinator = partiesAs(scope, 'ten', 'coordinator').includes(scope.actor.tenantId)
  if (!isCoordinator && !partiesAs(scope, 'off', 'referrer', 'staff').includes(id)) throw nothingHere()
  return officeOf(scope, id)
}

/** Names of who wrote these rows. */
export const writersOf = (scope: Scope, rows: readonly { readonly madeBy: string }[]) =>
  scope.pick(people, ['id', 'name'], oneOf(people.id, [...new Set(rows.map(({ madeBy }) => madeBy))]))
