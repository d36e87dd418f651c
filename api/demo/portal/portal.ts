import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isLoopback } from '../../kernel/loopback.ts'
import { leaveWithParent } from '../../leave.ts'
import type { Manifest } from '../../ports/site.ts'
import { demoPersonas } from '../personas.ts'
import { portalBackend } from './backend.ts'
import { type Installation, installations, type Look, linesOf, looks, portalIndex, portalPage } from './pages.ts'
import { workspacePage, workspaceScript } from './workspace/workspace.ts'

// The demonstration's portal, a process of its own, on loopback only: a hospital's system in whose pages Lysbord runs.
const { LYSBORD_BASE_URL: lysbord = '', LYSBORD_PORTAL_ID: portal = '', LYSBORD_PORTAL_PORT } = process.env
if (!URL.canParse(lysbord) || !isLoopback(new URL(lysbord).hostname))
  throw new Error('LYSBORD_BASE_URL must be on loopback: this portal asks for no password.')

interface Visit {
  sub: string
  patient?: string
}
const visits = new Map<string, Visit>()
const cookie = 'portal_visit'
const guest = 'specialist-skin'

const visitOf = (c: Context): Visit | undefined => visits.get(getCookie(c, cookie) ?? '')
const begin = (c: Context, visit: Visit): void => {
  const id = randomUUID()
  visits.set(id, visit)
  setCookie(c, cookie, id, { httpOnly: true, sameSite: 'Strict', path: '/' })
}

const app = new Hono()
app.use(async (c, next) => {
  if (!isLoopback(new URL(c.req.url).hostname)) return c.text('This portal answers on loopback only.', 421)
  await next()
})
const server = createAdaptorServer({ fetch: app.fetch })
await new Promise<void>((resolve, reject) => {
  server.once('error', reject)
  server.listen(Number(LYSBORD_PORTAL_PORT ?? 0), '127.0.0.1', resolve)
})
const { port } = server.address() as AddressInfo
const own = `http://127.0.0.1:${port}`
const people = new Map(demoPersonas.map(({ login, name }) => [login, name]))
const manifest = JSON.parse(await readFile(new URL('../../../dist/manifest.json', import.meta.url), 'utf8')) as Manifest
const jquery = await readFile(new URL(import.meta.resolve('jquery/dist/jquery.min.js')))

/** Our own page /embed stands for a portal too and says for whom; what a real portal knows from its session. */
const demonstrated = new WeakMap<Request, string>()
const backend = await portalBackend({
  lysbord,
  portal,
  issuer: own,
  audience: lysbord,
  whoIs: async (request) => {
    const sub = demonstrated.get(request)
    const [, id = ''] = new RegExp(`${cookie}=([\\w-]+)`).exec(request.headers.get('cookie') ?? '') ?? []
    return sub ? { sub } : visits.get(id)
  },
})

app.get('/', (c) => c.html(portalIndex()))
app.get('/jwks.json', () => backend.jwks())
app.get('/jquery.js', (c) => c.body(new Uint8Array(jquery), 200, { 'content-type': 'text/javascript; charset=utf-8' }))
app.get('/about.json', (c) => {
  const page = { installation: 'cross-origin', look: 'modern', lysbord, portal, ...manifest } as const
  const specialists = demoPersonas
    .filter(({ role }) => role === 'specialist')
    .map(({ login, name }) => ({ login, name }))
  const lines = linesOf({ ...page, lacks: undefined, person: undefined }, '…')
  return c.json({ portal, audience: lysbord, lines, people: specialists }, 200, {
    'access-control-allow-origin': lysbord,
  })
})
app.get('/workspace', (c) => {
  if (!getCookie(c, cookie)) begin(c, { sub: guest })
  const answer = workspacePage({ lysbord, portal, widget: manifest.widget })
  for (const [name, value] of answer.headers) c.header(name, value)
  return c.body(answer.body!, 200)
})
app.get('/workspace/:script', async (c) => {
  const script = await workspaceScript(c.req.param('script'))
  return script ? c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }) : c.notFound()
})
app.get('/:installation/:look', (c) => {
  const { installation, look } = c.req.param()
  if (!installations.includes(installation as Installation) || !looks.includes(look as Look)) return c.notFound()
  if (!getCookie(c, cookie)) begin(c, { sub: guest })
  const sub = getCookie(c, cookie) ? visitOf(c)?.sub : guest
  const { widget, frameHost } = manifest
  const page = { installation: installation as Installation, look: look as Look, lysbord, portal, widget, frameHost }
  const answer = portalPage({ ...page, lacks: c.req.query('lacks'), person: sub && people.get(sub) })
  for (const [name, value] of answer.headers) c.header(name, value)
  return c.body(answer.body!, 200)
})
app.post('/sign-in', async (c) => {
  const { login, patient } = (await c.req.parseBody()) as Record<string, string>
  begin(c, { sub: login && people.has(login) ? login : guest, ...(patient && { patient }) })
  return c.redirect(c.req.header('referer') ?? '/', 303)
})
app.post('/sign-out', (c) => {
  visits.delete(getCookie(c, cookie) ?? '')
  return c.redirect('/', 303)
})
const fromUs = {
  'access-control-allow-origin': lysbord,
  'access-control-allow-headers': 'content-type, demo-person',
  vary: 'Origin',
}
app.options('/lysbord-token', (c) => c.body(null, 204, fromUs))
app.post('/lysbord-token', async (c) => {
  const person = c.req.header('demo-person')
  // The header would need our leave from any other page; the browser asks for it first.
  if (person && c.req.header('origin') === lysbord) demonstrated.set(c.req.raw, person)
  const answer = await backend.token(c.req.raw)
  return new Response(answer.body, {
    status: answer.status,
    headers: { 'content-type': 'application/json', ...fromUs },
  })
})
app.all('/lysbord/*', (c) => backend.pass(c.req.raw))

console.log(JSON.stringify({ port, url: own }))
leaveWithParent({
  stdin: true,
  close: async () => {
    server.close()
  },
})
