import { type Auth, ClientProblem } from '../client.ts'
import type { TokenAsk } from './envelope.ts'
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

/** A token came for somebody else than the one before: whatever is on the screen is not hers to see. */
export class OtherPerson extends Error {}

/** What is told about the tokens of a page. */
export interface Told {
  /** There is no token, and why; undefined once there is one again. */
  changed(trouble: NoToken | undefined): void
  /**
   * A new token came. It may be somebody else's, or about another patient: what is asked through `calls` tells, and no
   * other call goes out with it before this has resolved. Rejects when nothing more may go out.
   */
  renewed?(calls: Auth): Promise<void>
}

/**
 * Lets calls in by a portal's token, bound to a key of this page. The token is renewed before it ends and once when it
 * is refused. When none can be had, calls are answered as refused and `changed` is told; the next call tries again.
 */
export class PortalSession implements Auth {
  readonly #ask: Omit<TokenAsk, 'jkt'>
  readonly #getToken: GetToken
  readonly #told: Told
  #key: Promise<PortalKey> | undefined
  #token: Promise<Token> | undefined
  #skew = 0
  #lost = false
  #isOver = false

  constructor(ask: Omit<TokenAsk, 'jkt'>, getToken: GetToken, told: Told) {
    this.#ask = ask
    this.#getToken = getToken
    this.#told = told
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const had = await this.#have()
    if (!had) return refused()
    const first = await this.#send(had.key, had.token, input, init)
    if ((await problemIn(first)).code !== 'token.invalid') return first
    if ((await this.#token?.catch(() => undefined)) === had.token) this.#token = undefined
    const other = await this.#have()
    return other ? this.#send(other.key, other.token, input, init) : refused()
  }

  /** Gets a token unless there is one; false when none can be had. */
  async enter(): Promise<boolean> {
    return (await this.#have()) !== undefined
  }

  /** The next call asks for a new token. */
  drop(): void {
    this.#token = undefined
  }

  /** Wipes the key and the token, for good: what is still on its way is refused. */
  forget(): void {
    this.#isOver = true
    this.#key = this.#token = undefined
  }

  /** Sends, and once more by the server's clock where ours is wrong. */
  async #send(key: PortalKey, token: Token, input: string | URL | Request, init: RequestInit): Promise<Response> {
    const first = await this.#sign(key, token, input, init)
    const { code, now } = await problemIn(first)
    if (code !== 'proof.invalid' || typeof now !== 'string') return first
    this.#skew = new Date(now).getTime() - Date.now()
    return this.#sign(key, token, input, init)
  }

  async #sign(key: PortalKey, { word }: Token, input: string | URL | Request, init: RequestInit): Promise<Response> {
    const url = input instanceof Request ? input.url : String(input)
    const method = (init.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()
    const headers = new Headers(init.headers)
    headers.set('authorization', `DPoP ${word}`)
    headers.set('dpop', await key.prove({ method, url, token: word, skew: this.#skew }))
    return fetch(url, { ...init, method, headers, credentials: 'omit' })
  }

  async #have(): Promise<{ key: PortalKey; token: Token } | undefined> {
    if (this.#isOver) return undefined
    this.#key ??= makePortalKey()
    const key = await this.#key
    try {
      const known = await this.#token?.catch(() => undefined)
      if (!known || known.renewAt <= performance.now()) this.#token = this.#renew(key, known)
      const token = await this.#token!
      if (this.#isOver) return undefined
      if (this.#lost) this.#told.changed(undefined)
      this.#lost = false
      return { key, token }
    } catch (cause) {
      this.#token = undefined
      if (this.#isOver || cause instanceof OtherPerson) return undefined
      // The portal did its part: the call fails as any does that has no answer.
      if (cause instanceof ClientProblem && cause.status !== 401) throw cause
      this.#lost = true
      this.#told.changed(cause instanceof NoToken ? cause : new NoToken(cause))
      return undefined
    }
  }

  #renewing: Promise<Token> | undefined
  /** One request for all who wait. */
  #renew(key: PortalKey, old: Token | undefined): Promise<Token> {
    this.#renewing ??= this.#request(key).finally(() => (this.#renewing = undefined))
    // Until the old one has ended it is as good as the new one would be.
    return this.#renewing.catch((cause) => {
      if (old && !(cause instanceof OtherPerson) && old.renewAt + spareMs - 10_000 > performance.now()) return old
      throw cause
    })
  }

  async #request(key: PortalKey): Promise<Token> {
    const answer = await this.#getToken({ jkt: key.thumbprint, ...this.#ask })
    const { access_token, expires_in } = (answer ?? {}) as Record<string, unknown>
    if (typeof access_token !== 'string') throw new NoToken(answer)
    const seconds = typeof expires_in === 'number' ? expires_in : 300
    const token = { word: access_token, renewAt: performance.now() + seconds * 1000 - spareMs }
    await this.#told.renewed?.({ fetch: (input, init = {}) => this.#send(key, token, input, init) })
    return token
  }
}

/** What a refusal says; nothing for any other answer. */
async function problemIn(response: Response): Promise<Record<string, unknown>> {
  if (response.status !== 401) return {}
  return response
    .clone()
    .json()
    .catch(() => ({}))
}

const refused = (): Response => new Response(JSON.stringify(signedOut), { status: 401 })
