import { mkdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { framersOf } from './access/portal-origins.ts'
import { socketAddress } from './adapters/address.socket.ts'
import { fileAnchor } from './adapters/anchor.file.ts'
import { threadAside } from './adapters/aside.thread.ts'
import { diskBlobStore } from './adapters/blob-store.disk.ts'
import { systemClock } from './adapters/clock.system.ts'
import { openDatabaseFile } from './adapters/database.file.ts'
import { mendFetch } from './adapters/fetch.node.ts'
import { openIdIdentity } from './adapters/identity.openid.ts'
import { startImaging } from './adapters/imaging.child.ts'
import { httpImaging } from './adapters/imaging.http.ts'
import { memoryLimiter } from './adapters/limiter.memory.ts'
import { holdFolder } from './adapters/lock.file.ts'
import { smtpMailer } from './adapters/mailer.smtp.ts'
import { loopQueue } from './adapters/queue.loop.ts'
import { clamdScanner } from './adapters/scanner.clamd.ts'
import { diskSite } from './adapters/site.disk.ts'
import { offerStillness } from './adapters/still.socket.ts'
import { createApp, usualHeaders } from './app.ts'
import { trustedCodeOf } from './catalogue/store-pack-code.ts'
import { probe } from './health.ts'
import { handOverTile } from './imaging/hand-over-tile.ts'
import { pictureHeaders } from './imaging/present.ts'
import { recheckRegularly } from './imaging/recheck-images.ts'
import { sweepRegularly } from './imaging/sweep-orphans.ts'
import type { Deps } from './kernel/deps.ts'
import { carryOutOne, releaseClaims } from './kernel/react.ts'
import { sealRegularly } from './kernel/seal-audit.ts'
import { needsGuards } from './kernel/verify-audit.ts'
import { pages } from './pages.ts'
import type { Clock } from './ports/clock.ts'
import { tellMonthsRegularly } from './practice/tell-months.ts'
import { reactions } from './reactions.ts'
import { type Settings, securityTextOf } from './settings.ts'

/** Answers a request; the second is what Node knows of the line it came on. */
export type Handle = (request: Request, incoming: IncomingMessage) => Response | Promise<Response>

/** Answers a request of the kind that comes by the hundred without the road that all others take; false where that must. */
export type Straight = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<boolean>

/** Listens on loopback at once, so that the address is known; answers 503 until `serve` is called. */
export interface Listener {
  readonly port: number
  serve(handle: Handle, straight: Straight): void
  close(): Promise<void>
}

const notYet = () => new Response('Lysbord is starting.', { status: 503, headers: { 'retry-after': '1' } })

/** Binds the first free port of those given. Throws when none is free. */
export async function listen(ports: readonly number[], host = '127.0.0.1'): Promise<Listener> {
  let handle: Handle = notYet
  let straight: Straight = async () => false
  const ordinary = getRequestListener((request, { incoming }) => handle(request, incoming as IncomingMessage))
  const server = createServer(async (incoming, outgoing) => {
    if (isForTile(incoming) && (await straight(incoming, outgoing))) return
    await ordinary(incoming, outgoing)
  })
  // A slow line may take minutes for 40 MB; a silent one is cut by the headers' own time limit.
  server.requestTimeout = 600_000
  // Longer than any client or proxy keeps a silent connection: who closes first must not be us, or a request gets lost between.
  server.keepAliveTimeout = 75_000
  for (const port of ports) if (await bind(server, port, host)) break
  if (!server.listening) throw new Error(`No free port among ${ports.join(', ')}`)
  return {
    port: (server.address() as AddressInfo).port,
    serve: (own, forTiles) => {
      straight = forTiles
      handle = (request, incoming) =>
        request.method === 'HEAD' ? headOf(own, request, incoming) : own(request, incoming)
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 1_000).unref()
      await closed
    },
  }
}

/** A read by who has a cookie or a ticket and comes from no foreign page. */
const isForTile = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'GET' && url!.includes('/tiles/') && headers.authorization === undefined && headers.origin === undefined

/** A photograph is a hundred tiles, and the road through the app costs each of them several times what the tile itself does. */
function straightToTiles(deps: Deps): Straight {
  const vary = `${pictureHeaders.vary}, Origin`
  const always = Object.entries({ ...usualHeaders(deps), ...pictureHeaders, vary }).flat()
  return async ({ url, headers, socket }, outgoing) => {
    const ticket = headers['lysbord-ticket'] as string | undefined
    const tile = await handOverTile(deps, url!, { cookie: headers.cookie, ticket, line: socket })
    if (tile === undefined) return false
    outgoing.writeHead(200, [...always, 'content-length', String(tile.byteLength)])
    outgoing.end(tile)
    return true
  }
}

