import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openSession } from '../../api/access/open-session.ts'
import { startDemo } from '../../api/demo/start.ts'
import { type Listener, listen } from '../../api/door.ts'
import type { Deps } from '../../api/kernel/deps.ts'
import { asSystem } from '../../api/kernel/react.ts'
import type { Scope } from '../../api/kernel/scope.ts'
import { demoId } from '../../migrations/seed.ts'
import { temporaryFolder } from '../support/instance.ts'
import { Outbox } from '../support/outbox.ts'
import { Person } from '../support/person.ts'
import { TestClock } from '../support/test-clock.ts'

/** What every promise sets, so that what it tries is not stopped by a limit it does not try. */
export const unlimited = {
  LYSBORD_CHANGES_PER_HOUR: '10000000',
  LYSBORD_EMERGENCIES_PER_HOUR: '10000000',
  LYSBORD_UPLOADS_PER_HOUR: '10000000',
  LYSBORD_PATIENT_SEARCHES_PER_HOUR: '10000000',
  LYSBORD_LINK_PRESSES_PER_HOUR: '10000000',
}

export interface House {
  readonly deps: Deps
  readonly baseUrl: string
  readonly mailboxUrl: string
  readonly outbox: Outbox
  readonly clock: TestClock
  /** Where the originals and what was made of them lie. */
  readonly blobs: string
  /** The demonstration's hospital, as a reaction acts. */
  readonly scope: Scope
  /** The cookie of a new session of somebody, each time. */
  cookieOf(login: string): Promise<string>
  /** Somebody with a new session, each time. */
  as(login: string): Promise<Person>
  stop(): Promise<void>
}

/** Door 1 on real files with its neighbours, in this process. `through` may stand between the line and the door. */
export async function openHouse({
  settings = {},
  through = (listener) => listener,
}: {
  readonly settings?: Readonly<Record<string, string>>
  readonly through?: (listener: Listener) => Listener
} = {}): Promise<House> {
  const dataDir = await temporaryFolder()
  const clock = new TestClock()
  const listener = through(await listen([0]))
  const demo = await startDemo({ dataDir, listener, clock, settings: { ...unlimited, ...settings } })
  const { deps } = demo.door
  const scope = asSystem(deps, demoId('ten', 'demo'), 'prove')
  const how = { method: 'provider', issuer: demo.issuer, sid: undefined, level: undefined } as const
  const cookieOf = async (login: string) =>
    (await openSession(scope, { id: demoId('per', login) }, { ...how, authenticatedAt: clock.now() })).cookie
  return {
    deps,
    baseUrl: demo.baseUrl,
    mailboxUrl: demo.mailboxUrl,
    outbox: new Outbox(demo.mailboxUrl),
    clock,
    blobs: join(dataDir, 'blobs'),
    scope,
    cookieOf,
    as: async (login) => new Person(demo.baseUrl, login).entersWith(await cookieOf(login)),
    stop: async () => {
      await demo.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
