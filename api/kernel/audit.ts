import type { CryptoKey } from 'jose'
import type { Statement } from './database.ts'
import { bytes, hex } from './octets.ts'
import type { Scope } from './scope.ts'
import { auditLog, type Outcome } from './table.ts'

/** What is to be noted. The names of `attested` are those of Tillitsrammeverket (NHN), written as they stand there. */
export interface Entry {
  /** `read-case`, or the name of the event for a change. */
  readonly action: string
  /** The id of what it was done to. Never a name, never a national id. */
  readonly object: string
  /** Two entries of one person, object and action with one span are one row; without it, one for each request. */
  readonly span?: string
  /** `done`, unless the asker got nothing. */
  readonly outcome?: Outcome
  /** Why, in a code or in the person's own words. It can be erased later without breaking the log. */
  readonly reason?: string | undefined
  /** Who, where the scope acts for somebody it was not made for. */
  readonly actor?: string
  readonly at?: Date
  /** What is known of the care relation beside the person: `{ 'care-relation': { 'purpose-of-use': 'BTG' } }`. */
  readonly attested?: Readonly<Record<string, unknown>>
}

/** Why somebody is let in to what is not hers by right: her reason, and the care relation it stands for. */
export type Why = Pick<Entry, 'reason' | 'attested'>

type Noting = Pick<Scope, 'deps' | 'actor' | 'requestId' | 'insertOnce'>

/**
 * The statement that notes who did what, for the batch of the change itself or one before the first byte is shown.
 * Written twice it is one row. `await scope.write(await noted(scope, { action: 'person.disabled', object: personId }))`.
 */
export async function noted(scope: Noting, entry: Entry): Promise<Statement> {
  const { settings, clock } = scope.deps
  const keys = await auditKeys(auditSecretOf(settings))
  const payload = payloadOf(scope, entry)
  const row = {
    actor: entry.actor ?? scope.actor.personId,
    action: entry.action,
    object: entry.object,
    span: entry.span ?? scope.requestId,
    at: entry.at ?? clock.now(),
    server: settings.serverName,
    outcome: entry.outcome ?? 'done',
    requestId: scope.requestId,
    payloadMac: await macOf(keys, payload ?? ''),
    keyId: keys.id,
  }
  const mac = await macOf(keys, rowWords({ ...row, tenantId: scope.actor.tenantId }))
  return scope.insertOnce(auditLog, { ...row, payload, mac })
}

/** What is known of the person who asks and of her errand. Nothing of it is needed to hold the log together. */
function payloadOf({ actor }: Noting, { reason, attested }: Entry): string | null {
  const parties = [...new Set(actor.memberships.map(({ party }) => party))]
  const of = (prefix: string) => parties.filter((party) => party.startsWith(prefix))
  const practitioner = {
    identifier: actor.personId,
    ...(actor.hpr && { 'hpr-nr': actor.hpr }),
    'legal-entity': actor.tenantId,
    ...(of('off_').length > 0 && { 'point-of-care': of('off_') }),
    ...(of('uni_').length > 0 && { department: of('uni_') }),
  }
  const known = { ...(reason && { reason }), ...(parties.length > 0 && { practitioner }), ...attested }
  return Object.keys(known).length > 0 ? JSON.stringify(known) : null
}

type Sealed = Omit<typeof auditLog.$inferSelect, 'position' | 'payload' | 'mac'>

/** What a row's mac is made over, in this order. */
export const rowWords = (row: Sealed): string =>
  JSON.stringify([
    row.tenantId,
    row.actor,
    row.action,
    row.object,
    row.span,
    row.at.getTime(),
    row.server,
    row.outcome,
    row.requestId,
    row.payloadMac,
    row.keyId,
  ])

export interface AuditKeys {
  readonly id: string
  readonly mac: CryptoKey
  readonly signing: CryptoKey
  readonly verifying: CryptoKey
}

/** A secret of its own for the log, so that the other can change without making every row look foreign. */
export const auditSecretOf = (settings: { readonly secret: string; readonly auditSecret?: string | undefined }) =>
  settings.auditSecret ?? settings.secret

/** An Ed25519 private key in PKCS #8 (RFC 8410) is these octets and then its 32. */
const pkcs8Head = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]
/** trap: values, not promises: in a Worker one request must not wait for what another one has begun. */
const known = new Map<string, AuditKeys>()

/** Both keys of the log, derived (HKDF, RFC 5869): one marks each row, the other signs seals. Its id is that of the public half. */
export async function auditKeys(secret: string): Promise<AuditKeys> {
  const before = known.get(secret)
  if (before) return before
  const { subtle } = crypto
  const root = await subtle.importKey('raw', bytes(secret), 'HKDF', false, ['deriveBits'])
  const derive = async (info: string) =>
    new Uint8Array(
      await subtle.deriveBits(
        { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: bytes(info) },
        root,
        256,
      ),
    )
  const mac = await subtle.importKey('raw', await derive('audit row'), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const seed = new Uint8Array([...pkcs8Head, ...(await derive('audit seal'))])
  const { x = '' } = await subtle.exportKey('jwk', await subtle.importKey('pkcs8', seed, 'Ed25519', true, ['sign']))
  const keys: AuditKeys = {
    id: hex(await subtle.digest('SHA-256', bytes(x))).slice(0, 16),
    mac,
    signing: await subtle.importKey('pkcs8', seed, 'Ed25519', false, ['sign']),
    verifying: await subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519', true, ['verify']),
  }
  known.set(secret, keys)
  return keys
}

/** HMAC-SHA-256 in hex. */
export const macOf = async ({ mac }: AuditKeys, words: string): Promise<string> =>
  hex(await crypto.subtle.sign('HMAC', mac, bytes(words)))

/** Ed25519 in hex. */
export const signatureOf = async ({ signing }: AuditKeys, words: string): Promise<string> =>
  hex(await crypto.subtle.sign('Ed25519', signing, bytes(words)))

export const isSignature = ({ verifying }: AuditKeys, signature: string, words: string): Promise<boolean> =>
  crypto.subtle.verify(
    'Ed25519',
    verifying,
    Uint8Array.from(signature.match(/../g) ?? [], (two) => Number.parseInt(two, 16)),
    bytes(words),
  )
