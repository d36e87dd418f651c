import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, portsFrom } from './free-port.ts'
import { type Neighbour, startNeighbour } from './neighbour.ts'
import { ownSecret } from './own-secret.ts'

export interface BesideOptions {
  readonly dataDir: string
  /** Where Lysbord will be, on loopback. */
  readonly baseUrl: string
  /** 0 takes any free port. */
  readonly ports?: { provider: number; mailbox: number; smtp: number; portal?: number } | undefined
  /** The id of the demonstration's portal; without it none is started. */
  readonly portalId?: string | undefined
  readonly onExit?: ((why: string) => void) | undefined
}

/** Any that are free. */
export const anyPorts = { provider: 0, mailbox: 0, smtp: 0, portal: 0 }

/** Where people expect the neighbours, or the next free ones. */
export const usualPorts = async () => ({
  provider: await freePort(portsFrom(8081)),
  mailbox: await freePort(portsFrom(8025)),
  smtp: await freePort(portsFrom(2525)),
  portal: await freePort(portsFrom(8090)),
})

/** What a demonstration needs beside either door: a provider without passwords, a mailbox, and a portal if wished. */
export interface Beside {
  readonly provider: Neighbour<{ port: number; issuer: string }>
  readonly mailbox: Neighbour<{ smtpPort: number; httpPort: number }>
  readonly mailboxUrl: string
  readonly portal: Neighbour<{ port: number; url: string }> | undefined
  /** The settings of a door that has these neighbours. */
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Starts all, or none. */
export async function startBeside({ dataDir, baseUrl, ports, portalId, onExit }: BesideOptions): Promise<Beside> {
  await mkdir(dataDir, { recursive: true })
  const clientSecret = randomBytes(32).toString('base64url')
  const exits = onExit && { onExit }
  const [provider, mailbox, portal] = await allOrNone([
    startNeighbour<{ port: number; issuer: string }>(new URL('./provider.ts', import.meta.url), {
      ...exits,
      env: {
        LYSBORD_BASE_URL: baseUrl,
        LYSBORD_CLIENT_SECRET: clientSecret,
        LYSBORD_PROVIDER_PORT: String(ports?.provider ?? 0),
      },
    }),
    startNeighbour<{ smtpPort: number; httpPort: number }>(new URL('./mailbox.ts', import.meta.url), {
      ...exits,
      env: {
        LYSBORD_MAILBOX_DIR: join(dataDir, 'mail'),
        LYSBORD_MAILBOX_SMTP_PORT: String(ports?.smtp ?? 0),
        LYSBORD_MAILBOX_HTTP_PORT: String(ports?.mailbox ?? 0),
      },
    }),
    portalId === undefined
      ? undefined
      : startNeighbour<{ port: number; url: string }>(new URL('./portal/portal.ts', import.meta.url), {
          ...exits,
          env: {
            LYSBORD_BASE_URL: baseUrl,
            LYSBORD_PORTAL_ID: portalId,
            LYSBORD_PORTAL_PORT: String(ports?.portal ?? 0),
          },
        }),
  ])
  const mailboxUrl = `http://127.0.0.1:${mailbox.ready.httpPort}`
  const environment = {
    LYSBORD_BASE_URL: baseUrl,
    LYSBORD_SECRET: await ownSecret(dataDir),
    LYSBORD_ISSUER: provider.ready.issuer,
    LYSBORD_CLIENT_SECRET: clientSecret,
    LYSBORD_SMTP_URL: `smtp://127.0.0.1:${mailbox.ready.smtpPort}`,
    LYSBORD_MAIL_FROM: 'Lysbord <lysbord@demo-sykehus.example>',
    LYSBORD_DEMO: 'true',
    // Everybody of the demonstration sits at one address, and a few people do the work of a region.
    LYSBORD_LINK_PRESSES_PER_HOUR: '3600',
    LYSBORD_UPLOADS_PER_HOUR: '3600',
    LYSBORD_MAILBOX_URL: mailboxUrl,
    ...(portal && { LYSBORD_PORTAL_URL: portal.ready.url, LYSBORD_PORTAL_ISSUERS: portal.ready.url }),
  }
  const stop = async () => {
    await Promise.all([provider.stop(), mailbox.stop(), portal?.stop()])
  }
  return { provider, mailbox, portal, mailboxUrl, environment, stop }
}

/** The neighbours, or an error and none of them left behind. */
async function allOrNone<A, B, C>(
  starting: [Promise<Neighbour<A>>, Promise<Neighbour<B>>, Promise<Neighbour<C>> | undefined],
): Promise<[Neighbour<A>, Neighbour<B>, Neighbour<C> | undefined]> {
  try {
    return await Promise.all(starting)
  } catch (cause) {
    for (const one of await Promise.allSettled(starting)) if (one.status === 'fulfilled') await one.value?.stop()
    throw cause
  }
}
