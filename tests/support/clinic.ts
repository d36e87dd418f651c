import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { createApp } from '../../api/app.ts'
import { type Demo, startDemo } from '../../api/demo/start.ts'
import { listen } from '../../api/door.ts'
import { Outbox } from './outbox.ts'
import { Person } from './person.ts'
import { strictly } from './strict.ts'
import { TestClock } from './test-clock.ts'

export interface Clinic {
  readonly demo: Demo
  readonly baseUrl: string
  readonly dataDir: string
  readonly clock: TestClock
  readonly outbox: Outbox
  /** Somebody signed in; the same person each time. */
  as(login: string): Promise<Person>
  /** Somebody nobody knows. */
  anyone(): Person
  /** The same machine after a stop and a start; cookies and data stay. Its neighbours stay up unless they are to start anew too. */
  restart(wish?: { neighbours: boolean }): Promise<Clinic>
  stop(): Promise<void>
}

/**
 * A whole Lysbord on real files: database, blobs, mailbox and provider, as `npm start` runs it. The imaging process is
 * shared with the other test files; with `imaging` it has one of its own, which may be killed.
 */
export async function startClinic(
  more: Record<string, string> = {},
  { portal = false, imaging = false, hostname = '127.0.0.1' } = {},
): Promise<Clinic> {
  const settings = { ...(!imaging && { LYSBORD_IMAGING_URL: inject('imagingUrl') }), ...more }
  const dataDir = await mkdtemp(join(tmpdir(), 'lysbord-'))
  const clinic = await open(dataDir, new TestClock(), new Map(), settings, { portal, hostname })
  afterAll(async () => {
    await clinic.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  return clinic
}

async function open(
  dataDir: string,
  clock: TestClock,
  people: Map<string, Person>,
  settings: Record<string, string>,
  how: { readonly portal: boolean; readonly hostname: string },
  before?: { own: number; provider: number; beside: Demo['beside'] | undefined },
): Promise<Clinic> {
  const listener = await listen([before?.own ?? 0])
  const demo = await startDemo({
    dataDir,
    listener,
    clock,
    settings,
    ...how,
    beside: before?.beside,
    ...(before && { ports: { provider: before.provider, mailbox: 0, smtp: 0 } }),
  })
  const { baseUrl } = demo
  const watch = strictly(createApp(demo.door.deps))
  let current = { demo, baseUrl, clock, outbox: new Outbox(demo.mailboxUrl) }
  let stopped = false
  return {
    get demo() {
      return current.demo
    },
    baseUrl,
    dataDir,
    clock,
    get outbox() {
      return current.outbox
    },
    as: async (login) => {
      const known = people.get(login) ?? (await new Person(baseUrl, login, watch).signsIn())
      people.set(login, known)
      return known
    },
    anyone: () => new Person(baseUrl, 'nobody', watch),
    restart: async ({ neighbours } = { neighbours: false }) => {
      await (neighbours ? current.demo.stop() : current.demo.stopDoor())
      const again = await open(dataDir, clock, people, settings, how, {
        own: listener.port,
        provider: demo.provider.ready.port,
        beside: neighbours ? undefined : current.demo.beside,
      })
      current = again as typeof current
      return again
    },
    stop: async () => {
      if (stopped) return
      stopped = true
      await current.demo.stop()
    },
  }
}
