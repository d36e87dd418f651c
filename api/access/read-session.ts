import { eq, inArray } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { tenants } from '../kernel/table.ts'
import { presentSession, presentUnit } from './present.ts'
import { offices, people, units } from './table.ts'

/** Who is signed in, with the offices and units she belongs to. */
export async function readSession(scope: Scope) {
  const { memberships, personId } = scope.actor
  const parties = memberships.map(({ party }) => party)
  const person = await scope.first(people, eq(people.id, personId as Id<'per'>))
  const tenant = await scope.first(tenants)
  if (!person || !tenant) throw nothingHere()
  return presentSession(
    person,
    tenant,
    memberships.map(({ role }) => role),
    await scope.find(offices, inArray(offices.id, parties as Id<'off'>[]), { orderBy: offices.name }),
    await scope.find(units, inArray(units.id, parties as Id<'uni'>[]), { orderBy: units.nameNb }),
  )
}

/** Units that read cases, by name. */
export const listUnits = async (scope: Scope) => ({
  items: (await scope.find(units, undefined, { orderBy: units.nameNb })).map(presentUnit),
  next: null,
})
