import { and, eq, exists, gt, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import { offices, people } from '../access/table.ts'
import type { Deps } from '../kernel/deps.ts'
import { hashToken } from '../kernel/ids.ts'
import { limit } from '../kernel/limit.ts'
import { Problem } from '../kernel/problem.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { referrals } from '../referral/table.ts'
import { rates, tokenShape } from './rules.ts'
import { letterLinks, letters } from './table.ts'

/** Who presses what stands in a mail: nobody we know, from somewhere. */
export interface Press {
  readonly token: string
  readonly address: string
  readonly requestId: string
}

/**
 * True of a link that still leads somewhere. What ends it is looked at each time, so that it counts on the next request:
 * time, revocation, a reply read or taken back, an office closed or with another address, a doctor switched off.
 */
export function isLive(now: Date): SQL {
  const letter = and(eq(letters.tenantId, letterLinks.tenantId), eq(letters.id, letterLinks.letterId))
  const office = and(eq(offices.tenantId, letters.tenantId), eq(offices.id, letters.officeId))
  const addressee = and(eq(people.tenantId, letters.tenantId), eq(people.id, letters.addresseeId))
  const referral = and(eq(referrals.tenantId, letters.tenantId), eq(referrals.id, letters.referralId))
  const stands = new QueryBuilder()
    .select({ one: sql`1` })
    .from(letters)
    .innerJoin(offices, office)
    .innerJoin(people, addressee)
    .innerJoin(referrals, referral)
    .where(
      and(
        letter,
        isNull(letters.acknowledgedAt),
        isNull(offices.closedAt),
        eq(offices.email, letterLinks.address),
        isNull(people.disabledAt),
        ne(referrals.status, 'withdrawn'),
      ),
    )
  return and(gt(letterLinks.expiresAt, now), isNull(letterLinks.revokedAt), exists(stands))!
}

/** The answer to every link and ticket that does not hold, whatever the reason. */
export const notValid = (): Problem =>
  new Problem('link.not-valid', 'It may be too old. Sign in and look under “Answered”.')

/** Names a link in the log without being one: the first twelve digits of its hash. */
export const markOf = (tokenHash: string): string => tokenHash.slice(0, 12)

/** Counts a press; the hash of its token. Throws request.too-many. */
export async function countPress(deps: Deps, { token, address }: Press): Promise<string> {
  const tokenHash = await hashToken('reply-link', tokenShape.test(token) ? token : '')
  await limit(deps, { kind: 'link-address', key: address, perHour: deps.settings.linkPressesPerHour })
  await limit(deps, { kind: 'link', key: tokenHash, perHour: rates.pressesOfLink })
  return tokenHash
}

/** Unknown, malformed, expired and revoked tokens get the same answer for the same work. Throws link.not-valid. */
export async function liveLink(deps: Deps, tokenHash: string, requestId: string) {
  const live = and(eq(letterLinks.tokenHash, tokenHash), isLive(deps.clock.now()))
  const scopes = await eachTenant(deps, requestId)
  const found = await Promise.all(scopes.map(async (scope) => ({ scope, link: await scope.first(letterLinks, live) })))
  for (const { scope, link } of found) if (link) return { scope, link }
  throw notValid()
}
