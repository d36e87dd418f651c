import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import { hashToken } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { tokenShape } from './rules.ts'
import { letterLinks } from './table.ts'

/**
 * Which letter a mail was about. It opens nothing: what is inside is shown to a signed-in clinician of that office only.
 * Unknown, malformed, expired and revoked tokens get the same answer for the same work. Throws link.not-valid.
 */
export async function followLink(deps: Deps, token: string, requestId: string) {
  const { link } = await liveLink(deps, token, requestId)
  return { letterId: link.letterId }
}

/** Throws link.not-valid. */
export async function liveLink(deps: Deps, token: string, requestId: string) {
  const tokenHash = await hashToken('reply-link', tokenShape.test(token) ? token : '')
  const now = deps.clock.now()
  const live = and(eq(letterLinks.tokenHash, tokenHash), gt(letterLinks.expiresAt, now), isNull(letterLinks.revokedAt))
  const scopes = await eachTenant(deps, requestId)
  const found = await Promise.all(scopes.map(async (scope) => ({ scope, link: await scope.first(letterLinks, live) })))
  for (const { scope, link } of found) if (link) return { scope, link }
  throw new Problem('link.not-valid', 'It may be too old. Sign in and look under “Answered”.')
}
