import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { demoId } from '../../migrations/seed.ts'
import type { Json, Person } from './person.ts'
import { fresh } from './person.ts'

/** A running Lysbord that was started with `portalSettings`, behind either door. */
interface Clinic {
  readonly baseUrl: string
  readonly clock: { now(): Date }
  as(login: string): Promise<Person>
}

type Claims = Record<string, unknown>
type Key = Awaited<ReturnType<typeof generateKeyPair>>

const b64 = async (text: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64url')

const keys = await Promise.all(Array.from({ length: 12 }, () => generateKeyPair('ES256')))
const issuerOf = (index: number): string => `https://portal-${index}.example`
const prints = await Promise.all(keys.map(async ({ publicKey }) => calculateJwkThumbprint(await exportJWK(publicKey))))

/** What whoever runs Lysbord says of the portals below; each has its own key and issuer. */
export const portalSettings = {
  LYSBORD_PORTAL_ISSUERS: prints.map((print, index) => `${issuerOf(index)}#${print}`).join(','),
}

/** What differs from a right token request or call: claims laid over, another key, another header. */
export interface Change {
  readonly claims?: Claims
  readonly header?: Record<string, unknown>
  readonly key?: Parameters<SignJWT['sign']>[0]
}

/** A page in a portal: a key of its own, and whatever it sends with it. */
export class PortalPage {
  readonly clinic: Clinic
  readonly portal: TestPortal
  readonly #key: Key
  readonly jwk: JWK
  readonly thumbprint: string
  token = ''

  private constructor(portal: TestPortal, key: Key, jwk: JWK, thumbprint: string) {
    this.portal = portal
    this.clinic = portal.clinic
    this.#key = key
    this.jwk = jwk
    this.thumbprint = thumbprint
  }
  static async open(portal: TestPortal): Promise<PortalPage> {
    const key = await generateKeyPair('ES256')
    const jwk = await exportJWK(key.publicKey)
    return new PortalPage(portal, key, jwk, await calculateJwkThumbprint(jwk))
  }

  get seconds(): number {
    return Math.floor(this.clinic.clock.now().getTime() / 1000)
  }

  /** Has the portal's backend ask for a token for somebody. */
  async enters(login: string, change: Change = {}): Promise<Json> {
    const claims = { cnf: { jkt: this.thumbprint }, ...change.claims }
    const answer = await this.portal.exchanges(login, { ...change, claims })
    if (answer.access_token) this.token = answer.access_token
    return answer
  }

  async proof(method: string, url: string, { claims, header, key }: Change = {}): Promise<string> {
    const { origin, pathname } = new URL(url)
    const right = {
      htm: method,
      htu: origin + pathname,
      ath: await b64(this.token),
      iat: this.seconds,
      jti: fresh('cmd'),
    }
    return new SignJWT({ ...right, ...claims })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: this.jwk, ...header } as never)
      .sign(key ?? this.#key.privateKey)
  }

  async call(
    method: string,
    path: string,
    change: Change & { json?: unknown; headers?: Record<string, string>; proof?: string; as?: string } = {},
  ): Promise<Response> {
    const url = `${this.clinic.baseUrl}${path}`
    const proof = change.proof ?? (await this.proof(method, change.as ?? url, change))
    return fetch(url, {
      method,
      headers: {
        authorization: `DPoP ${this.token}`,
        dpop: proof,
        ...(change.json !== undefined && { 'content-type': 'application/json' }),
        ...change.headers,
      },
      ...(change.json !== undefined && { body: JSON.stringify(change.json) }),
    })
  }
}

/** A portal with a key of its own, registered by the coordinator through the API. */
export class TestPortal {
  readonly clinic: Clinic
  readonly id = fresh('ptl')
  readonly issuer: string
  readonly origin = `https://${this.id.replace('_', '-')}.example`
  readonly #key: Key
  readonly jwk: JWK
  revision = 0

  private constructor(clinic: Clinic, issuer: string, key: Key, jwk: JWK) {
    this.clinic = clinic
    this.issuer = issuer
    this.#key = key
    this.jwk = jwk
  }
  static #registered = 0
  static async register(clinic: Clinic, change: Claims = {}): Promise<TestPortal> {
    const index = TestPortal.#registered++
    const key = keys[index]!
    const jwk = { ...(await exportJWK(key.publicKey)), kid: 'one', alg: 'ES256' }
    const portal = new TestPortal(clinic, issuerOf(index), key, jwk)
    await portal.registers(await clinic.as('coordinator'), change)
    return portal
  }

  get wish(): Claims {
    return {
      revision: this.revision,
      name: 'Testportalen',
      origins: [this.origin],
      issuer: this.issuer,
      jwks: { keys: [this.jwk] },
      unitIds: [demoId('uni', 'hud')],
    }
  }
  async registers(who: Person, change: Claims = {}): Promise<Json> {
    const answer = await who.put(`/api/portals/${this.id}`, { ...this.wish, ...change })
    this.revision = answer.revision
    return answer
  }
  get privateKey() {
    return this.#key.privateKey
  }

  async assertion(login: string, { claims, header, key }: Change = {}): Promise<string> {
    const now = Math.floor(this.clinic.clock.now().getTime() / 1000)
    const right = { iss: this.issuer, sub: login, aud: this.clinic.baseUrl, iat: now, exp: now + 60, jti: fresh('cmd') }
    const jwt = new SignJWT({ ...right, ...claims }).setProtectedHeader({
      alg: 'ES256',
      kid: 'one',
      ...header,
    } as never)
    return jwt.sign(key ?? this.#key.privateKey)
  }
  async exchanges(login: string, change: Change = {}): Promise<Json> {
    return this.sends({ subject_token: await this.assertion(login, change) })
  }
  /** The token request, with fields laid over a right one. */
  async sends(fields: Record<string, string>): Promise<Json> {
    const form = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      client_id: this.id,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      ...fields,
    })
    const answer = await fetch(`${this.clinic.baseUrl}/api/token`, { method: 'POST', body: form })
    return answer.json()
  }
}
