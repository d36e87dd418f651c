import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { systemClock } from '../../api/adapters/clock.system.ts'
import { freePort } from '../../api/demo/free-port.ts'
import { startWorkerDemo, type WorkerDemo } from '../../api/demo/start-worker.ts'
import { temporaryFolder } from './instance.ts'
import { Outbox } from './outbox.ts'
import { Person } from './person.ts'
import { type Trouble, troubleBefore } from './trouble.ts'

export interface WorkerClinic {
  readonly demo: WorkerDemo
  readonly baseUrl: string
  readonly clock: { now(): Date }
  readonly outbox: Outbox
  /** The Worker's way to its database and to the imaging process. */
  readonly database: Trouble
  readonly imaging: Trouble
  /** Where the local bucket keeps its objects. */
  readonly bucketFolder: string
  /** What its log is signed with. */
  auditSecret(): Promise<string>
  as(login: string): Promise<Person>
  /** Somebody nobody knows. */
  anyone(): Person
  /** What the Worker has printed. */
  logged(): string
  /** What the cron trigger does each minute. */
  sweep(): Promise<void>
}

/** A whole Lysbord behind door 2: workerd with bucket, queues, writers and e-mail binding, a libSQL server, imaging. */
export async function startWorkerClinic(settings: Record<string, string> = {}): Promise<WorkerClinic> {
  const dataDir = await temporaryFolder()
  const troubles: Trouble[] = []
  const printed: string[] = []
  const demo = await startWorkerDemo({
    onTrouble: (text) => printed.push(text),
    dataDir,
    settings,
    port: await freePort(),
    // Tests ring the sweep themselves, or prove that it is not needed.
    sweepMs: 3_600_000,
    via: async ({ database, imaging }) => {
      troubles.push(await troubleBefore(database), await troubleBefore(imaging))
      return { database: troubles[0]!.url, imaging: troubles[1]!.url }
    },
  })
  afterAll(async () => {
    await demo.stop()
    for (const trouble of troubles) await trouble.close()
    await rm(dataDir, { recursive: true, force: true })
  }, 30_000)
  const people = new Map<string, Promise<Person>>()
  return {
    demo,
    baseUrl: demo.baseUrl,
    clock: systemClock,
    outbox: new Outbox(demo.mailboxUrl),
    database: troubles[0]!,
    imaging: troubles[1]!,
    bucketFolder: join(dataDir, 'worker/state/v3/r2/lysbord-blobs'),
    auditSecret: () => readFile(join(dataDir, 'secret'), 'utf8'),
    as: (login) => {
      const known = people.get(login) ?? new Person(demo.baseUrl, login).signsIn()
      people.set(login, known)
      return known
    },
    anyone: () => new Person(demo.baseUrl, 'nobody'),
    logged: () => printed.join(''),
    sweep: async () => {
      await (await fetch(`${demo.baseUrl}/cdn-cgi/local/scheduled`)).body?.cancel()
    },
  }
}
