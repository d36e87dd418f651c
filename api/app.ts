import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { limitChanges, limitFailures } from './access/limit-attempts.ts'
import { accessRoutes, crossOrigin, guard, signInRoutes } from './access/routes.ts'
import { adoptionRoutes } from './adoption/routes.ts'
import { catalogueRoutes } from './catalogue/routes.ts'
import { deliveryRoutes } from './delivery/routes.ts'
import { glassRoutes } from './glass/routes.ts'
import type { Health } from './health.ts'
import { grantedRoutes, iiifRoutes } from './iiif/routes.ts'
import { imagingRoutes } from './imaging/routes.ts'
import { inquiryRoutes } from './inquiry/routes.ts'
import { declareReactions } from './kernel/decide.ts'
import type { Deps } from './kernel/deps.ts'
import { newToken } from './kernel/ids.ts'
import { Problem } from './kernel/problem.ts'
import { noteFailedSignIns, noteRefusal } from './kernel/refusal.ts'
import { type Env, toProblem } from './kernel/slice.ts'
import { tagLists } from './kernel/tag-lists.ts'
import { markingRoutes } from './marking/routes.ts'
import { officeRoutes } from './office/routes.ts'
import { oversightRoutes } from './oversight/routes.ts'
import { practiceRoutes } from './practice/routes.ts'
import { followsWith } from './reactions.ts'
import { referralRoutes } from './referral/routes.ts'
import { replyRoutes } from './reply/routes.ts'
import { triageRoutes } from './triage/routes.ts'

const version = '0.1.0'
const mostWords = 1_000_000
const tooManyWords = () => {
  throw new Problem('request.too-large', 'Text and answers may have a megabyte together.')
}

/** What no answer of ours lets a page do; photographs are chosen as files. */
const noPowers = [
  'camera',
  'geolocation',
  'microphone',
  'payment',
  'usb',
  'serial',
  'hid',
  'bluetooth',
  'midi',
  'display-capture',
]
  .map((power) => `${power}=()`)
  .join(', ')

/** What every answer says unless it says it otherwise. */
export const usualHeaders = ({ settings }: Pick<Deps, 'settings'>): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': noPowers,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  ...(settings.baseUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
})

/** The steps in the order of the journey. A step may use those above it, never one below. */
const steps = (deps: Deps) =>
  new OpenAPIHono<Env>()
    .route('/', accessRoutes(deps))
    .route('/', catalogueRoutes())
    .route('/', referralRoutes())
    .route('/', glassRoutes())
    .route('/', imagingRoutes())
    .route('/', iiifRoutes())
    .route('/', markingRoutes())
    .route('/', triageRoutes())
    .route('/', replyRoutes())
    .route('/', deliveryRoutes(deps))
    .route('/', officeRoutes())
    .route('/', adoptionRoutes())
    .route('/', inquiryRoutes())
    .route('/', practiceRoutes())
    .route('/', oversightRoutes())

const healthy: Health = { ok: true, at: null, imaging: null }

/** The whole API under `/api`, sign-in, health and its own description. Pages are the door's. */
export function createApp(deps: Deps, readHealth: () => Health | Promise<Health> = () => healthy) {
  declareReactions(followsWith(deps.scanner))
  const app = new OpenAPIHono<Env>()
  const defaults = Object.entries(usualHeaders(deps))
  app.onError(async (cause, c) => {
    await noteRefusal(cause, c)
    return toProblem(cause, c)
  })
  app.notFound((c) => toProblem(new Problem('not-found', 'There is no such page or operation.'), c))
  app.use(async (c, next) => {
    c.set('deps', deps)
    c.set('requestId', newToken().slice(0, 16))
    await next()
    const { headers } = c.res
    for (const [name, value] of defaults) if (!headers.has(name)) headers.set(name, value)
  })
  app.use('/api/*', crossOrigin(deps))
  app.use('/api/*', guard(deps))
  app.use('/api/*', limitChanges(deps))
  for (const entry of ['/sign-in/callback', '/api/session/passkey']) app.use(entry, noteFailedSignIns)
  for (const entry of ['/sign-in/callback', '/api/session/passkey', '/api/token']) app.use(entry, limitFailures(deps))
  // Photographs count their own bytes while they flow; everything else is words.
  const words = bodyLimit({ maxSize: mostWords, onError: tooManyWords })
  app.use('/api/*', (c, next) =>
    /\/images\/[^/]+$/.test(c.req.path) && c.req.method === 'PUT' ? next() : words(c, next),
  )
  // Lists are asked for again and again; who still has the latest one is told so in one line.
  for (const lists of ['/api/units/*', '/api/offices/*']) app.use(lists, ...tagLists)
  app.get('/health', async (c) => {
    const { ok, at, imaging } = await readHealth()
    return c.json({ ok, at, imaging }, ok ? 200 : 503)
  })
  app.get('/version', (c) => c.json({ version }))
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Lysbord',
      version,
      description: 'Store-and-forward specialist triage.',
      license: { name: 'Apache-2.0' },
    },
  })
  return app.route('/', signInRoutes(deps)).route('/', grantedRoutes()).route('/api', steps(deps))
}
export type Api = ReturnType<typeof createApp>
