/** The part of the Workers runtime that adapters use; the rest of its types comes from @cloudflare/workers-types. */
declare module 'cloudflare:workers' {
  export abstract class DurableObject<Env = unknown> {
    protected readonly env: Env
    protected readonly ctx: { readonly storage: import('@cloudflare/workers-types').DurableObjectStorage }
    constructor(state: unknown, env: Env)
  }
  /** Keeps the invocation alive until the promise has settled, also after the answer has left. */
  export function waitUntil(promise: Promise<unknown>): void
}
declare module 'cloudflare:email' {
  /** A mail as it goes over the line: `raw` with its headers. */
  export class EmailMessage {
    constructor(from: string, to: string, raw: ReadableStream | string)
  }
}
