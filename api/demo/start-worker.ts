import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { migrateOverHttp } from '../../migrations/apply.ts'
import { demoId, registerDemoPortal, seedDemo, seedHistory } from '../../migrations/seed.ts'
import { seedResearch } from '../../migrations/seed-research.ts'
import { seedTold } from '../../migrations/seed-told.ts'
import { bundle } from '../../tools/bundle.ts'
import { systemClock } from '../adapters/clock.system.ts'
import { openDatabaseHttp } from '../adapters/database.http.ts'
import { startImaging } from '../adapters/imaging.child.ts'
import { diskSite } from '../adapters/site.disk.ts'
import type { Deps } from '../kernel/deps.ts'
import { leaveWhenTold, whenParentIsGone } from '../leave.ts'
import { readSettings } from '../settings.ts'
import { type Addresses, announce } from './announce.ts'
import { anyPorts, type Beside, type BesideOptions, startBeside, usualPorts } from './beside.ts'
import type { DemoCase } from './cases/demo-case.ts'
import { type Livening, liven } from './cases/liven.ts'
import { freePort, portsFrom } from './free-port.ts'
import { type Neighbour, startNeighbour } from './neighbour.ts'

export interface WorkerDemo extends Addresses {
  readonly databaseUrl: string
  readonly imagingPid: () => number | undefined
  readonly provider: Beside['provider']
  /** Carries out cases, all if none are named. */
  liven(cases?: readonly DemoCase[]): Livening
  stop(): Promise<void>
}

export interface WorkerDemoOptions {
  readonly dataDir: string
  readonly port: number
  readonly ports?: BesideOptions['ports']
  /** Two years of use behind it, and some twenty cases that come in while it runs. Without, ninety-four silent offices. */
  readonly alive?: boolean
  readonly portal?: boolean
  /** What the Worker is told beside what it needs; a value here wins. */
  readonly settings?: Readonly<Record<string, string>>
  /** Another way to what stands beside the Worker; tests put trouble on it. */
  readonly via?: (beside: { database: string; imaging: string }) => Promise<{ database: string; imaging: string }>
  /** What the address calls this machine, as on door 1. */
  readonly hostname?: string
  /** Milliseconds between sweeps. */
  readonly sweepMs?: number
  readonly onExit?: (why: string) => void
  /** Gets what the Worker prints, instead of our own stderr. */
  readonly onTrouble?: (text: string) => void
}

/** Door 2 with everything beside it on loopback: workerd, a libSQL server, the imaging process, provider and mailbox. */
export async function startWorkerDemo(options: WorkerDemoOptions): Promise<WorkerDemo> {
  const { dataDir, port, ports, onExit, via, alive = false, portal, settings: more = {}, sweepMs = 60_000 } = options
  const { hostname = '127.0.0.1', onTrouble } = options
  const baseUrl = `http://${hostname}:${port}`
  const running: { stop(): Promise<void> }[] = []
  const house = { baseUrl, word: randomBytes(24).toString('base64url') }
  const stop = async () => {
    for (const one of running.splice(0).reverse()) await one.stop()
  }
  const started = <T extends { stop(): Promise<void> }>(one: T): T => {
    running.push(one)
    return one
  }
  try {
    const [beside, libsql, imaging] = await Promise.all([
      startBeside({ dataDir, baseUrl, ports, onExit, portalId: portal ? demoId('ptl', 'demo') : undefined }).then(
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
        LYSBORD_DEMO_WORD: house.word,
        LYSBORD_WORKER_ENTRY: 'api/demo/worker.ts',
        LYSBORD_WORKER_DIR: join(dataDir, 'worker'),
        LYSBORD_WORKER_PORT: String(port),
        LYSBORD_SWEEP_MS: String(sweepMs),
      },
      readyWithinMs: 60_000,
      ...(onTrouble && { onTrouble }),
      ...(onExit && { onExit }),
    })
    started(workerd)
    // Whoever opens the first page comes first.
    if (alive) started(liven(house, systemClock, undefined, 1_500))
    const { provider, mailboxUrl } = beside
    return {
      baseUrl,
      issuer: provider.ready.issuer,
      mailboxUrl,
      portalUrl: beside.portal?.ready.url,
      databaseUrl,
      imagingPid: imaging.pid,
      provider,
      liven: (cases) => liven(house, systemClock, cases),
      stop,
    }
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
  if (alive) await seedResearch(deps as unknown as Deps)
  if (alive) await seedTold(deps as unknown as Deps)
  if (portalUrl) await registerDemoPortal(deps as unknown as Deps, portalUrl)
}

if (import.meta.main) {
  const began = Date.now()
  const { env } = process
  const dataDir = resolve(env.LYSBORD_DATA ?? '.lysbord-worker')
  const leaving = leaveWhenTold(12_000)
  whenParentIsGone(() => void leaving.leave(0))
  try {
    await bundle()
    const port = Number(env.PORT ?? 8787)
    const demo = await startWorkerDemo({
      dataDir,
      port: await freePort(port === 0 ? [0] : portsFrom(port)),
      // Tests, and whoever wants an empty house, ask for the offices alone.
      alive: env.LYSBORD_REGION !== 'bare',
      portal: true,
      hostname: 'localhost',
      ports: port === 0 ? anyPorts : await usualPorts(),
      onExit: (why) => {
        if (!leaving.begun) void leaving.fail(`A neighbour is gone (${why}); stopping.`)
      },
    })
    leaving.stops(demo.stop)
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    await announce(demo, dataDir, `Lysbord on Workers, the demonstration, is ready after ${seconds} s.`)
  } catch (cause) {
    await leaving.fail(cause)
  }
}
