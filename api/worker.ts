import { waitUntil } from 'cloudflare:workers'
import type {
  DurableObjectNamespace,
  Fetcher,
  MessageBatch,
  Queue,
  R2Bucket,
  SendEmail,
} from '@cloudflare/workers-types'
import { framersOf } from './access/portal-origins.ts'
import { r2BlobStore } from './adapters/blob-store.r2.ts'
import { systemClock } from './adapters/clock.system.ts'
import type { WriterEnvironment } from './adapters/database.durable.ts'
import { openDatabaseHttp, type Writer } from './adapters/database.http.ts'
import { openIdIdentity } from './adapters/identity.openid.ts'
import { containerImaging } from './adapters/imaging.container.ts'
import { httpImaging } from './adapters/imaging.http.ts'
import { durableLimiter } from './adapters/limiter.durable.ts'
import { bindingMailer } from './adapters/mailer.binding.ts'
import { cloudflareQueue, takeHints, workInLanes } from './adapters/queue.cloudflare.ts'
import { clamdScanner } from './adapters/scanner.clamd.ts'
import { assetsSite } from './adapters/site.assets.ts'
import { createApp } from './app.ts'
import { trustedCodeOf } from './catalogue/store-pack-code.ts'
import { probeWhenAsked } from './health.ts'
import { recheckImages } from './imaging/recheck-images.ts'
import { sweepOrphans } from './imaging/sweep-orphans.ts'
import type { Deps } from './kernel/deps.ts'
import { faultOf } from './kernel/fault.ts'
import { carryOutOne, nextDue } from './kernel/react.ts'
import { pages } from './pages.ts'
import { tellMonths } from './practice/tell-months.ts'
import { reactions } from './reactions.ts'
import { readSettings, securityTextOf } from './settings.ts'

export { TenantWriter } from './adapters/database.durable.ts'
export { ImagingContainer } from './adapters/imaging.container.ts'
export { RateLimiter } from './adapters/limiter.durable.ts'

/** What wrangler.toml binds, beside the settings (`LYSBORD_…`), which are variables and secrets. */
export interface Environment extends WriterEnvironment, Readonly<Record<string, unknown>> {
  readonly BLOBS: R2Bucket
  readonly REACTIONS: Queue
  readonly WRITER: DurableObjectNamespace
  readonly LIMITS: DurableObjectNamespace
  readonly MAIL: SendEmail
  readonly ASSETS: Fetcher
  readonly IMAGING: DurableObjectNamespace
  /** Where the imaging process listens; without it, in the container binding. */
  readonly LYSBORD_IMAGING_URL?: string
  /** Where writers live, like `eu`. The local runtime knows no jurisdictions. */
  readonly LYSBORD_JURISDICTION?: 'eu'
}

const imagingContainers = 3
/** Longer than a minute of work is left to the next hint. */
const workMs = 60_000
/** How often the cron trigger of wrangler.toml sweeps. */
const sweepMs = 60_000
/** Photographs compared with what was stored, each minute and hospital. */
const rechecksEachMinute = 10
/** Stored objects looked at each minute and hospital until the round of the day is over. */
const sweptEachMinute = 500

/** Once an hour is asked whether offices are to be told of a month. */
const monthsAtMinute = 7

/** Door 2: Cloudflare Workers. */
function openWorker(env: Environment) {
  const strings = Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === 'string'))
  const settings = readSettings(strings as Record<string, string>)
  const database = { url: env.LYSBORD_DATABASE_URL, authToken: env.LYSBORD_DATABASE_TOKEN }
  const writers = env.LYSBORD_JURISDICTION ? env.WRITER.jurisdiction(env.LYSBORD_JURISDICTION) : env.WRITER
  const deps: Deps = {
    settings,
    site: assetsSite(env.ASSETS),
    clock: systemClock,
    database: openDatabaseHttp(database, (tenantId) => writers.get(writers.idFromName(tenantId)) as unknown as Writer),
    queue: cloudflareQueue(env.REACTIONS, waitUntil, systemClock),
    imaging: env.LYSBORD_IMAGING_URL
      ? httpImaging({ base: () => env.LYSBORD_IMAGING_URL! })
      : containerImaging(env.IMAGING as never, imagingContainers),
    blobs: r2BlobStore(env.BLOBS),
    mailer: bindingMailer(env.MAIL, settings.mailFrom),
    limiter: durableLimiter(env.LIMITS),
    scanner: settings.clamd === undefined ? undefined : clamdScanner(settings.clamd),
    identity: openIdIdentity(settings),
  }
  const app = createApp(deps, probeWhenAsked(deps)).route(
    '/',
    pages(deps.site, {
      framersOf: (portalId) => framersOf(deps, portalId),
      demo: settings.portalUrl,
      trustedCode: settings.trustedCode,
      codeOf: (hash) => trustedCodeOf(deps, hash),
      securityText: securityTextOf(settings),
    }),
  )
  return { app, deps }
}

let opened: ReturnType<typeof openWorker> | undefined
/** What there is of the door behind these bindings; made once for each isolate. */
export const open = (env: Environment) => (opened ??= openWorker(env))

/** Carries out what is due, then asks to be woken for what is due next. */
async function work(env: Environment): Promise<void> {
  const { deps } = open(env)
  await workInLanes(() => carryOutOne(deps, reactions), Date.now() + workMs)
  // What is due later, or in somebody else's hands until then, the sweep finds: a hint for it would only beget hints.
  const due = await nextDue(deps)
  if (due && due.getTime() - Date.now() < sweepMs) deps.queue.hint(due)
}

export default {
  async fetch(request: Request, env: Environment): Promise<Response> {
    // Only the edge sets this header: what a caller writes into it is replaced there.
    const address = request.headers.get('cf-connecting-ip') ?? undefined
    return open(env).app.fetch(uncompressed(request), address ? { address } : {})
  },
  async queue(batch: MessageBatch, env: Environment): Promise<void> {
    if (batch.queue.endsWith('-dead')) return buryAll(batch)
    await takeHints(batch, () => work(env))
  },
  /** Finds what a lost hint left behind. */
  async scheduled(_: unknown, env: Environment): Promise<void> {
    const { deps } = open(env)
    const turns = {
      work: () => work(env),
      recheck: () => recheckImages(deps, rechecksEachMinute),
      sweep: () => sweepOrphans(deps, sweptEachMinute),
      months: async () => (deps.clock.now().getUTCMinutes() === monthsAtMinute ? tellMonths(deps) : undefined),
    }
    // Each has its turn, whatever became of the one before.
    for (const [name, turn] of Object.entries(turns))
      await turn().catch((cause: unknown) => console.error(JSON.stringify({ failed: name, fault: faultOf(cause) })))
  },
}

/** trap: what leaves is compressed on its way out, so what our own code has compressed would be so twice. */
function uncompressed(request: Request): Request {
  if (request.method !== 'GET') return request
  const headers = new Headers(request.headers)
  headers.delete('accept-encoding')
  return new Request(request, { headers })
}

/** Messages that were never hints. They are named in the log, without their content, and let go. */
function buryAll(batch: MessageBatch): void {
  for (const { id, attempts } of batch.messages)
    console.error(JSON.stringify({ poison: id, queue: batch.queue, attempts }))
  batch.ackAll()
}
