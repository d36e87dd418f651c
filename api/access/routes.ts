import type { z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Deps } from '../kernel/deps.ts'
import { Problem } from '../kernel/problem.ts'
import type { Actor } from '../kernel/scope.ts'
import { commandId, type Env, scope, slice } from '../kernel/slice.ts'
import { checkPortal } from './check-portal.ts'
import * as contract from './contract.ts'
import { disablePortal } from './disable-portal.ts'
import { exchangeToken } from './exchange-token.ts'
import { isPortalOrigin } from './portal-origins.ts'
import { listPortals, showPortal } from './read-portal.ts'
import { listUnits, readSession } from './read-session.ts'
import { registerPortal } from './register-portal.ts'
import { isOwnSite } from './rules.ts'
import { finishSignIn, startSignIn } from './sign-in.ts'
import { endSession, whoAsks, whoLooks } from './who-asks.ts'
import { whoCalls } from './who-calls.ts'

const attemptCookie = 'lys_sign_in'
/** Somebody signed out here: the next sign-in asks who it is, instead of letting the provider bring the same person back. */
const leftCookie = 'lys_left'

/** `__Host-` binds the cookie to this very host; browsers accept that prefix over https only. */
const sessionCookie = (deps: Deps): string => (isHttps(deps) ? '__Host-lys_session' : 'lys_session')
const isHttps = (deps: Deps): boolean => deps.settings.baseUrl.startsWith('https:')
const cookie = (deps: Deps) => ({ httpOnly: true, secure: isHttps(deps), sameSite: 'Lax', path: '/' }) as const
const presented = (c: Context, deps: Deps): string | undefined => getCookie(c, sessionCookie(deps))

/** Finds out who asks, and refuses what a foreign page made a browser send. What is presented first is all that counts: ticket, token, cookie. */
export const guard =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('actor', await present(deps, c))
    await next()
  }

async function present(deps: Deps, c: Context<Env>): Promise<Actor | undefined> {
  // A ticket names its photograph and its person itself, and opens nothing else.
  if (c.req.header('lysbord-ticket') !== undefined) return undefined
  const authorization = c.req.header('authorization')
  const origin = c.req.header('origin')
  if (authorization !== undefined) {
    const call = { method: c.req.method, path: c.req.path, authorization, proof: c.req.header('dpop'), origin }
    return whoCalls(deps, call, c.get('requestId')).catch((cause) => {
      if (cause instanceof Problem && cause.status === 401) c.header('www-authenticate', challenge(cause))
      throw cause
    })
  }
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!reads && !isOwnSite(c.req.header('sec-fetch-site'), origin, deps.settings.baseUrl))
    throw new Problem('request.cross-site', 'Open Lysbord itself and do it there.')
  const who = reads && isPicture.test(c.req.path) ? whoLooks : whoAsks
  return who(deps, presented(c, deps), c.get('requestId'))
}

const isPicture = /^\/api\/images\/[^/]+\/(preview$|tiles\/)/

const challenge = ({ facts }: Problem): string => `DPoP error="${facts.error}", algs="ES256"`

const allowed = {
  'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
  'access-control-allow-headers':
    'authorization, dpop, lysbord-ticket, content-type, content-digest, idempotency-key, if-match, if-none-match',
  'access-control-max-age': '600',
}

/** Lets pages of registered portals read our answers, origin by origin, never with cookies. Whose token it is, the guard looks at. */
export const crossOrigin =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const origin = c.req.header('origin')
    const isPortals = origin !== undefined && (await isPortalOrigin(deps, origin))
    const isPreflight = c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined
    if (isPreflight && !isPortals) throw new Problem('request.cross-site', 'Register this origin with a portal first.')
    if (isPreflight) c.res = c.body(null, 204, allowed)
    else await next()
    c.res.headers.append('vary', 'Origin')
    if (isPortals) {
      c.res.headers.set('access-control-allow-origin', origin)
      c.res.headers.set('access-control-expose-headers', 'etag, www-authenticate')
    }
  }

/** What a token request lacks is told in RFC 6749's words too. */
function tokenFault(result: { success: true } | { success: false; error: z.ZodError }): undefined {
  if (result.success) return
  const fields = result.error.issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, message }))
  const detail = 'Send grant_type, client_id, subject_token and subject_token_type, each once.'
  throw new Problem('token.request-invalid', detail, {
    fields,
    facts: { error: 'invalid_request', error_description: detail },
  })
}

export const accessRoutes = (deps: Deps) =>
  slice()
    .openapi(contract.readSession, async (c) => c.json(await readSession(scope(c)), 200))
    .openapi(contract.endSession, async (c) => {
      await endSession(deps, presented(c, deps), c.get('requestId'))
      deleteCookie(c, sessionCookie(deps), cookie(deps))
      setCookie(c, leftCookie, '1', { ...cookie(deps), maxAge: 3600 })
      return c.body(null, 204)
    })
    .openapi(contract.listUnits, async (c) => c.json(await listUnits(scope(c)), 200))
    .openapi(contract.registerPortal, async (c) => {
      const { answer, repeated } = await registerPortal(scope(c), c.req.valid('param').portalId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.listPortals, async (c) => c.json(await listPortals(scope(c)), 200))
    .openapi(contract.readPortal, async (c) => c.json(await showPortal(scope(c), c.req.valid('param').portalId), 200))
    .openapi(contract.disablePortal, async (c) =>
      c.json((await disablePortal(scope(c), c.req.valid('param').portalId, commandId(c))).answer, 200),
    )
    .openapi(contract.checkPortal, async (c) =>
      c.json(await checkPortal(scope(c), c.req.valid('param').portalId, c.req.valid('json')), 200),
    )
    .openapi(
      contract.exchangeToken,
      async (c) => c.json(await exchangeToken(deps, c.req.valid('form'), c.get('requestId')), 200),
      tokenFault,
    )

/** A person who was walking through pages is told on a page; a program gets the Problem. */
function tellInBrowser(cause: Error, c: Context): Response {
  const walking = c.req.header('accept')?.includes('text/html')
  if (walking && cause instanceof Problem) return c.redirect(`/?problem=${cause.code}`, 303)
  throw cause
}

/** Pages a browser walks through; not part of the API. */
export const signInRoutes = (deps: Deps) => {
  const app = slice()
  app.onError(tellInBrowser)
  return app
    .get('/sign-in', async (c) => {
      const { url, sealed } = await startSignIn(deps, c.req.query('return'), getCookie(c, leftCookie) !== undefined)
      setCookie(c, attemptCookie, sealed, { ...cookie(deps), maxAge: 900 })
      return c.redirect(url.href, 303)
    })
    .get('/sign-in/callback', async (c) => {
      const done = await finishSignIn(deps, new URL(c.req.url), getCookie(c, attemptCookie), c.get('requestId'))
      deleteCookie(c, attemptCookie, cookie(deps))
      deleteCookie(c, leftCookie, cookie(deps))
      setCookie(c, sessionCookie(deps), done.cookie, { ...cookie(deps), expires: done.expiresAt })
      return c.redirect(done.returnTo, 303)
    })
}
