import { z } from 'zod'
import { isLoopback } from './kernel/loopback.ts'

/** Keys by issuer: those that were named, none where it publishes them. */
function readIssuers(list: string): ReadonlyMap<string, readonly string[]> {
  const issuers = new Map<string, readonly string[]>()
  for (const [issuer = '', thumbprint] of list.split(',').map((entry) => entry.trim().split('#')))
    if (issuer) issuers.set(issuer, [...(issuers.get(issuer) ?? []), ...(thumbprint ? [thumbprint] : [])])
  return issuers
}

const url = z.url().transform((value) => value.replace(/\/$/, ''))

/**
 * What a deployer decides, read once from the environment (`LYSBORD_BASE_URL` …) and checked.
 * `secret` seals short-lived cookies; `demo` allows the demonstration's provider and mailbox, on loopback only.
 * `portalIssuers` are those whose word about who sits where counts, parted by commas: an address that publishes its keys
 * under itself, or `issuer#thumbprint` (RFC 7638) for each key of one that publishes none.
 */
export const settingsShape = z.object({
  baseUrl: url,
  secret: z.string().min(32, 'LYSBORD_SECRET needs at least 32 characters'),
  issuer: url,
  clientId: z.string().default('lysbord'),
  clientSecret: z.string().min(8),
  smtpUrl: z.string().default('smtp://127.0.0.1:25'),
  mailFrom: z.string().default('Lysbord <lysbord@hospital.example>'),
  sessionHours: z.coerce.number().int().min(1).max(24).default(10),
  linkDays: z.coerce.number().int().min(1).max(60).default(14),
  maxImageBytes: z.coerce.number().int().default(40_000_000),
  maxImagesPerReferral: z.coerce.number().int().default(20),
  maxReferralBytes: z.coerce.number().int().default(300_000_000),
  demo: z.stringbool().default(false),
  portalIssuers: z.string().default('').transform(readIssuers),
  mailboxUrl: url.optional(),
  portalUrl: url.optional(),
})
export type Settings = Readonly<z.infer<typeof settingsShape>>

const environmentName = (key: string) => `LYSBORD_${key.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`

/** Throws one sentence that names every setting that does not fit, and refuses a demo that others could reach. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const raw = Object.fromEntries(
    Object.keys(settingsShape.shape).map((key) => [key, environment[environmentName(key)] || undefined]),
  )
  const read = settingsShape.safeParse(raw)
  if (!read.success) {
    const faults = read.error.issues.map((i) => `${environmentName(String(i.path[0]))}: ${i.message}`)
    throw new Error(`Settings do not fit. ${faults.join('; ')}`)
  }
  const { baseUrl, issuer, demo } = read.data
  if (demo && ![baseUrl, issuer].every((address) => isLoopback(new URL(address).hostname)))
    throw new Error('The demonstration runs on loopback only: its provider asks for no password.')
  if (new URL(issuer).protocol === 'http:' && !isLoopback(new URL(issuer).hostname))
    throw new Error('LYSBORD_ISSUER must be https, except on loopback.')
  return Object.freeze(read.data)
}
