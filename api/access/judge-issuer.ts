import { calculateJwkThumbprint, type JWK } from 'jose'
import type { Deps } from '../kernel/deps.ts'
import type { FieldProblem } from '../kernel/problem.ts'
import type { Portal } from './present.ts'

type Claimed = Pick<Portal, 'issuer' | 'jwks' | 'jwksUri'>

/**
 * Why a portal's word would not count: whoever runs Lysbord names the issuers and thereby their keys (`portalIssuers`).
 * Without that, whoever registers a portal could sign in its name and be anybody.
 */
export async function issuerFaults(
  { settings }: Pick<Deps, 'settings'>,
  { issuer, jwks, jwksUri }: Claimed,
): Promise<FieldProblem[]> {
  const named = settings.portalIssuers.get(issuer)
  if (!named) return [fault('/issuer', `Whoever runs Lysbord must name it first: LYSBORD_PORTAL_ISSUERS=${issuer}`)]
  if (jwksUri)
    return isUnder(jwksUri, issuer) ? [] : [fault('/jwksUri', `Its keys must be published under ${issuer} itself`)]
  const prints = await Promise.all((jwks?.keys ?? []).map((key) => calculateJwkThumbprint(key as JWK)))
  return prints.flatMap((print, index) =>
    named.includes(print)
      ? []
      : [
          fault(
            `/jwks/keys/${index}`,
            `Whoever runs Lysbord must name this key first: LYSBORD_PORTAL_ISSUERS=${issuer}#${print}`,
          ),
        ],
  )
}

const fault = (path: string, message: string): FieldProblem => ({ path, message })

const isUnder = (address: string, issuer: string): boolean =>
  URL.canParse(issuer) && new URL(address).origin === new URL(issuer).origin
