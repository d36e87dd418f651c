import type { DurableObjectNamespace, R2Bucket } from '@cloudflare/workers-types'

declare module 'cloudflare:workers' {
  /** What tests inside workerd find bound: wrangler.toml, with the values of tests/vitest.config.ts. */
  export const env: {
    readonly BLOBS: R2Bucket
    readonly WRITER: DurableObjectNamespace
    readonly LIMITS: DurableObjectNamespace
    readonly LYSBORD_DATABASE_URL: string
    readonly LYSBORD_CONTENTION_SECONDS: string
  }
}
