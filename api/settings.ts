import { z } from 'zod'
import { isLoopback } from './kernel/loopback.ts'

/** Keys by issuer: those that were named, none where it publishes them. */
function readIssuers(list: string): ReadonlyMap<string, readonly string[]> {
  const issuers = new Map<string, readonly string[]>()
  for (const [issuer = '', thumbprint] of list.split(',').map((entry) => entry.trim().split('#')))
    if (issuer) issuers.set(issuer, [...(issuers.get(issuer) ?? []), ...(thumbprint ? [thumbprint] : [])])
  return issuers
}

const parted = (list: string): readonly string[] => list.split(',').flatMap((entry) => entry.trim() || [])

/** A private key as JWK, with the algorithm it signs with. What is wrong with it is said without quoting it. */
function readKey(text: string, context: z.core.$RefinementCtx): Readonly<Record<string, string>> {
  try {
    const key = JSON.parse(text)
    if (typeof key?.d === 'string' && typeof key.alg === 'string') return key
  } catch {
    // Said below, like every other fault.
  }
  context.addIssue({ code: 'custom', message: 'must be a private key as JWK, with "d" and "alg"' })
  return z.NEVER
}

const url = z.url().transform((value) => value.replace(/\/$/, ''))

/**
 * What a deployer decides, read once from the environment (`LYSBORD_BASE_URL` …) and checked.
 * `secret` seals short-lived cookies; `demo` allows the demonstration's provider and mailbox, on loopback only.
 * The provider knows us by `clientKey` (`private_key_jwt`) or by `clientSecret`. `levels`, if any are named, are the only
 * values of its claim `levelClaim` that open a session; `acrValues` asks for them. `hprClaim` names the claim with the
 * licence number, where the provider's word decides who is a clinician. A session ends after `sessionHours`, or after
 * `idleMinutes` without a request.
 * `portalIssuers` are those whose word about who sits where counts, parted by commas: an address that publishes its keys
 * under itself, or `issuer#thumbprint` (RFC 7638) for each key of one that publishes none.
 */
export const settingsShape = z.object({
  baseUrl: url,
  secret: z.string().min(32, 'LYSBORD_SECRET needs at least 32 characters'),
  /** Marks and seals the audit; without it `secret` does. Whoever holds neither can alter no row unseen. */
  auditSecret: z.string().min(32, 'LYSBORD_AUDIT_SECRET needs at least 32 characters').optional(),
  /** A file on another disk to which each seal of the audit is written as well (door 1). */
  auditAnchor: z.string().optional(),
  /** Names this server in the audit. */
  serverName: z.string().default('lysbord'),
  issuer: url,
  clientId: z.string().default('lysbord'),
  clientSecret: z.string().min(8).optional(),
  clientKey: z.string().transform(readKey).optional(),
  scopes: z.string().default('openid profile'),
  acrValues: z.string().optional(),
  levelClaim: z.string().default('acr'),
  levels: z.string().default('').transform(parted),
  hprClaim: z.string().optional(),
  smtpUrl: z.string().default('smtp://127.0.0.1:25'),
  mailFrom: z.string().default('Lysbord <lysbord@hospital.example>'),
  sessionHours: z.coerce.number().int().min(1).max(24).default(10),
  idleMinutes: z.coerce.number().int().min(5).max(1440).default(120),
  linkDays: z.coerce.number().int().min(1).max(60).default(14),
  /** An imaging process that runs already, perhaps on another machine; without it door 1 starts its own. */
  imagingUrl: url.optional(),
  maxImageBytes: z.coerce.number().int().default(40_000_000),
  maxImagesPerReferral: z.coerce.number().int().default(20),
  maxReferralBytes: z.coerce.number().int().default(300_000_000),
  /** Addresses and networks of proxies in front of door 1, parted by commas: only their word about a caller's address counts. */
  trustedProxies: z.string().default('').transform(parted),
  /** A clamd that looks at originals: `host:port`, or on door 1 the path of its socket. */
  clamd: z.string().optional(),
  /** Whom to tell of a hole, `mailto:` or `https:`, and until when that holds (RFC 9116). */
  securityContact: z
    .string()
    .regex(/^(mailto:|https:\/\/)\S+$/, 'mailto: or https:')
    .optional(),
  securityExpires: z.iso.datetime().optional(),
  /** How often all that is stored of a photograph is read again and compared. */
  recheckHours: z.coerce.number().int().min(1).default(24),
  /** What one person may change and upload in an hour, and how often she may look for a patient by birth number. */
  changesPerHour: z.coerce.number().int().min(60).default(3_000),
  uploadsPerHour: z.coerce.number().int().min(20).default(300),
  patientSearchesPerHour: z.coerce.number().int().min(10).default(300),
  /** How often one person may try to open a patient outside her units in an emergency. */
  emergenciesPerHour: z.coerce.number().int().min(3).default(10),
  /** How often the links of mails may be pressed in an hour from one address; more where many offices share one. */
  linkPressesPerHour: z.coerce.number().int().min(20).default(60),
  /** Code of packs that may run in our pages, by its hash: `sha256-` and hexadecimal digits, parted by commas. */
  trustedCode: z
    .string()
    .default('')
    .transform(parted)
    .refine(
      (all) => all.every((one) => /^sha256-[0-9a-f]{64}$/.test(one)),
      'sha256- and 64 hexadecimal digits, parted by commas',
    ),
  /** Minutes that a foreign IIIF viewer sees one photograph under an address of its own; 0: never. */
  iiifGrantMinutes: z.coerce.number().int().min(0).max(10).default(0),
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
  if (!read.data.clientSecret === !read.data.clientKey)
    throw new Error('Settings do not fit. Give LYSBORD_CLIENT_SECRET or LYSBORD_CLIENT_KEY: one of the two.')
  if (demo && ![baseUrl, issuer].every((address) => isLoopback(new URL(address).hostname)))
    throw new Error('The demonstration runs on loopback only: its provider asks for no password.')
  if (new URL(issuer).protocol === 'http:' && !isLoopback(new URL(issuer).hostname))
    throw new Error('LYSBORD_ISSUER must be https, except on loopback.')
  return Object.freeze(read.data)
}

/** What stands in `/.well-known/security.txt` (RFC 9116), which must say until when it holds; undefined without both settings. */
export const securityTextOf = ({ securityContact, securityExpires, baseUrl }: Settings): string | undefined =>
  securityContact && securityExpires
    ? `Contact: ${securityContact}\nExpires: ${securityExpires}\nPreferred-Languages: nb, en\nCanonical: ${baseUrl}/.well-known/security.txt\n`
    : undefined
