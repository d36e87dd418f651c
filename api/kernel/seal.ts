import { EncryptJWT, jwtDecrypt } from 'jose'

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
