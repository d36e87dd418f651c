import { and, eq, isNull } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { needsSignIn } from './needs-fresh-sign-in.ts'
import { personOfTenant, showPerson } from './read-people.ts'
import { passkeys, people, sessions } from './table.ts'

/**
 * Switches a person off: her sessions end, her passkeys are removed, and whatever else she holds opens nothing from the next
 * request on. Nobody
 * switches herself off, so that somebody is left to switch on. Throws access.denied, not-found, session.stale.
 */
export async function disablePerson(scope: Scope, id: Id<'per'>, command: CommandId) {
  await personOfTenant(scope, id)
  needsSignIn(scope, 'provider')
  if (id === scope.actor.personId)
    throw new Problem('access.denied', 'Ask another coordinator: nobody switches herself off.')
  return decide(
    scope,
    { command, name: 'person.disabled', subject: id, body: {} },
    async (at) => ({
      facts: { person: id },
      rows: [
        scope.update(people, { disabledAt: at }, eq(people.id, id)),
        scope.update(sessions, { endedAt: at }, and(eq(sessions.personId, id), isNull(sessions.endedAt))!),
        scope.update(passkeys, { removedAt: at }, and(eq(passkeys.personId, id), isNull(passkeys.removedAt))!),
      ],
    }),
    () => showPerson(scope, id),
  )
}

/** Switches a person on again; she signs in anew at the provider, and her passkeys stay removed. Throws access.denied, not-found, session.stale. */
export async function enablePerson(scope: Scope, id: Id<'per'>, command: CommandId) {
  await personOfTenant(scope, id)
  needsSignIn(scope, 'provider')
  return decide(
    scope,
    { command, name: 'person.enabled', subject: id, body: {} },
    async () => ({
      facts: { person: id },
      rows: [scope.update(people, { disabledAt: null }, eq(people.id, id))],
    }),
    () => showPerson(scope, id),
  )
}
