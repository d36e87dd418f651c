import { eq } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { needsFresh } from './needs-fresh.ts'
import { freshMinutes } from './rules.ts'
import { sessions } from './table.ts'

/**
 * Throws unless the person signed in herself, in this browser and a moment ago, one of these ways: who finds a machine
 * unlocked must not make himself a way in that stays. Throws access.denied where a portal vouches, session.stale.
 */
export async function needsFreshSignIn(scope: Scope, ...methods: ('provider' | 'passkey')[]): Promise<void> {
  if (scope.actor.entry?.by !== 'cookie') throw new Problem('access.denied', 'Do this on Lysbord’s own pages.')
  needsFresh(scope, freshMinutes)
  await needsSignIn(scope, ...methods)
}

/** The same, whenever it was: who came in with a passkey does not do what the whole hospital feels. Throws access.denied, session.stale. */
export async function needsSignIn(scope: Scope, ...methods: ('provider' | 'passkey')[]): Promise<void> {
  const { entry } = scope.actor
  if (entry?.by !== 'cookie') throw new Problem('access.denied', 'Do this on Lysbord’s own pages.')
  const session = await scope.first(sessions, eq(sessions.id, entry.session as Id<'ses'>))
  if (!session || !methods.includes(session.method))
    throw new Problem('session.stale', 'Sign in with the sign-in service, then do it within five minutes.')
}
