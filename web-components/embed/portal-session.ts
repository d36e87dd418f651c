import type { Auth } from '../client.ts'
import type { TokenAsk } from './channel.ts'
import { makePortalKey, type PortalKey } from './portal-key.ts'

/** Asks the host's backend for a token; gives back what it answered, good or bad. */
export type GetToken = (ask: TokenAsk) => Promise<unknown>

/** Why there is no token: what the portal's backend was told, as far as it says so. */
export class NoToken extends Error {
  readonly code: string
  /** The line to change, where the set-up is at fault. */
  readonly line: string
  constructor(answer: unknown) {
    const { code, detail, line, message } = (answer ?? {}) as Record<string, unknown>
    super(String(detail ?? message ?? 'The portal gave no token.'))
    this.name = 'NoToken'
    this.code = typeof code === 'string' ? code : ''
    this.line = typeof line === 'string' ? line : ''
  }
}

interface Token {
  readonly word: string
  /** When a new one is asked for, by the clock that counts from the page's start. */
  readonly renewAt: number
}

const spareMs = 45_000
const signedOut = { code: 'token.invalid', status: 401 }

/**
 * Lets calls in by a portal's token, bound to a key of this page. The token is renewed before it ends and once when it
 * is refused. When none can be had, calls are answered as refused and `changed` is told; the next call tries again.
 */
export class PortalSession implements Auth {
  readonly #ask: Omit<TokenAsk, 'jkt'>
  readonly #getToken: GetToken
  readonly #changed: (trouble: NoToken | undefined) => void
  #key: Promise<PortalKey> | undefined
  #token: Promise<Token> | undefined
  #skew = 0
  #lost = false

  constructor(ask: Omit<TokenAsk, 'jkt'>, getToken: GetToken, changed: (trouble: NoToken | undefined) => void) {
    this.#ask = ask
    this.#getToken = getToken
    this.#changed = changed
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const first = await this.#send(input, init)
    if (first?.status !== 401) return first ?? refused()
    const problem = await first
      .clone()
      .json()
      .catch(() => ({}))
    if (problem.code === 'proof.invalid' && typeof problem.now === 'string')
      this.#skew = new Date(problem.now).getTime() - Date.now()
    else if (problem.code === 'token.invalid') this.#token = undefined
    else return first
    return (await this.#send(input, init)) ?? refused()
  }

  /** The next call asks for a new token. */
  drop(): void {
    this.#token = undefined
  }

  /** Wipes the key and the token. */
  forget(): void {
    this.#key = this.#token = undefined
  }

  async #send(input: string | URL | Request, init: RequestInit): Promise<Response | undefined> {
    const url = input instanceof Request ? input.url : String(input)
    const method = (init.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()
    const had = await this.#have()
    if (!had) return undefined
    const { key, word } = had
    const headers = new Headers(init.headers)
    headers.set('authorization', `DPoP ${word}`)
    headers.set('dpop', await key.prove({ method, url, token: word, skew: this.#skew }))
    return fetch(url, { ...init, method, headers, credentials: 'omit' })
  }

  async #have(): Promise<{ key: PortalKey; word: string } | undefined> {
    this.#key ??= makePortalKey()
    const key = await this.#key
    try {
      const known = await this.#token?.catch(() => undefined)
      if (!known || known.renewAt <= performance.now()) this.#token = this.#renew(key, known)
      const { word } = await this.#token!
      if (this.#lost) this.#changed(undefined)
      this.#lost = false
      return { key, word }
    } catch (cause) {
      this.#token = undefined
      this.#lost = true
      this.#changed(cause instanceof NoToken ? cause : new NoToken(cause))
      return undefined
    }
  }

  #renewing: Promise<Token> | undefined
  /** One request for all who wait. */
  #renew(key: PortalKey, old: Token | undefined): Promise<Token> {
    this.#renewing ??= this.#request(key).finally(() => (this.#renewing = undefined))
    // Until the old one has ended it is as good as the new one would be.
    return this.#renewing.catch((cause) => {
      if (old && old.renewAt + spareMs - 10_000 > performance.now()) return old
      throw cause
    })
  }

  async #request(key: PortalKey): Promise<Token> {
    const answer = await this.#getToken({ jkt: key.thumbprint, ...this.#ask })
    const { access_token, expires_in } = (answer ?? {}) as Record<string, unknown>
    if (typeof access_token !== 'string') throw new NoToken(answer)
    const seconds = typeof expires_in === 'number' ? expires_in : 300
    return { word: access_token, renewAt: performance.now() + seconds * 1000 - spareMs }
  }
}

const refused = (): Response => new Response(JSON.stringify(signedOut), { status: 401 })