/** What GET would say, without its body; cancelled, because a body nobody reads would keep its file open. */
async function headOf(own: Handle, request: Request, incoming: IncomingMessage): Promise<Response> {
  const answer = await own(new Request(request.url, { headers: request.headers }), incoming)
  await answer.body?.cancel()
  return new Response(null, answer)
}

const bind = (server: Server, port: number, host: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException) => (cause.code === 'EADDRINUSE' ? resolve(false) : reject(cause))
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve(true)
    })
  })

export interface Door {
  readonly deps: Deps
  /** Undefined where the imaging process is not ours. */
  readonly imagingPid: () => number | undefined
  stop(): Promise<void>
}

/** What the start line says of the fences around a photograph that is opened. */
export async function fencesOf({ deps }: Pick<Door, 'deps'>): Promise<string> {
  const { network, processorSeconds, memory } = await deps.imaging.isolation()
  const processor = processorSeconds === null ? 'not limited by the kernel' : `${processorSeconds} s`
  return `Photographs are opened in a process each: network ${network}, processor ${processor}, memory ${memory}.`
}

/** Says what is wrong and ends, a moment later so that who waits hears 503. Whoever watches over us starts us anew. */
function endSoon(cause: Error): void {
  console.error(
    `${cause.message} (${(cause.cause as Error)?.message}). Lysbord ends here; start it again once the disk is well.`,
  )
  setTimeout(() => process.exit(1), 500)
}

/** The imaging process as a child of ours, or the one that the settings name. */
async function ownOrNamedImaging(named: string | undefined) {
  if (named === undefined) return startImaging()
  return { ...httpImaging({ base: () => named, cuts: true }), pid: () => undefined, close: async () => {} }
}

/** Door 1: one machine. libSQL file and blobs under `dataDir`, SMTP, reactions in this process, imaging in a child. */
export async function openDoor(
  settings: Settings,
  dataDir: string,
  listener: Listener,
  clock: Clock = systemClock,
): Promise<Door> {
  mendFetch()
  await mkdir(join(dataDir, 'blobs'), { recursive: true })
  const folder = await holdFolder(join(dataDir, 'lock'))
  const database = await openDatabaseFile(
    join(dataDir, 'lysbord.db'),
    fileURLToPath(new URL('../migrations', import.meta.url)),
    { onBroken: endSoon },
  )
  await needsGuards(database.read)
  await releaseClaims({ database })
  const imaging = await ownOrNamedImaging(settings.imagingUrl)
  // Most of them wait for a decoder, and each with a photograph whose preview goes before the pyramids of the others.
  const queue = loopQueue(() => carryOutOne(deps, reactions), { workers: 16 })
  const deps: Deps = {
    settings,
    site: diskSite(),
    clock,
    database,
    queue,
    imaging,
    blobs: diskBlobStore(join(dataDir, 'blobs')),
    mailer: smtpMailer({ url: settings.smtpUrl, from: settings.mailFrom }),
    limiter: memoryLimiter(),
    aside: threadAside({ 'sum-cases': new URL('./adoption/report-cases.ts', import.meta.url) }),
    scanner: settings.clamd === undefined ? undefined : clamdScanner(settings.clamd),
    identity: openIdIdentity(settings),
  }
  const sealer = sealRegularly(deps, settings.auditAnchor ? fileAnchor(settings.auditAnchor) : async () => {})
  const rechecks = recheckRegularly(deps)
  const sweeps = sweepRegularly(deps)
  const months = tellMonthsRegularly(deps)
  const watch = probe(deps, () => database.isStill)
  await watch.first
  const app = createApp(deps, watch.health).route(
    '/',
    pages(deps.site, {
      framersOf: (portalId) => framersOf(deps, portalId),
      demo: settings.portalUrl,
      trustedCode: settings.trustedCode,
      codeOf: (hash) => trustedCodeOf(deps, hash),
      securityText: securityTextOf(settings),
    }),
  )
  const addressOf = socketAddress(settings.trustedProxies)
  const copying = await offerStillness(dataDir, database.still)
  listener.serve((request, incoming) => app.fetch(request, { address: addressOf(incoming) }), straightToTiles(deps))
  return {
    deps,
    imagingPid: imaging.pid,
    stop: async () => {
      watch.stop()
      await listener.close()
      await rechecks.stop()
      await sweeps.stop()
      await months.stop()
      await queue.stop()
      await imaging.close()
      await copying.close()
      await sealer.stop()
      await database.close()
      await folder.release()
    },
  }
}
