import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { freshMinutes, shortSeconds } from './rules.ts'

type Method = 'provider' | 'passkey'
const stale = () => new Problem('session.stale', 'Sign in with the sign-in service, then do it within five minutes.')

/**
 * Throws unless the person signed in herself, in this browser and a moment ago, one of these ways: who finds a machine
 * unlocked must not make himself a way in that stays. A provider's clock may be a minute ahead of ours. Throws
 * access.denied where a portal vouches, session.stale.
 */
export function needsFreshSignIn(scope: Scope, ...methods: Method[]): void {
  needsSignIn(scope, ...methods)
  const { authenticatedAt } = scope.actor
  const ago = authenticatedAt && scope.deps.clock.now().getTime() - authenticatedAt.getTime()
  if (ago === undefined || ago > freshMinutes * 60_000 || ago < -shortSeconds * 1_000) throw stale()
}

/** The same, whenever it was: who came in with a passkey does not do what the whole hospital feels. Throws access.denied, session.stale. */
export function needsSignIn({ actor: { entry } }: Scope, ...methods: Method[]): void {
  if (entry?.by !== 'cookie') throw new Problem('access.denied', 'Do this on Lysbord’s own pages.')
  if (!methods.includes(entry.method)) throw stale()
}
