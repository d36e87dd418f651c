import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seedDemo } from '../../migrations/seed.ts'
import { type Door, type Listener, openDoor } from '../door.ts'
import type { Clock } from '../ports/clock.ts'
import { readSettings, type Settings } from '../settings.ts'
import { type Neighbour, startNeighbour } from './neighbour.ts'

export interface Demo {
  readonly door: Door
  readonly settings: Settings
  readonly baseUrl: string
  readonly issuer: string
  readonly mailboxUrl: string
  readonly provider: Neighbour<{ port: number; issuer: string }>
  readonly mailbox: Neighbour<{ smtpPort: number; httpPort: number }>
  stop(): Promise<void>
}

export interface DemoOptions {
  readonly dataDir: string
  readonly listener: Listener
  /** 0 takes any free port. */
  readonly ports?: { provider: number; mailbox: number; smtp: number }
  readonly clock?: Clock
  readonly settings?: Readonly<Record<string, string>>
  readonly onExit?: (why: string) => void
}

/** Door 1 with everything a demonstration needs beside it, on loopback: a provider without passwords, a mailbox, a region. */
export async function startDemo({
  dataDir,
  listener,
  ports,
  clock,
  settings: more,
  onExit,
}: DemoOptions): Promise<Demo> {
  await mkdir(dataDir, { recursive: true })
  const baseUrl = `http://127.0.0.1:${listener.port}`
  const { provider: providerPort, mailbox: mailboxPort, smtp: smtpPort } = ports ?? { provider: 0, mailbox: 0, smtp: 0 }
  const secret = await ownSecret(join(dataDir, 'secret'))
  const clientSecret = randomBytes(32).toString('base64url')
  const exits = onExit && { onExit }
  const [provider, mailbox] = await bothOrNone([
    startNeighbour<{ port: number; issuer: string }>(new URL('./provider.ts', import.meta.url), {
      ...exits,
      env: {
        LYSBORD_BASE_URL: baseUrl,
        LYSBORD_CLIENT_SECRET: clientSecret,
        LYSBORD_PROVIDER_PORT: String(providerPort),
      },
    }),
    startNeighbour<{ smtpPort: number; httpPort: number }>(new URL('./mailbox.ts', import.meta.url), {
      ...exits,
      env: {
        LYSBORD_MAILBOX_DIR: join(dataDir, 'mail'),
        LYSBORD_MAILBOX_SMTP_PORT: String(smtpPort),
        LYSBORD_MAILBOX_HTTP_PORT: String(mailboxPort),
      },
    }),
  ])
  const mailboxUrl = `http://127.0.0.1:${mailbox.ready.httpPort}`
  const settings = readSettings({
    LYSBORD_BASE_URL: baseUrl,
    LYSBORD_SECRET: secret,
    LYSBORD_ISSUER: provider.ready.issuer,
    LYSBORD_CLIENT_SECRET: clientSecret,
    LYSBORD_SMTP_URL: `smtp://127.0.0.1:${mailbox.ready.smtpPort}`,
    LYSBORD_MAIL_FROM: 'Lysbord <lysbord@demo-sykehus.example>',
    LYSBORD_DEMO: 'true',
    LYSBORD_MAILBOX_URL: mailboxUrl,
    ...more,
  })
  const door = await openDoor(settings, dataDir, listener, clock)
  await seedDemo(door.deps)
  const stop = async () => {
    await door.stop()
    await Promise.all([provider.stop(), mailbox.stop()])
  }
  return { door, settings, baseUrl, issuer: provider.ready.issuer, mailboxUrl, provider, mailbox, stop }
}

/** Two neighbours, or an error and none of them left behind. */
async function bothOrNone<A, B>(
  starting: [Promise<Neighbour<A>>, Promise<Neighbour<B>>],
): Promise<[Neighbour<A>, Neighbour<B>]> {
  try {
    return await Promise.all(starting)
  } catch (cause) {
    for (const one of await Promise.allSettled(starting)) if (one.status === 'fulfilled') await one.value.stop()
    throw cause
  }
}

/** Made once for this folder, so that cookies outlive a restart. */
async function ownSecret(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    const secret = randomBytes(48).toString('base64url')
    await writeFile(path, secret, { mode: 0o600, flag: 'wx' })
    return secret
  }
}
