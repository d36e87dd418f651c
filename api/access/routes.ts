import type { z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Deps } from '../kernel/deps.ts'
import { languageOf } from '../kernel/language.ts'
import { Problem } from '../kernel/problem.ts'
import type { Actor } from '../kernel/scope.ts'
import { commandId, type Env, scope, slice } from '../kernel/slice.ts'
import { checkPortal } from './check-portal.ts'
import { closeOffice, listOffices, openOffice } from './close-office.ts'
import * as contract from './contract.ts'
import { disablePerson, enablePerson } from './disable-person.ts'
import { disablePortal } from './disable-portal.ts'
import { exchangeToken } from './exchange-token.ts'
import { hospitalPage, hospitalPageHeaders } from './hospital-page.ts'
import { isPortalOrigin } from './portal-origins.ts'
import { listPasskeys } from './read-passkeys.ts'
import { listPeople } from './read-people.ts'
import { listPortals, showPortal } from './read-portal.ts'
import { listUnits, readSession } from './read-session.ts'
import { preparePasskey, registerPasskey } from './register-passkey.ts'
import { registerPortal } from './register-portal.ts'
import { removePasskey } from './remove-passkey.ts'
import { freshMinutes, isOwnSite } from './rules.ts'
import { cookie, dropSession, keepSession, presented } from './session-cookie.ts'
import { chooseHospital, finishSignIn, hospitalsOf, startSignIn } from './sign-in.ts'
import { challengePasskey, signInByPasskey } from './sign-in-by-passkey.ts'
import { endWithProvider, providersSignOut } from './sign-out.ts'
import { endSession, readCookie, whoAsks, whoLooks } from './who-asks.ts'
import { whoCalls } from './who-calls.ts'

const attemptCookie = 'lys_sign_in'
/** Who came back from the provider and has yet to say for which hospital. */
const choiceCookie = 'lys_hospital'
/** What the provider will know her by when she signs out. It travels to that one place only. */
const hintCookie = 'lys_hint'
/** Somebody signed out here: the next sign-in asks who it is, instead of letting the provider bring the same person back. */
const leftCookie = 'lys_left'

/** What a device is to sign, until it has. */
const challengeCookie = 'lys_passkey'

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
  if (!reads) refuseForeignPage(c, deps)
  const cookie = presented(c, deps)
  if (reads && isPicture.test(c.req.path)) return whoLooks(deps, await readCookie(cookie), c.get('requestId'))
  const asking = await whoAsks(deps, cookie, c.get('requestId'))
  if (asking?.renewed) keepSession(c, deps, asking.renewed)
  return asking?.actor
}

/** A browser sends our cookie along with what a foreign page has it send. */
function refuseForeignPage(c: Context, deps: Deps): void {
  if (!isOwnSite(c.req.header('sec-fetch-site'), c.req.header('origin'), deps.settings.baseUrl))
    throw new Problem('request.cross-site', 'Open Lysbord itself and do it there.')
}

const isPicture = /^\/api\/(images\/[^/]+\/(preview$|tiles\/)|iiif\/)/

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
      c.res.headers.set('access-control-expose-headers', 'etag, link, www-authenticate')
    }
  }

