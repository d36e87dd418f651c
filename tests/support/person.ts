import { createHash } from 'node:crypto'
import { signIn, Walker } from '../../api/demo/walker.ts'
import { type Id, newId } from '../../api/kernel/ids.ts'

/** A Problem as a client meets it. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly { path: string; message: string }[]
  readonly document: Record<string, unknown>
  constructor(status: number, document: Record<string, unknown>) {
    super(`${status} ${document.code}: ${document.detail}`)
    this.status = status
    this.code = String(document.code)
    this.fields = (document.fields as Refused['fields']) ?? []
    this.document = document
  }
}

/** Sees every JSON answer; throws when one shows what it should not. */
export type Watch = (method: string, path: string, status: number, json: unknown) => void

export interface Asking {
  readonly json?: unknown
  readonly body?: Uint8Array | string
  readonly headers?: Record<string, string>
  readonly deed?: string
}

// biome-ignore lint/suspicious/noExplicitAny: a client sees JSON
export type Json = any

/** Somebody with a browser: signs in through the provider's own pages, then uses the public API and nothing else. */
export class Person {
  readonly walker = new Walker()
  readonly baseUrl: string
  readonly login: string
  readonly #watch: Watch | undefined
  #session: Json
  #cookie: string | undefined

  constructor(baseUrl: string, login: string, watch?: Watch) {
    this.baseUrl = baseUrl
    this.login = login
    this.#watch = watch
  }

  async signsIn(): Promise<this> {
    const arrived = await signIn(this.walker, `${this.baseUrl}/sign-in?return=/version`, this.login)
    await arrived.body?.cancel()
    this.#session = await this.get('/api/session')
    return this
  }

  /** Comes in with a session that was opened for her, where the provider does not know her. */
  async entersWith(cookie: string): Promise<this> {
    this.#cookie = cookie
    this.#session = await this.get('/api/session')
    return this
  }

  /** Her hospital, as her cookie names it. */
  get tenantId(): Id<'ten'> {
    return this.walker.cookie(this.baseUrl, 'lys_session')!.split('.')[0] as Id<'ten'>
  }
  get session(): Json {
    return this.#session
  }
  get office(): Json {
    return this.#session.offices[0]
  }
  get unit(): Json {
    return this.#session.units[0]
  }

  /** Any answer, unjudged. */
  raw(method: string, path: string, { json, body, headers, deed }: Asking = {}): Promise<Response> {
    return this.walker.fetch(`${this.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(deed && { 'idempotency-key': deed }),
        ...(this.#cookie && { cookie: `lys_session=${this.#cookie}` }),
        ...headers,
      },
      ...(json !== undefined
        ? { body: JSON.stringify(json) }
        : body !== undefined
          ? { body: body as NonNullable<RequestInit['body']> }
          : {}),
    })
  }

  /** The JSON of a good answer. Throws Refused with the Problem of any other. */
  async ask(method: string, path: string, asking: Asking = {}): Promise<Json> {
    const response = await this.raw(method, path, asking)
    const text = await response.text()
    const document = text ? JSON.parse(text) : undefined
    this.#watch?.(method, path, response.status, document)
    if (!response.ok) throw new Refused(response.status, document ?? { code: 'empty', detail: 'no body' })
    return document
  }
  get = (path: string): Promise<Json> => this.ask('GET', path)
  put = (path: string, json: unknown, asking: Asking = {}): Promise<Json> => this.ask('PUT', path, { json, ...asking })
  post = (path: string, json: unknown, deed: string = fresh('cmd')): Promise<Json> =>
    this.ask('POST', path, { json, deed })
}

export const digest = (bytes: Uint8Array): string => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`
export const fresh = (prefix: Parameters<typeof newId>[0]): string => newId(prefix, new Date())
