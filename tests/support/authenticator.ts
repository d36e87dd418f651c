import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { Json, Person } from './person.ts'

const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

type Cbor = number | string | Uint8Array | Map<number | string, Cbor>
/** As much of RFC 8949 as an attestation needs. */
function cbor(value: Cbor): Buffer {
  const head = (major: number, n: number): Buffer =>
    n < 24
      ? Buffer.of((major << 5) | n)
      : n < 256
        ? Buffer.of((major << 5) | 24, n)
        : Buffer.of((major << 5) | 25, n >> 8, n & 255)
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])])
}

interface Wish {
  /** Whether it asked for finger, face or code. */
  readonly verified?: boolean
  readonly origin?: string
  readonly type?: string
  /** What it says it has counted. */
  readonly counter?: number
}

/** A security key in software, as the WebAuthn specification describes one (ES256, no attestation). It obeys whoever holds it. */
export class Authenticator {
  readonly #keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  readonly id = base64url(randomBytes(16))
  readonly #origin: string
  handle = ''
  counter = 0

  constructor(origin: string) {
    this.#origin = origin
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  }

  makes({ challenge, rp, user }: Json, { verified = true, origin, type = 'webauthn.create' }: Wish = {}): Json {
    this.handle = user.id
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const point = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
    const key = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point(x)],
      [-3, point(y)],
    ])
    const rawId = Buffer.from(this.id, 'base64url')
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, rawId.length), rawId, cbor(key)])
    const authData = Buffer.concat([this.#about(rp.id, 0x41 | (verified ? 4 : 0), this.counter), attested])
    const made = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return {
      id: this.id,
      rawId: this.id,
      response: {
        clientDataJSON: this.#client(type, challenge, origin),
        attestationObject: base64url(cbor(made)),
        transports: ['internal'],
      },
    }
  }

  signs({ challenge, rpId }: Json, wish: Wish = {}): Json {
    const { verified = true, origin, type = 'webauthn.get', counter = ++this.counter } = wish
    const clientDataJSON = this.#client(type, challenge, origin)
    const data = this.#about(rpId, 1 | (verified ? 4 : 0), counter)
    const signature = createSign('sha256')
      .update(Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]))
      .sign(this.#keys.privateKey)
    const response = { clientDataJSON, authenticatorData: base64url(data), signature: base64url(signature) }
    return { id: this.id, rawId: this.id, response: { ...response, userHandle: this.handle } }
  }

  #about(site: string, flags: number, counter: number): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(site), Buffer.of(flags), count])
  }

  #client(type: string, challenge: string, origin = this.#origin): string {
    return base64url(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }
}

/** Registers a passkey for somebody who has just signed in; the answer, and the device that holds it. */
export async function registersPasskey(who: Person, id: string, name = 'Kontorets nøkkel') {
  const device = new Authenticator(new URL(who.baseUrl).origin)
  const credential = device.makes(await who.ask('POST', '/api/passkey-preparations', { json: {} }))
  return { device, passkey: await who.put(`/api/passkeys/${id}`, { name, credential }) }
}

/** Signs in with a passkey in the browser of `who`; the answer unjudged. */
export async function usesPasskey(who: Person, device: Authenticator, wish?: Wish): Promise<Response> {
  const asked = await who.ask('POST', '/api/session/passkey-challenge', { json: {} })
  return who.raw('POST', '/api/session/passkey', { json: { credential: device.signs(asked, wish) } })
}
