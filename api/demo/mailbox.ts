import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { isLoopback } from '../kernel/loopback.ts'
import { leaveWithParent } from '../leave.ts'
import { openMailStore } from './mail-store.ts'
import { mailboxPage } from './mailbox-page.ts'
import { languageOf, pageHeaders, type Script } from './page.ts'

// The demonstration's mail server and inbox, a process of its own, on loopback only. Nothing is ever sent on.
const { LYSBORD_MAILBOX_DIR, LYSBORD_MAILBOX_SMTP_PORT, LYSBORD_MAILBOX_HTTP_PORT } = process.env
if (!LYSBORD_MAILBOX_DIR) throw new Error('LYSBORD_MAILBOX_DIR must name a folder.')
const store = await openMailStore(LYSBORD_MAILBOX_DIR)
const largest = 1_000_000
const dist = new URL('../../dist/', import.meta.url)
const script = await bundled()

const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  size: largest,
  disableReverseLookup: true,
  logger: false,
  closeTimeout: 100,
  onData: (stream, session, answer) => {
    receive(stream, session).then(() => answer(), answer)
  },
})

/** The 250 of SMTP is a promise, so it comes after the mail is on the disk. */
async function receive(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk)
  if (stream.sizeExceeded) throw Object.assign(new Error('Message too large'), { responseCode: 552 })
  const from = envelope.mailFrom ? envelope.mailFrom.address : ''
  await store.add({ from, to: envelope.rcptTo.map(({ address }) => address) }, Buffer.concat(chunks))
}

const app = new Hono()
app.use(async (c, next) => {
  // The mails hold links; a page whose own name was pointed at 127.0.0.1 must not read them.
  if (!isLoopback(new URL(c.req.url).hostname)) return c.text('This mailbox answers on loopback only.', 421)
  await next()
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
})
app.get('/', async (c) => {
  const to = c.req.query('to')
  const language = languageOf(c.req.header('accept-language'))
  return c.body(await mailboxPage(store.list({ to }), language, to, script), 200, pageHeaders([], script !== undefined))
})
app.get('/assets/:name{[\\w-]+\\.js}', async (c) => {
  const text = await readFile(new URL(`assets/${c.req.param('name')}`, dist)).catch(() => undefined)
  return text ? c.body(new Uint8Array(text), 200, { 'content-type': 'text/javascript; charset=utf-8' }) : c.notFound()
})
app.get('/messages', (c) => {
  const { to, after } = c.req.query()
  const since = after === undefined ? undefined : new Date(after)
  if (since && Number.isNaN(since.getTime())) return c.json({ title: '"after" must be an ISO time' }, 400)
  return c.json(store.list({ to, after: since }))
})
app.get('/messages/:id', (c) => {
  const found = store.find(c.req.param('id'))
  return found ? c.json(found) : c.json({ title: 'No such mail' }, 404)
})
app.get('/messages/:id/source', async (c) => {
  const found = store.find(c.req.param('id'))
  if (!found) return c.json({ title: 'No such mail' }, 404)
  return c.body(new Uint8Array(await store.source(found.id)), 200, { 'content-type': 'text/plain; charset=utf-8' })
})

const http = createAdaptorServer({ fetch: app.fetch })
await listen(smtp, LYSBORD_MAILBOX_SMTP_PORT)
await listen(http as Server, LYSBORD_MAILBOX_HTTP_PORT)
// A client that hangs up in the middle is its own affair.
smtp.on('error', () => {})
const portOf = (address: unknown): number => (address as AddressInfo).port
console.log(JSON.stringify({ smtpPort: portOf(smtp.server.address()), httpPort: portOf(http.address()) }))
leaveWithParent({
  stdin: true,
  close: async () => {
    http.close()
    await new Promise<void>((resolve) => smtp.close(resolve))
  },
})

/** The page's script, if the pages have been bundled; without it the page is written here and read again by hand. */
async function bundled(): Promise<Script | undefined> {
  const manifest = await readFile(new URL('manifest.json', dist), 'utf8').catch(() => undefined)
  return manifest === undefined ? undefined : (JSON.parse(manifest) as { pages: Record<string, Script> }).pages.mailbox
}

function listen(server: Server | SMTPServer, port = '0'): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(Number(port), '127.0.0.1', resolve)
  })
}
