import { randomBytes } from 'node:crypto'
import { demoId, registerDemoPortal, seedDemo, seedHistory } from '../../migrations/seed.ts'
import { seedResearch } from '../../migrations/seed-research.ts'
import { seedTold } from '../../migrations/seed-told.ts'
import { systemClock } from '../adapters/clock.system.ts'
import { type Door, type Listener, openDoor } from '../door.ts'
import type { Clock } from '../ports/clock.ts'
import { readSettings, type Settings } from '../settings.ts'
import { type Beside, type BesideOptions, startBeside } from './beside.ts'
import { backdate } from './cases/backdate.ts'
import type { DemoCase } from './cases/demo-case.ts'
import { type Livening, liven } from './cases/liven.ts'

export interface Demo {
  readonly door: Door
  readonly settings: Settings
  readonly baseUrl: string
  readonly issuer: string
  readonly mailboxUrl: string
  /** Where the demonstration's portal is, if there is one. */
  readonly portalUrl: string | undefined
  readonly provider: Beside['provider']
  readonly mailbox: Beside['mailbox']
  readonly beside: Beside
  /** Carries out cases, all if none are named. */
  liven(cases?: readonly DemoCase[]): Livening
  stop(): Promise<void>
  /** Stops the door and leaves its neighbours, for another door that takes its place. */
  stopDoor(): Promise<void>
}

export interface DemoOptions extends Omit<BesideOptions, 'baseUrl' | 'portalId'> {
  readonly portal?: boolean
  /** Neighbours that are there already. */
  readonly beside?: Beside | undefined
  readonly listener: Listener
  readonly clock?: Clock
  /** Two years of use behind it, and some twenty cases that come in while it runs. Without, ninety-four silent offices. */
  readonly alive?: boolean
  /** What the address calls this machine: a passkey needs a name (`localhost`), a number will not do. */
  readonly hostname?: string
  readonly settings?: Readonly<Record<string, string>>
}

/** Door 1 with everything a demonstration needs beside it, on loopback: a provider without passwords, a mailbox, a region. */
export async function startDemo({
  dataDir,
  listener,
  ports,
  clock = systemClock,
  alive = false,
  settings: more,
  onExit,
  portal = false,
  hostname = '127.0.0.1',
  beside: found,
}: DemoOptions): Promise<Demo> {
  const baseUrl = `http://${hostname}:${listener.port}`
  const portalId = portal ? demoId('ptl', 'demo') : undefined
  const beside = found ?? (await startBeside({ dataDir, baseUrl, ports, onExit, portalId }))
  const { provider, mailbox, mailboxUrl } = beside
  const settings = readSettings({ ...beside.environment, ...more })
  let backdated: ReturnType<typeof backdate> | undefined
  const serve: Listener['serve'] = (own, straight) =>
    listener.serve((request, from) => backdated?.(request) ?? own(request, from), straight)
  const door = await openDoor(settings, dataDir, { ...listener, serve }, clock)
  const house = { baseUrl, word: randomBytes(24).toString('base64url') }
  backdated = backdate(door.deps, house.word)
  await seedDemo(door.deps)
  if (alive) await seedHistory(door.deps)
  if (alive) await seedResearch(door.deps)
  if (alive) await seedTold(door.deps)
  // Whoever opens the first page comes first.
  const life = alive ? liven(house, clock, undefined, 1_500) : undefined
  const portalUrl = beside.portal?.ready.url
  if (portalUrl) await registerDemoPortal(door.deps, portalUrl)
  const stopDoor = async () => {
    await life?.stop()
    await door.stop()
  }
  const stop = async () => {
    await stopDoor()
    await beside.stop()
  }
  const { issuer } = provider.ready
  return {
    door,
    settings,
    baseUrl,
    issuer,
    mailboxUrl,
    portalUrl,
    provider,
    mailbox,
    beside,
    liven: (cases) => liven(house, clock, cases),
    stop,
    stopDoor,
  }
}
