import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Deps } from '../kernel/deps.ts'
import { Problem } from '../kernel/problem.ts'
import { type Env, scope, slice } from '../kernel/slice.ts'
import * as contract from './contract.ts'
import { listUnits, readSession } from './read-session.ts'
import { isOwnSite } from './rules.ts'
import { finishSignIn, startSignIn } from './sign-in.ts'
import { endSession, whoAsks } from './who-asks.ts'

const attemptCookie = 'lys_sign_in'
/** Somebody signed out here: the next sign-in asks who it is, instead of letting the provider bring the same person back. */
const leftCookie = 'lys_left'

/** `__Host-` binds the cookie to this very host; browsers accept that prefix over https only. */
const sessionCookie = (deps: Deps): string => (isHttps(deps) ? '__Host-lys_session' : 'lys_session')
const isHttps = (deps: Deps): boolean => deps.settings.baseUrl.startsWith('https:')
const cookie = (deps: Deps) => ({ httpOnly: true, secure: isHttps(deps), sameSite: 'Lax', path: '/' }) as const
const presented = (c: Context, deps: Deps): string | undefined => getCookie(c, sessionCookie(deps))

/** Finds out who asks, and refuses what a foreign page made a browser send. */
export const guard =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!reads && !isOwnSite(c.req.header('sec-fetch-site'), c.req.header('origin'), deps.settings.baseUrl))
      throw new Problem('request.cross-site', 'Open Lysbord itself and do it there.')
    c.set('actor', await whoAsks(deps, presented(c, deps), c.get('requestId')))
    await next()
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
