import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import type { BlobStore } from '../ports/blob-store.ts'
import { referrals } from '../referral/table.ts'
import { bringBack } from './bring-back.ts'
import type { Image } from './present.ts'
import { images } from './table.ts'

/** What became of stored bytes. */
export type Fate = 'whole' | 'missing' | 'changed'

/** Reads all of an object and compares. */
export async function fateOf(blobs: BlobStore, key: string, sha256: string): Promise<Fate> {
  const found = await blobs.digest(key)
  if (found === undefined) return 'missing'
  return found === sha256 ? 'whole' : 'changed'
}

/** Looks at one object of a photograph, and mends or reports what is not as it was stored. Gives what became of it. */
export async function checkStored(
  scope: Scope,
  id: Image['id'],
  { sha256, ...object }: Omit<Found, 'fate'> & { readonly sha256: string },
): Promise<Fate> {
  return mendOrReport(scope, id, { ...object, fate: await fateOf(scope.deps.blobs, object.key, sha256) })
}

/** What is not as it was stored: which object of a photograph, and how it was found. */
interface Found {
  readonly what: 'original' | 'preview' | 'pyramid'
  readonly key: string
  readonly fate: Fate
}

/**
 * What is missing is looked for in quarantine and brought back. Where that does not help, from now on nobody sees the
 * photograph, and a coordinator and the log are told; once, however many notice. Gives what became of it.
 */
export async function mendOrReport(scope: Scope, id: Image['id'], { what, key, fate }: Found): Promise<Fate> {
  if (fate === 'whole') return fate
  const image = await scope.first(images, eq(images.id, id))
  if (!image) return fate
  const sha256 = { original: image.sha256, preview: image.previewSha256, pyramid: image.pyramidSha256 }[what]
  if (fate === 'missing' && (await bringBack(scope.deps.blobs, key, sha256))) return 'whole'
  if (image.alteredAt) return fate
  console.error(JSON.stringify({ alarm: 'image.altered', image: id, what, fate }))
  const referral = await scope.first(referrals, eq(referrals.id, image.referralId))
  await decide(
    scope,
    { command: `${id}/altered/${image.checkedAt.getTime()}`, name: 'image.altered', subject: id, body: null },
    async (at) => ({
      facts: { referral: image.referralId, kind: what, code: fate, ...(referral && { office: referral.officeId }) },
      rows: [scope.update(images, { alteredAt: at }, eq(images.id, id))],
    }),
    async () => undefined,
  )
  return fate
}

export const altered = (): Problem =>
  new Problem('image.altered', 'It is not shown. The coordinator was told and can restore it from the backup.')
