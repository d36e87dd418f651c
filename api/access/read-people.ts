import { eq } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { needsOwnPage } from './needs-own-page.ts'
import { presentPerson } from './present.ts'
import { memberships, people } from './table.ts'

/** The person's row, for a coordinator. Throws access.denied, not-found. */
export async function personOfTenant(scope: Scope, id: Id<'per'>) {
  needsOwnPage(scope, 'coordinator')
  const row = await scope.first(people, eq(people.id, id))
  if (!row) throw nothingHere()
  return row
}

/** One person as a coordinator sees her. Throws access.denied, not-found. */
export const showPerson = async (scope: Scope, id: Id<'per'>) =>
  presentPerson(await personOfTenant(scope, id), await scope.find(memberships, eq(memberships.personId, id)))

/** Everybody of the hospital, by name, with what she may be where. Throws access.denied. */
export async function listPeople(scope: Scope) {
  needsOwnPage(scope, 'coordinator')
  const rows = await scope.find(people, undefined, { orderBy: people.name })
  const roles = Map.groupBy(await scope.find(memberships), ({ personId }) => personId)
  return { items: rows.map((row) => presentPerson(row, roles.get(row.id) ?? [])), next: null }
}
