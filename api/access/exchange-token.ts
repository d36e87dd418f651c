import { and, eq, isNull } from 'drizzle-orm'
import { noted } from '../kernel/audit.ts'
import type { Deps } from '../kernel/deps.ts'
import { type Id, idPattern } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { seal } from '../kernel/seal.ts'
import { eachTenant } from '../kernel/tenants.ts'
import type { AccessToken, Check } from './contract.ts'
import { judgeAssertion } from './judge-assertion.ts'
import { issuerFaults } from './judge-issuer.ts'
import type { Portal } from './present.ts'
import { accessMinutes, shortSeconds, tokenExchange } from './rules.ts'
import { people, portals } from './table.ts'
import { useOnce } from './use-once.ts'
import { membershipsIn } from './who-calls.ts'

export interface TokenRequest {
  readonly grant_type: string
  readonly client_id: string
  readonly subject_token: string
  readonly subject_token_type: string
}

/**
 * A portal's assertion becomes a token for five minutes and one key. Throws token.request-invalid, portal.unknown,
 * assertion.invalid with the point that does not hold, assertion.person-unknown; each carries RFC 6749's `error` too.
 */
export async function exchangeToken(deps: Deps, request: TokenRequest, requestId: string): Promise<AccessToken> {
  if (request.grant_type !== tokenExchange.grant)
    throw refused('token.request-invalid', 'unsupported_grant_type', `grant_type must be ${tokenExchange.grant}.`)
  if (request.subject_token_type !== tokenExchange.jwt)
    throw refused('token.request-invalid', 'invalid_request', `subject_token_type must be ${tokenExchange.jwt}.`)
  const { scope, portal } = await findPortal(deps, request.client_id, requestId)
  const now = deps.clock.now()
  const { assertion, checks } = await judgeAssertion(portal, request.subject_token, now)
  if (!assertion) throw doesNotHold(checks)

  const known = and(
    eq(people.issuer, portal.peopleIssuer),
    eq(people.subject, assertion.subject),
    isNull(people.disabledAt),
  )
  const person = await scope.first(people, known)
  if (!person || (await membershipsIn(scope, person.id, portal)).length === 0)
    throw refused(
      'assertion.person-unknown',
      'invalid_grant',
      'Ask the coordinator to add this person to a unit of the portal.',
    )

  const endsAt = new Date(now.getTime() + 2 * shortSeconds * 1000)
  const entered = { actor: person.id, action: 'enter-by-portal', object: portal.id, span: assertion.id, at: now }
  const isFirst = await useOnce(scope, 'assertion', [portal.id, assertion.id], endsAt, [await noted(scope, entered)])
  if (!isFirst) throw doesNotHold([{ check: 'once', pass: false, line: '"jti": new for every assertion' }])
  const claims = {
    aud: portal.audience,
    tenant: scope.actor.tenantId,
    person: person.id,
    portal: portal.id,
    cnf: { jkt: assertion.thumbprint },
    ...(assertion.patient && { patient: assertion.patient }),
  }
  return {
    access_token: await seal(claims, deps.settings.secret, 'portal-token', now, accessMinutes),
    issued_token_type: tokenExchange.accessToken,
    token_type: 'DPoP',
    expires_in: accessMinutes * 60,
  }
}

async function findPortal(deps: Deps, id: string, requestId: string): Promise<{ scope: Scope; portal: Portal }> {
  const scopes = idPattern('ptl').test(id) ? await eachTenant(deps, requestId) : []
  for (const scope of scopes) {
    const portal = await scope.first(portals, and(eq(portals.id, id as Id<'ptl'>), isNull(portals.disabledAt)))
    // Registered is not enough: whoever runs Lysbord may have stopped believing it since.
    if (portal && (await issuerFaults(deps, portal)).length === 0) return { scope, portal }
  }
  throw refused('portal.unknown', 'invalid_client', 'Register the portal first, or switch it on again.')
}

/** Names the first point that does not hold and how it must read; never what the assertion said. */
function doesNotHold(checks: readonly Check[]): Problem {
  const [first] = checks.filter(({ pass }) => !pass)
  return refused('assertion.invalid', 'invalid_grant', `The assertion needs ${first?.line}.`, {
    check: first?.check,
    line: first?.line,
  })
}

const refused = (
  code: 'token.request-invalid' | 'portal.unknown' | 'assertion.invalid' | 'assertion.person-unknown',
  error: string,
  detail: string,
  facts: Record<string, unknown> = {},
) => new Problem(code, detail, { facts: { error, error_description: detail, ...facts } })
