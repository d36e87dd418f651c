import { eq, lt } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Deps } from '../kernel/deps.ts'
import { faultOf } from '../kernel/fault.ts'
import { regularly } from '../kernel/regularly.ts'
import type { Scope } from '../kernel/scope.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { previewKey, pyramidKey } from './build-picture.ts'
import { checkStored } from './check-stored.ts'
import type { Image } from './present.ts'
import { scanImage } from './scan-original.ts'
import { images } from './table.ts'

const hourMs = 3_600_000

/**
 * Reads all that is stored of the photographs whose turn it is, at most so many of each hospital, and compares it with
 * what was stored. What differs is reported; what was restored since is shown again. Gives how many it looked at.
 */
export async function recheckImages(deps: Deps, most: number): Promise<number> {
  let looked = 0
  for (const scope of await eachTenant(deps, 'recheck')) {
    const before = new Date(deps.clock.now().getTime() - deps.settings.recheckHours * hourMs)
    const due = await scope.find(images, lt(images.checkedAt, before), { orderBy: images.checkedAt, limit: most })
    for (const image of due) await recheck(scope, image)
    looked += due.length
  }
  return looked
}

/** Looks each minute, a few at a time, so that a night is enough for many and no moment is busy with it. */
export const recheckRegularly = (deps: Deps, { most = 20, everyMs = 60_000 } = {}): { stop(): Promise<void> } =>
  regularly(everyMs, async (goes) => {
    try {
      while (goes() && (await recheckImages(deps, most)) > 0);
    } catch (cause) {
      console.error('rechecks pause:', faultOf(cause))
    }
  })

async function recheck(scope: Scope, image: Image): Promise<void> {
  const { deps } = scope
  const stored = [
    { what: 'original', key: image.originalKey, sha256: image.sha256 },
    { what: 'preview', key: previewKey(image), sha256: image.previewSha256 },
    { what: 'pyramid', key: pyramidKey(image), sha256: image.pyramidSha256 },
  ] as const
  let isWhole = true
  for (const { what, key, sha256 } of stored) {
    if (sha256 === null) continue
    if ((await checkStored(scope, image.id, { what, key, sha256 })) !== 'whole') isWhole = false
  }
  const checkedAt = deps.clock.now()
  if (isWhole && image.alteredAt) await mended(scope, image, checkedAt)
  else await scope.write(scope.update(images, { checkedAt }, eq(images.id, image.id)))
  if (isWhole && image.scan === 'unscanned') await scanImage(scope, image).catch(() => {})
}

async function mended(scope: Scope, image: Image, checkedAt: Date): Promise<void> {
  await decide(
    scope,
    {
      command: `${image.id}/mended/${image.checkedAt.getTime()}`,
      name: 'image.mended',
      subject: image.id,
      body: null,
    },
    async () => ({
      facts: { referral: image.referralId },
      rows: [scope.update(images, { checkedAt, alteredAt: null }, eq(images.id, image.id))],
    }),
    async () => undefined,
  )
}
