import { eq } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import { presentPerson } from './present.ts'
import { memberships, people } from './table.ts'

/**
 * Throws access.denied unless the asker coordinates the whole hospital and sits before our own pages: a portal's page
 * must not decide who works here.
 */
export function needsCoordinator(scope: Scope): void {
  if (scope.actor.entry?.by !== 'cookie' || partiesAs(scope, 'ten', 'coordinator').length === 0)
    throw new Problem('access.denied', 'This needs the role coordinator of the hospital.')
}

/** The person's row, for a coordinator. Throws access.denied, not-found. */
export async function personOfTenant(scope: Scope, id: Id<'per'>) {
  needsCoordinator(scope)
  const row = await scope.first(people, eq(people.id, id))
  if (!row) throw nothingHere()
  return row
}

/** One person as a coordinator sees her. Throws access.denied, not-found. */
export const showPerson = async (scope: Scope, id: Id<'per'>) =>
  presentPerson(await personOfTenant(scope, id), await scope.find(memberships, eq(memberships.personId, id)))

/** Everybody of the hospital, by name, with what she may be where. Throws access.denied. */
export async function listPeople(scope: Scope) {
  needsCoordinator(scope)
  const rows = await scope.find(people, undefined, { orderBy: people.name })
  const roles = Map.groupBy(await scope.find(memberships), ({ personId }) => personId)
  return { items: rows.map((row) => presentPerson(row, roles.get(row.id) ?? [])), next: null }
}
