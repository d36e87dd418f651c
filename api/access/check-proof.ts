import { calculateJwkThumbprint, EmbeddedJWK, type JWK, jwtVerify } from 'jose'
import { Problem } from '../kernel/problem.ts'
import { shortSeconds } from './rules.ts'

/** The call that a proof came with. `addresses`: those under which it may have been sent, as the sender knew it. */
export interface Call {
  readonly method: string
  readonly addresses: readonly string[]
  readonly token: string
  readonly now: Date
}
export interface Proof {
  readonly id: string
  readonly thumbprint: string
}

/** A proof of possession by RFC 9449 section 4.3, ES256 only. Whether its id was used before is not asked here. Throws proof.invalid. */
export async function checkProof(jwt: string | undefined, call: Call): Promise<Proof> {
  const { payload, protectedHeader } = await jwtVerify(jwt ?? '', EmbeddedJWK, {
    typ: 'dpop+jwt',
    algorithms: ['ES256'],
    currentDate: call.now,
    clockTolerance: shortSeconds,
  }).catch(() => {
    throw fault('Sign each call with the key of the token, as ES256 and dpop+jwt.')
  })
  const seconds = Math.floor(call.now.getTime() / 1000)
  if (payload.htm !== call.method) throw fault(`htm must be ${call.method}.`)
  if (!call.addresses.includes(bare(payload.htu)))
    throw fault('htu must be the address that was called, without its query.')
  if (payload.ath !== (await sha256base64url(call.token))) throw fault('ath must be the SHA-256 of the token.')
  if (typeof payload.iat !== 'number' || Math.abs(seconds - payload.iat) > shortSeconds)
    throw fault('iat must be within a minute of our clock.', { now: call.now.toISOString() })
  if (typeof payload.jti !== 'string' || payload.jti.length < 8 || payload.jti.length > 128)
    throw fault('jti must be new for each call.')
  return { id: payload.jti, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk as JWK) }
}

/** RFC 9449 compares addresses without query and fragment. */
function bare(address: unknown): string {
  if (typeof address !== 'string' || !URL.canParse(address)) return ''
  const url = new URL(address)
  return `${url.origin}${url.pathname}`
}

async function sha256base64url(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

export const fault = (detail: string, facts: Record<string, unknown> = {}): Problem =>
  new Problem('proof.invalid', detail, { facts: { error: 'invalid_dpop_proof', ...facts } })
