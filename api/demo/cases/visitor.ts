import { signIn, Walker } from '../walker.ts'
import { backdating } from './backdate.ts'

/** A Problem as somebody outside meets it. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, { code, detail }: { code?: string; detail?: string }) {
    super(`${status} ${code}: ${detail}`)
    this.status = status
  }
}

export interface Asking {
  readonly json?: unknown
  readonly body?: Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
  /** When it is to have happened; now, without it. */
  readonly at?: Date
}

/** Somebody of the demonstration with a browser: she signed in through the provider's pages and uses the public API. */
export interface Visitor {
  /** The JSON of a good answer. Throws Refused. */
  ask<T>(method: string, path: string, asking?: Asking): Promise<T>
  /** The same for a look; undefined where nothing is. */
  find<T>(path: string): Promise<T | undefined>
}

export interface House {
  readonly baseUrl: string
  /** What `backdate` of this house was given. */
  readonly word: string
}

/** Signs in as a persona. Rejects when the house or its provider does not answer. */
export async function visit({ baseUrl, word }: House, login: string): Promise<Visitor> {
  const walker = new Walker()
  await (await signIn(walker, `${baseUrl}/sign-in?return=/version`, login)).body?.cancel()
  const ask = async <T>(method: string, path: string, { json, body, headers, at }: Asking = {}): Promise<T> => {
    const answer = await walker.fetch(`${baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(at && { [backdating]: `${word} ${at.toISOString()}` }),
        ...headers,
      },
      ...(json !== undefined ? { body: JSON.stringify(json) } : body && { body }),
    })
    const document = (await answer.json()) as T
    if (!answer.ok) throw new Refused(answer.status, document as { code?: string; detail?: string })
    return document
  }
  return {
    ask,
    find: <T>(path: string) =>
      ask<T>('GET', path).catch((cause) => {
        if (cause instanceof Refused && cause.status === 404) return undefined
        throw cause
      }),
  }
}
