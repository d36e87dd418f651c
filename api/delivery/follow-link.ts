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
  const tokenHash = await hashToken('reply-link', tokenShape.test(token) ? token : '')
  const now = deps.clock.now()
  const live = and(eq(letterLinks.tokenHash, tokenHash), gt(letterLinks.expiresAt, now), isNull(letterLinks.revokedAt))
  const found = await Promise.all((await eachTenant(deps, requestId)).map((scope) => scope.first(letterLinks, live)))
  const link = found.find((one) => one !== undefined)
  if (!link) throw new Problem('link.not-valid', 'It may be too old. Sign in and look under “Answered”.')
  return { letterId: link.letterId }
}
