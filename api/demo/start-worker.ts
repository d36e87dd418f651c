import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { migrateOverHttp } from '../../migrations/apply.ts'
import { demoId, registerDemoPortal, seedDemo, seedHistory } from '../../migrations/seed.ts'
import { bundle } from '../../tools/bundle.ts'
import { systemClock } from '../adapters/clock.system.ts'
import { openDatabaseHttp } from '../adapters/database.http.ts'
import { startImaging } from '../adapters/imaging.child.ts'
import { diskSite } from '../adapters/site.disk.ts'
import type { Deps } from '../kernel/deps.ts'
import { readSettings } from '../settings.ts'
import { type Beside, type BesideOptions, startBeside } from './beside.ts'
import { freePort } from './free-port.ts'
import { type Neighbour, startNeighbour } from './neighbour.ts'

export interface WorkerDemo {
  readonly baseUrl: string
  readonly issuer: string
  readonly mailboxUrl: string
  readonly databaseUrl: string
  readonly imagingPid: () => number | undefined
  readonly provider: Beside['provider']
  stop(): Promise<void>
}

export interface WorkerDemoOptions {
  readonly dataDir: string
  readonly port: number
  readonly ports?: BesideOptions['ports']
  /** Two years of use behind it, and a portal that embeds it. Without, ninety-four silent offices. */
  readonly alive?: boolean
  /** What the Worker is told beside what it needs; a value here wins. */
  readonly settings?: Readonly<Record<string, string>>
  /** Another way to what stands beside the Worker; tests put trouble on it. */
  readonly via?: (beside: { database: string; imaging: string }) => Promise<{ database: string; imaging: string }>
  /** Milliseconds between sweeps. */
  readonly sweepMs?: number
  readonly onExit?: (why: string) => void
}

/** Door 2 with everything beside it on loopback: workerd, a libSQL server, the imaging process, provider and mailbox. */
export async function startWorkerDemo(options: WorkerDemoOptions): Promise<WorkerDemo> {
  const { dataDir, port, ports, onExit, via, alive = false, settings: more = {}, sweepMs = 60_000 } = options
  const baseUrl = `http://127.0.0.1:${port}`
  const running: { stop(): Promise<void> }[] = []
  const stop = async () => {
    for (const one of running.splice(0).reverse()) await one.stop()
  }
  const started = <T extends { stop(): Promise<void> }>(one: T): T => {
    running.push(one)
    return one
  }
  try {
    const [beside, libsql, imaging] = await Promise.all([
      startBeside({ dataDir, baseUrl, ports, onExit, portalId: alive ? demoId('ptl', 'demo') : undefined }).then(
        started,
      ),
      startNeighbour<{ port: number }>(new URL('./libsql.ts', import.meta.url), {
        env: { LYSBORD_LIBSQL_DIR: join(dataDir, 'libsql') },
        ...(onExit && { onExit }),
      }).then(started),
      freePort()
        .then((own) => startImaging({ port: own }))
        .then((child) => started({ ...child, stop: () => child.close() })),
    ])
    const databaseUrl = `http://127.0.0.1:${libsql.ready.port}`
    const direct = { database: databaseUrl, imaging: await imaging.base() }
    const ways = (await via?.(direct)) ?? direct
    const environment = {
      ...beside.environment,
      LYSBORD_DATABASE_URL: ways.database,
      LYSBORD_DATABASE_TOKEN: '',
      LYSBORD_IMAGING_URL: ways.imaging,
      LYSBORD_JURISDICTION: '',
      ...more,
    }
    await prepare(environment, databaseUrl, { alive, portalUrl: beside.portal?.ready.url })
    const workerd: Neighbour<{ port: number }> = await startNeighbour(new URL('./workerd.ts', import.meta.url), {
      env: {
        ...environment,
        LYSBORD_WORKER_DIR: join(dataDir, 'worker'),
        LYSBORD_WORKER_PORT: String(port),
        LYSBORD_SWEEP_MS: String(sweepMs),
      },
      readyWithinMs: 60_000,
      ...(onExit && { onExit }),
    })
    started(workerd)
    const { provider, mailboxUrl } = beside
    return { baseUrl, issuer: provider.ready.issuer, mailboxUrl, databaseUrl, imagingPid: imaging.pid, provider, stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}

/** Tables and the demonstration's people, before there is any other writer. */
async function prepare(
  environment: Record<string, string>,
  url: string,
  { alive, portalUrl }: { alive: boolean; portalUrl: string | undefined },
): Promise<void> {
  await migrateOverHttp({ url })
  const database = openDatabaseHttp({ url })
  // Seeding stores rows: it shows no picture and sends no mail.
  const deps = {
    settings: readSettings(environment),
    site: diskSite(),
    clock: systemClock,
    database,
    queue: { hint: () => {} },
  }
  await seedDemo(deps as unknown as Deps)
  if (alive) await seedHistory(deps as unknown as Deps)
  if (portalUrl) await registerDemoPortal(deps as unknown as Deps, portalUrl)
}

if (import.meta.main) {
  const began = Date.now()
  const dataDir = resolve(process.env.LYSBORD_DATA ?? '.lysbord-worker')
  const free = (first: number): Promise<number> =>
    freePort(first === 0 ? [0] : Array.from({ length: 20 }, (_, i) => first + i))
  let demo: WorkerDemo | undefined
  let leaving = false
  const leave = async (code: number): Promise<void> => {
    if (leaving) return
    leaving = true
    setTimeout(() => process.exit(code), 12_000).unref()
    await demo?.stop().catch((cause) => console.error(cause))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0))
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && void leave(0), 500).unref()
  const anyPort = process.env.PORT === '0'
  const from = (first: number) => free(anyPort ? 0 : first)
  try {
    await bundle()
    demo = await startWorkerDemo({
      dataDir,
      port: await free(Number(process.env.PORT ?? 8787)),
      alive: true,
      ports: {
        provider: await from(8081),
        mailbox: await from(8025),
        smtp: await from(2525),
        portal: await from(8090),
      },
      onExit: (why) => {
        if (leaving) return
        console.error(`A neighbour is gone (${why}); stopping.`)
        void leave(1)
      },
    })
    const { baseUrl, issuer, mailboxUrl } = demo
    await writeFile(join(dataDir, 'addresses.json'), JSON.stringify({ baseUrl, issuer, mailboxUrl, pid: process.pid }))
    console.log(`
Lysbord on Workers, the demonstration, is ready after ${((Date.now() - began) / 1000).toFixed(1)} s. Synthetic people only.

  Specialist    ${baseUrl}/read
  GP office     ${baseUrl}/refer
  Office desk   ${baseUrl}/desk
  Adoption      ${baseUrl}/adoption
  Mailbox       ${mailboxUrl}/
  In a portal   ${baseUrl}/embed
  API           ${baseUrl}/docs

workerd, a libSQL server, the imaging process and the provider run beside each other. Data: ${dataDir}. Stop with Ctrl+C.`)
  } catch (cause) {
    console.error(
      cause instanceof Error
        ? cause.cause instanceof Error
          ? `${cause.message} (${cause.cause.message})`
          : cause.message
        : cause,
    )
    await leave(1)
  }
}
