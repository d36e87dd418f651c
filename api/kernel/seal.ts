import { base64url, EncryptJWT, jwtDecrypt } from 'jose'
import { bytes } from './octets.ts'

const key = async (secret: string, purpose: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${purpose}\0${secret}`)))

/** Encrypts and authenticates a small value for a cookie; it can be opened for `minutes`, for the same purpose only. */
export const seal = async (
  value: Record<string, unknown>,
  secret: string,
  purpose: string,
  now: Date,
  minutes: number,
) =>
  new EncryptJWT(value)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(new Date(now.getTime() + minutes * 60_000))
    .encrypt(await key(secret, purpose))

/** The sealed value, or undefined when it is old, foreign or altered. */
export async function unseal(sealed: string, secret: string, purpose: string, now: Date) {
  try {
    return (await jwtDecrypt(sealed, await key(secret, purpose), { currentDate: now })).payload
  } catch {
    return undefined
  }
}

const macKey = async (secret: string, purpose: string) =>
  crypto.subtle.importKey('raw', new Uint8Array(await key(secret, purpose)), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])

/** The same mark for the same words, from which nobody can tell the words (HMAC-SHA-256). */
export async function mark(words: readonly string[], secret: string, purpose: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await macKey(secret, purpose), bytes(words.join('\0')))
  return base64url.encode(new Uint8Array(mac).subarray(0, 16))
}

/** A small value that anybody may read and nobody else can make (HMAC-SHA-256), as one word for a header. */
export async function sign(value: unknown, secret: string, purpose: string): Promise<string> {
  const body = base64url.encode(JSON.stringify(value))
  const mac = await crypto.subtle.sign('HMAC', await macKey(secret, purpose), bytes(body))
  return `${body}.${base64url.encode(new Uint8Array(mac))}`
}

/** The signed value, or undefined when it is foreign or altered. Whether it is still in time is for its reader to say. */
export async function verify(signed: string, secret: string, purpose: string): Promise<unknown> {
  const [body = '', mac = '', ...rest] = signed.split('.')
  try {
    const isOurs = await crypto.subtle.verify(
      'HMAC',
      await macKey(secret, purpose),
      new Uint8Array(base64url.decode(mac)),
      bytes(body),
    )
    return isOurs && rest.length === 0 ? JSON.parse(new TextDecoder().decode(base64url.decode(body))) : undefined
  } catch {
    return undefined
  }
}
