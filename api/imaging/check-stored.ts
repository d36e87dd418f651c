import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import type { BlobStore } from '../ports/blob-store.ts'
import { referrals } from '../referral/table.ts'
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

/** From now on nobody sees the photograph, and a coordinator and the log are told. Once, however many notice. */
export async function reportAltered(
  scope: Scope,
  id: Image['id'],
  what: 'original' | 'preview' | 'pyramid',
  fate: Exclude<Fate, 'whole'>,
): Promise<void> {
  const image = await scope.first(images, eq(images.id, id))
  if (!image || image.alteredAt) return
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
}

export const altered = (): Problem =>
  new Problem('image.altered', 'It is not shown. The coordinator was told and can restore it from the backup.')
