import type { Refusal } from '../ports/imaging.ts'
import { openStatuses, type Status } from '../referral/rules.ts'

export const imageStatuses = ['received', 'previewed', 'ready', 'failed'] as const
export type ImageStatus = (typeof imageStatuses)[number]

export const scans = ['unscanned', 'clean', 'infected'] as const
export type Scan = (typeof scans)[number]

/** Photographs come and go while the referral is written and while its unit has something to do with it. */
export const takingImages: readonly Status[] = ['draft', ...openStatuses]
export const takesImages = (status: Status): boolean => takingImages.includes(status)

/** What a person can do about a photograph that cannot be shown. */
export const advice: Readonly<Record<Refusal, string>> = {
  'image.format-unsupported':
    'Send the photograph as JPEG, PNG, WebP, AVIF, TIFF or HEIC, as the camera or phone made it.',
  'image.damaged': 'The file breaks off or is damaged. Send the original file again, or take the photograph again.',
  'image.too-large': 'A file may have 40 MB. Send the photograph as the camera made it, not a scan or an export.',
  'image.too-many-pixels': 'A picture may have 100 megapixels and 20,000 pixels on a side. Send a smaller version.',
  'image.too-slow': 'Opening the picture took too long. Send it as a plain JPEG.',
}

/** Which view of the patient a photograph shows; the packs name the ones they ask for. */
export const viewCode = /^[a-z][a-z0-9_]{1,39}$/

/** Of which part a photograph is where its office cannot say; every pack's parts stand beside it. */
export const unknownPart = 'unknown'

/** SHA-256 in lower-case hex out of `Content-Digest: sha-256=:…:` (RFC 9530), or undefined. */
export function readDigest(header: string | undefined): string | undefined {
  const found = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(header ?? '')
  if (!found?.[1]) return undefined
  return Array.from(atob(found[1]), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}

/** Where in quarantine something goes that is seen to belong nowhere on this day, in this round of the sweep. */
export const quarantineKey = (key: string, now: Date, round: number): string => {
  return keyIn(`${now.toISOString().slice(0, 10)}_${round}`, key)
}

/** Where in that folder of quarantine it lies, or would. */
export function keyIn(folder: string, key: string): string {
  const [tenant, ...rest] = key.split('/')
  return [tenant, 'quarantine', folder, ...rest].join('/')
}

const inQuarantine = /^([^/]+)\/quarantine\/((\d{4}-\d{2}-\d{2})_(\d+))\/(.+)$/

/** Where something lies, or lay before quarantine and since which day and round, and of which photograph it would be. */
export function placeOf(key: string): {
  readonly home: string
  readonly imageId: string
  readonly since?: number
  readonly seenFrom: number
} {
  const [, tenant, , day, round, rest] = inQuarantine.exec(key) ?? []
  const home = day === undefined ? key : `${tenant}/${rest}`
  const imageId = home.split('/')[1] ?? ''
  return { home, imageId, seenFrom: Number(round ?? 0), ...(day !== undefined && { since: Date.parse(day) }) }
}

/** The day and round of quarantine that something lies in, as its folder's name. */
export const quarantineOf = (key: string): string | undefined => inQuarantine.exec(key)?.[2]
