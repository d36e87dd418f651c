import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../kernel/deps.ts'
import { limit } from '../kernel/limit.ts'
import { addressOf, type Env } from '../kernel/slice.ts'

const upload = /\/images\/[^/]+$/
const wrongPerHour = 300

/** Counts what a person changes and uploads. Reading and leaving are never counted: nobody is kept from her patients. */
export const limitChanges =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { method, path } = c.req
    const actor = c.get('actor')
    const isChange = method !== 'GET' && method !== 'HEAD' && path !== '/api/session'
    if (actor && isChange) {
      const { uploadsPerHour, changesPerHour } = deps.settings
      const isUpload = method === 'PUT' && upload.test(path)
      const [kind, perHour] = isUpload ? (['upload', uploadsPerHour] as const) : (['change', changesPerHour] as const)
      await limit(deps, { kind, key: `${actor.tenantId}/${actor.personId}`, perHour })
    }
    await next()
  }

/**
 * Counts what was wrong at a way in, by address. Who is right comes in however many others of her house were not; who was
 * wrong too often is told nothing more than that.
 */
export const limitFailures =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    await next()
    const { status, headers } = c.res
    const isWrong = (status >= 400 && status < 500) || headers.get('location')?.startsWith('/?problem=')
    if (!isWrong) return
    const refused = await limit(deps, { kind: 'failed-entry', key: addressOf(c), perHour: wrongPerHour }).then(
      () => undefined,
      (cause: Error) => cause,
    )
    if (refused) {
      c.res = undefined
      throw refused
    }
  }