/** It travels with calls of the API alone. */
const forChallenge = (deps: Deps) => ({ ...cookie(deps), path: '/api', maxAge: freshMinutes * 60 })

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
      await endSession(deps, presented(c, deps), c.get('requestId'), 'left')
      dropSession(c, deps)
      setCookie(c, leftCookie, '1', { ...cookie(deps), maxAge: 3600 })
      return c.body(null, 204)
    })
    .openapi(contract.listPasskeys, async (c) => c.json(await listPasskeys(scope(c)), 200))
    .openapi(contract.preparePasskey, async (c) => {
      const { options, sealed } = await preparePasskey(scope(c))
      setCookie(c, challengeCookie, sealed, forChallenge(deps))
      return c.json(options, 200)
    })
    .openapi(contract.registerPasskey, async (c) => {
      const { passkeyId } = c.req.valid('param')
      const kept = getCookie(c, challengeCookie)
      const { answer, repeated } = await registerPasskey(scope(c), passkeyId, c.req.valid('json'), kept)
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.removePasskey, async (c) =>
      c.json((await removePasskey(scope(c), c.req.valid('param').passkeyId, commandId(c))).answer, 200),
    )
    .openapi(contract.challengePasskey, async (c) => {
      const { options, sealed } = await challengePasskey(deps)
      setCookie(c, challengeCookie, sealed, forChallenge(deps))
      return c.json(options, 200)
    })
    .openapi(contract.signInByPasskey, async (c) => {
      const { credential } = c.req.valid('json')
      const opened = await signInByPasskey(deps, getCookie(c, challengeCookie), credential, c.get('requestId'))
      await endSession(deps, presented(c, deps), c.get('requestId'), 'new-sign-in')
      deleteCookie(c, challengeCookie, forChallenge(deps))
      keepSession(c, deps, opened)
      return c.json({ signedIn: true as const }, 200)
    })
    .openapi(contract.listPeople, async (c) => c.json(await listPeople(scope(c)), 200))
    .openapi(contract.disablePerson, async (c) =>
      c.json((await disablePerson(scope(c), c.req.valid('param').personId, commandId(c))).answer, 200),
    )
    .openapi(contract.enablePerson, async (c) =>
      c.json((await enablePerson(scope(c), c.req.valid('param').personId, commandId(c))).answer, 200),
    )
    .openapi(contract.listOffices, async (c) => c.json(await listOffices(scope(c)), 200))
    .openapi(contract.closeOffice, async (c) =>
      c.json((await closeOffice(scope(c), c.req.valid('param').officeId, commandId(c))).answer, 200),
    )
    .openapi(contract.openOffice, async (c) =>
      c.json((await openOffice(scope(c), c.req.valid('param').officeId, commandId(c))).answer, 200),
    )
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

const languageFor = (c: Context): 'nb' | 'en' => languageOf(c.req.header('accept-language'))

/** Pages a browser walks through, and what the provider tells us behind its back; not part of the API. */
export const signInRoutes = (deps: Deps) => {
  const app = slice()
  app.onError(tellInBrowser)
  const path = (to: string) => ({ ...cookie(deps), path: to })
  const toBegin = (c: Context) => {
    deleteCookie(c, attemptCookie, cookie(deps))
    deleteCookie(c, leftCookie, cookie(deps))
  }
  return app
    .get('/sign-in', async (c) => {
      const again = c.req.query('again') !== undefined || getCookie(c, leftCookie) !== undefined
      const wish = { again, language: languageFor(c) }
      const { url, sealed } = await startSignIn(deps, c.req.query('return'), wish)
      setCookie(c, attemptCookie, sealed, { ...cookie(deps), maxAge: 900 })
      return c.redirect(url.href, 303)
    })
    .get('/sign-in/callback', async (c) => {
      // Whoever is not let in now must not be brought back the same way without being asked.
      setCookie(c, leftCookie, '1', { ...cookie(deps), maxAge: 3600 })
      const done = await finishSignIn(deps, new URL(c.req.url), getCookie(c, attemptCookie), c.get('requestId'))
      await endSession(deps, presented(c, deps), c.get('requestId'), 'new-sign-in')
      toBegin(c)
      setCookie(c, hintCookie, done.hint, { ...path('/sign-out'), maxAge: deps.settings.sessionHours * 3600 })
      if (done.opened) keepSession(c, deps, done.opened)
      else {
        dropSession(c, deps)
        setCookie(c, choiceCookie, done.choice, { ...path('/sign-in/hospital'), maxAge: 300 })
      }
      return c.redirect(done.opened ? done.returnTo : '/sign-in/hospital', 303)
    })
    .get('/sign-in/hospital', async (c) => {
      const hospitals = await hospitalsOf(deps, getCookie(c, choiceCookie), c.get('requestId'))
      return c.body(await hospitalPage(deps, hospitals, languageFor(c), c.get('requestId')), 200, hospitalPageHeaders)
    })
    .post('/sign-in/hospital', async (c) => {
      refuseForeignPage(c, deps)
      const { hospital } = await c.req.parseBody()
      const chosen = await chooseHospital(deps, getCookie(c, choiceCookie), String(hospital), c.get('requestId'))
      deleteCookie(c, choiceCookie, path('/sign-in/hospital'))
      keepSession(c, deps, chosen.opened)
      return c.redirect(chosen.returnTo, 303)
    })
    .post('/sign-in/back-channel-logout', bodyLimit({ maxSize: 20_000 }), async (c) => {
      const { logout_token } = await c.req.parseBody()
      await endWithProvider(deps, typeof logout_token === 'string' ? logout_token : undefined, c.get('requestId'))
      return c.body(null, 200)
    })
    .get('/sign-out', async (c) => {
      // Nobody is signed out by following a link: here one only walks on to the provider after one has left.
      if (getCookie(c, leftCookie) === undefined) return c.redirect('/', 303)
      const url = await providersSignOut(deps, getCookie(c, hintCookie))
      deleteCookie(c, hintCookie, path('/sign-out'))
      return c.redirect(url?.href ?? '/?left=here', 303)
    })
    .get('/sign-out/done', (c) => c.redirect('/?left=both', 303))
}
