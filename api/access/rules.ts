import { isLoopback } from '../kernel/loopback.ts'
import { z } from '../kernel/shape.ts'

/** A path on our own site to return to after sign-in; anything else becomes the front page. */
export function localPath(path: string | undefined): string {
  if (!path?.startsWith('/') || path.startsWith('//') || path.includes('\\')) return '/'
  if (!URL.canParse(path, 'http://local.invalid')) return '/'
  const url = new URL(path, 'http://local.invalid')
  // Dots are resolved now: what was harmless as typed may have become another host's address.
  return url.host === 'local.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}

/** False for a request that a foreign page made a browser send. Programs send neither header. */
export function isOwnSite(secFetchSite: string | undefined, origin: string | undefined, baseUrl: string): boolean {
  if (origin !== undefined && origin !== new URL(baseUrl).origin) return false
  return secFetchSite === undefined || secFetchSite === 'same-origin' || secFetchSite === 'none'
}

const isSafeWeb = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))

/** Why this is no origin as browsers send it, in a sentence; undefined when it is one. */
export function originFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'An origin like https://portal.hospital.example'
  const url = new URL(text)
  if (!isSafeWeb(url)) return 'An origin must be https, except on loopback'
  return url.origin === text ? undefined : `Write it as browsers send it: ${url.origin}`
}

/** Why this is no address under which a portal may pass calls on, or publish its keys; undefined when it is one. */
export function addressFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'An address like https://portal.hospital.example/lysbord'
  const url = new URL(text)
  if (!isSafeWeb(url)) return 'An address must be https, except on loopback'
  const plain = `${url.origin}${url.pathname}`.replace(/\/$/, '')
  return plain === text ? undefined : `Write it without query, fragment or a slash at its end: ${plain}`
}

/** Signatures a portal may use: asymmetric ones only. */
export const assertionAlgorithms = ['ES256', 'PS256', 'RS256'] as const

const privateParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/** What is wrong with a set of keys, each with its place in it. */
export function keyFaults(
  keys: readonly Readonly<Record<string, unknown>>[],
): { path: (string | number)[]; message: string }[] {
  const shown = keys.flatMap((key, index) =>
    privateParts
      .filter((part) => part in key)
      .map((part) => ({
        path: ['keys', index, part],
        message: 'Private or secret: publish the public part only, and make a new key',
      })),
  )
  if (shown.length > 0) return shown
  return keys.some(isUsableKey)
    ? []
    : [{ path: ['keys'], message: 'None can verify ES256 (P-256), PS256 or RS256 (2,048 bits and more)' }]
}

function isUsableKey({ kty, crv, x, y, n, e, use, alg }: Readonly<Record<string, unknown>>): boolean {
  const fits = use === undefined || use === 'sig'
  const may = (algorithms: readonly string[]) => alg === undefined || algorithms.includes(String(alg))
  if (kty === 'EC') return fits && crv === 'P-256' && may(['ES256']) && [x, y].every((part) => typeof part === 'string')
  // 2,048 bits are 256 bytes, 342 letters in base64url.
  const isLong = typeof n === 'string' && n.length >= 342 && typeof e === 'string'
  return kty === 'RSA' && fits && isLong && may(['PS256', 'RS256'])
}

/** Whether this level is strong enough where only these count; where none is named, the provider decides alone. */
export const isStrong = (level: string | null, levels: readonly string[]): boolean =>
  levels.length === 0 || (level !== null && levels.includes(level))

/** What a person may be after she came in this way: a passkey is the second road to an office's letters, and to nothing else. */
export const rolesBy = <M extends { readonly party: string }>(
  method: 'provider' | 'passkey',
  memberships: readonly M[],
): M[] => memberships.filter(({ party }) => method === 'provider' || party.startsWith('off_'))

interface Times {
  readonly expiresAt: Date
  readonly lastSeenAt: Date
}

/** When a session ends if nothing more is heard from it: at its absolute end, or after so many idle minutes. */
export const endOf = ({ expiresAt, lastSeenAt }: Times, idleMinutes: number): Date =>
  new Date(Math.min(expiresAt.getTime(), lastSeenAt.getTime() + idleMinutes * 60_000))

/** Minutes after which a session gets a new cookie, and seconds that the one before still counts: answers cross. */
export const renewal = { minutes: 15, graceSeconds: 30 } as const

/** Minutes after signing in during which one may change how one signs in; and that a passkey's challenge holds. */
export const freshMinutes = 5

/** Signatures a passkey may make, by their COSE numbers: Ed25519, ECDSA on P-256, RSA (RFC 9053, RFC 8812). */
export const passkeyAlgorithms = [-8, -7, -257] as const

/** Whom a passkey names when it is used (WebAuthn's user handle): it says where to look, the signature decides. */
export const handleOf = (tenantId: string, personId: string): string => `${tenantId}.${personId}`

/** Hours that a used id is kept past its end: a clock that is put back by less opens nothing twice. */
export const usedIdHours = 24

/** Seconds that clocks may differ, and that an assertion or a proof may live. */
export const shortSeconds = 60
/** Minutes a portal's token, or a ticket for one photograph, opens anything. */
export const accessMinutes = 5
/** True of an end further off than any that is given now: the clock has been put back since, and must not prolong it. */
export const isBeyond = (endMs: number, now: Date): boolean =>
  endMs - now.getTime() > (accessMinutes * 60 + shortSeconds) * 1000

/** The names RFC 8693 gives these things. */
export const tokenExchange = {
  grant: 'urn:ietf:params:oauth:grant-type:token-exchange',
  jwt: 'urn:ietf:params:oauth:token-type:jwt',
  accessToken: 'urn:ietf:params:oauth:token-type:access_token',
} as const

const binary = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]+$/, 'base64url')
    .openapi({ description: 'base64url' })
const credential = { id: binary(1400), rawId: binary(1400) }
const descriptor = z.strictObject({
  type: z.literal('public-key'),
  id: z.string(),
  transports: z.array(z.string()),
})
/** What `navigator.credentials.create` takes (WebAuthn level 3, `PublicKeyCredentialCreationOptionsJSON`). */
export const creationOptions = z
  .strictObject({
    rp: z.strictObject({ id: z.string(), name: z.string() }),
    user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.number().int() })),
    timeout: z.number().int(),
    attestation: z.literal('none'),
    authenticatorSelection: z.strictObject({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification: z.literal('required'),
    }),
    excludeCredentials: z.array(descriptor),
  })
  .openapi('PasskeyCreationOptions')
export type PasskeyCreationOptions = z.infer<typeof creationOptions>

/** What `navigator.credentials.get` takes (`PublicKeyCredentialRequestOptionsJSON`). The device offers the passkeys it has. */
export const requestOptions = z
  .strictObject({
    rpId: z.string(),
    challenge: z.string(),
    timeout: z.number().int(),
    userVerification: z.literal('required'),
  })
  .openapi('PasskeyRequestOptions')
export type PasskeyRequestOptions = z.infer<typeof requestOptions>

/** What a device made (`RegistrationResponseJSON`), as far as it is looked at. */
export const attestation = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: binary(4_000),
    attestationObject: binary(20_000),
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
      .max(7)
      .default([]),
  }),
})
export type PasskeyAttestation = z.infer<typeof attestation>
/** What a device signed (`AuthenticationResponseJSON`). */
export const assertion = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: binary(4_000),
    authenticatorData: binary(4_000),
    signature: binary(2_000),
    userHandle: binary(100),
  }),
})
export type PasskeyAssertion = z.infer<typeof assertion>
