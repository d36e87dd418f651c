import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { asSystem } from '../kernel/react.ts'
import type { Actor, Membership, Scope } from '../kernel/scope.ts'
import { unseal } from '../kernel/seal.ts'
import { checkProof, fault } from './check-proof.ts'
import type { Portal } from './present.ts'
import { isBeyond, shortSeconds } from './rules.ts'
import { memberships, people, portals } from './table.ts'
import { useOnce } from './use-once.ts'

/** A call that carries a portal's token. `path` is ours, without the query. */
export interface SignedCall {
  readonly method: string
  readonly path: string
  readonly authorization: string
  readonly proof: string | undefined
  readonly origin: string | undefined
}

interface Claims {
  readonly tenant: Id<'ten'>
  readonly person: Id<'per'>
  readonly portal: Id<'ptl'>
  readonly aud: string
  readonly cnf: { readonly jkt: string }
  readonly patient?: string
}

/** What the person may be in the units of this portal, and nowhere else. */
export async function membershipsIn(scope: Scope, personId: Id<'per'>, portal: Portal): Promise<Membership[]> {
  const rows = await scope.find(memberships, eq(memberships.personId, personId))
  return rows.filter(({ party }) => (portal.unitIds as readonly string[]).includes(party))
}

/**
 * The person on whose behalf a component calls. Everything is looked up anew: what was revoked counts no more.
 * Throws token.invalid, proof.invalid, request.cross-site.
 */
export async function whoCalls(deps: Deps, call: SignedCall, requestId: string): Promise<Actor> {
  const [scheme, token = ''] = call.authorization.split(' ')
  const now = deps.clock.now()
  const opened =
    scheme?.toLowerCase() === 'dpop' ? await unseal(token, deps.settings.secret, 'portal-token', now) : undefined
  if (!opened || isBeyond((opened.exp ?? 0) * 1000, now)) throw ended()
  const claims = opened as unknown as Claims
  const scope = asSystem(deps, claims.tenant, requestId)
  const portal = await scope.first(portals, and(eq(portals.id, claims.portal), isNull(portals.disabledAt)))
  if (!portal || portal.audience !== claims.aud) throw ended()
  if (call.origin !== undefined && ![new URL(deps.settings.baseUrl).origin, ...portal.origins].includes(call.origin))
    throw new Problem('request.cross-site', 'The page that called is none of the portal’s. Register its origin.')

  // Never the Host header: whoever sends the call chooses that.
  const addresses = [deps.settings.baseUrl, ...portal.bases].map((base) => base + call.path)
  const proof = await checkProof(call.proof, { method: call.method, addresses, token, now })
  if (proof.thumbprint !== claims.cnf.jkt) throw fault('The call is signed with another key than the token is for.')
  const endsAt = new Date(now.getTime() + 2 * shortSeconds * 1000)
  if (!(await useOnce(scope, 'proof', [proof.thumbprint, proof.id], endsAt)))
    throw fault('jti must be new for each call.')

  const person = await scope.first(people, and(eq(people.id, claims.person), isNull(people.disabledAt)))
  const roles = person ? await membershipsIn(scope, person.id, portal) : []
  if (!person || roles.length === 0) throw ended()
  return {
    tenantId: claims.tenant,
    personId: person.id,
    clinician: person.hpr !== null,
    hpr: person.hpr ?? undefined,
    memberships: roles,
    entry: { by: 'portal', portal: portal.id, patient: claims.patient },
  }
}

const ended = (): Problem =>
  new Problem('token.invalid', 'Ask the portal’s backend for a new token.', { facts: { error: 'invalid_token' } })
