import type { MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { sha256 } from './ids.ts'

/**
 * An ETag for each answer to a read, made of its words while they are at hand; who still has it is told so. hono's own
 * tag reads the answer back as a stream, and on Node an answer that is a stream waits for a timer before it leaves.
 */
export const tagLists: readonly [MiddlewareHandler, MiddlewareHandler] = [
  etag(),
  async (c, next) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (isRead)
      c.json = (async (value: unknown, how?: ContentfulStatusCode, headers?: Record<string, string>) => {
        const words = JSON.stringify(value)
        c.header('ETag', `"${await sha256(words)}"`)
        return c.body(words, how, { 'content-type': 'application/json', ...headers })
      }) as unknown as typeof c.json
    await next()
  },
]
