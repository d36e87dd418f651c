import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { shortSeconds } from './rules.ts'

/**
 * Throws session.stale unless the asker proved who she is within so many minutes, before our own pages: whoever sits
 * down at a screen that was left open has not. A provider's clock may be a minute ahead of ours.
 */
export function needsFresh({ actor, deps }: Scope, minutes: number): void {
  const proved = actor.entry?.by === 'cookie' ? actor.authenticatedAt : undefined
  const ago = proved && deps.clock.now().getTime() - proved.getTime()
  if (ago === undefined || ago > minutes * 60_000 || ago < -shortSeconds * 1_000)
    throw new Problem('session.stale', `Sign in again: for this it must have been within ${minutes} minutes.`)
}
