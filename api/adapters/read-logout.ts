import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose'
import type { Ended } from '../ports/identity.ts'

/** Who may say that a session ended, to whom, and where its keys are. */
export interface Expected {
  readonly issuer: string
  readonly audience: string
  readonly keys: () => Promise<unknown>
}

const event = 'http://schemas.openid.net/event/backchannel-logout'
const algorithms = ['ES256', 'PS256', 'RS256']
/** Seconds that such a word may be old, and that clocks may differ. */
const [longest, skew] = [120, 30]

/** Checks a logout token, every point of section 2.6 of OpenID Connect Back-Channel Logout 1.0 except whether it came before. */
export async function readLogout(token: string, { issuer, audience, keys }: Expected): Promise<Ended> {
  // Before anything is fetched: a word that does not even claim to be for us costs us nothing.
  const claimed = decodeJwt(token)
  if (claimed.iss !== issuer || ![claimed.aud].flat().includes(audience)) throw new Error('Not for us')
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet((await keys()) as JSONWebKeySet), {
    issuer,
    audience,
    algorithms,
    requiredClaims: ['iat', 'jti'],
    maxTokenAge: longest,
    clockTolerance: skew,
  })
  const { typ = 'logout+jwt' } = protectedHeader
  if (!['logout+jwt', 'jwt'].includes(typ.toLowerCase())) throw new Error(`No logout token but ${typ}`)
  const { events, nonce, sid, sub, jti, iat } = payload
  if (!events || typeof events !== 'object' || !isObject((events as Record<string, unknown>)[event]))
    throw new Error('Names no logout')
  // An ID token has one; without this check it would pass for a logout.
  if (nonce !== undefined) throw new Error('Has a nonce')
  if (typeof jti !== 'string' || jti === '') throw new Error('Has no id of its own')
  if (sid !== undefined && typeof sid !== 'string') throw new Error('Names its session by no text')
  if (sid === undefined && typeof sub !== 'string') throw new Error('Names neither a session nor a person')
  return { issuer, id: jti, sid, subject: sub, until: new Date((iat! + longest + 2 * skew) * 1_000) }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
