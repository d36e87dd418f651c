import { and, eq, inArray, isNull, lt, or, type SQL } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import { sha256 } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { ImageRefused, ImagingUnavailable, type Preview, type Refusal } from '../ports/imaging.ts'
import { referrals } from '../referral/table.ts'
import { factsOf, previewKey, pyramidKey } from './build-picture.ts'
import { fateOf } from './check-stored.ts'
import { type Compared, comparePyramids } from './compare-pyramids.ts'
import { shownOf } from './find-image.ts'
import type { Image } from './present.ts'
import { images } from './table.ts'

/** Why a photograph keeps the picture it has, or has none. */
export type Kept = Refusal | 'original.missing' | 'original.changed' | 'size.changed' | 'imaging.unavailable'

export type Rebuilt =
  | { readonly outcome: 'kept'; readonly why: Kept }
  | ({ readonly outcome: 'made'; readonly preview: 'alike' | 'differing' } & Compared)

/** Photographs that were made, or that failed; the others are about to be. */
export const allMade: SQL = shownOf(inArray(images.status, ['ready', 'failed']))
/** Those of them that an edition before this one made, or nobody knows which. */
export const olderThan = (recipe: number): SQL => and(allMade, or(isNull(images.recipe), lt(images.recipe, recipe)))!

/**
 * Makes what is shown of a photograph anew from its original, and compares. It keeps the picture it has if that cannot be
 * done, and if its size would be another: what was drawn over it lies in its pixels. What comes out alike stays as it is
 * stored. For when nobody else reads or writes; `dry` changes nothing.
 */
export async function rebuildPicture(scope: Scope, image: Image, { dry = false } = {}): Promise<Rebuilt> {
  const { blobs } = scope.deps
  const fate = await fateOf(blobs, image.originalKey, image.sha256)
  if (fate !== 'whole') return { outcome: 'kept', why: `original.${fate}` }
  const made = await makeAnew(scope, image).catch(whyNot)
  if (typeof made === 'string') return { outcome: 'kept', why: made }
  const { preview, szi } = made
  if (image.width !== null && (image.width !== preview.width || image.height !== preview.height))
    return { outcome: 'kept', why: 'size.changed' }
  const before = await bytesOf(await blobs.get(pyramidKey(image)))
  const compared = await comparePyramids(before, szi, preview)
  const isAlike = (await blobs.digest(previewKey(image))) === (await sha256(preview.jpeg as Uint8Array<ArrayBuffer>))
  if (!dry) await keep(scope, image, { preview, szi, before, isChanged: compared.differing > 0 })
  return { outcome: 'made', preview: isAlike ? 'alike' : 'differing', ...compared }
}

async function makeAnew(scope: Scope, image: Image) {
  const original = await scope.deps.blobs.get(image.originalKey)
  if (!original) throw new Error(`The original of ${image.id} is gone`)
  const previews: Preview[] = []
  const { szi } = await scope.deps.imaging.pictures(original, (made) => void previews.push(made))
  return { preview: previews[0]!, szi: (await bytesOf(szi))! }
}

function whyNot(cause: unknown): Kept {
  if (cause instanceof ImageRefused) return cause.code
  if (cause instanceof ImagingUnavailable) return 'imaging.unavailable'
  throw cause
}

const bytesOf = async (stream: ReadableStream<Uint8Array> | undefined) =>
  stream && new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())

interface Made {
  readonly preview: Preview
  readonly szi: Uint8Array<ArrayBuffer>
  readonly before: Uint8Array<ArrayBuffer> | undefined
  readonly isChanged: boolean
}

/** The blobs first. Whoever is killed between them and the row leaves a photograph that is made anew the next time. */
async function keep(scope: Scope, image: Image, { preview, szi, before, isChanged }: Made): Promise<void> {
  const { blobs, clock } = scope.deps
  const { sha256: previewSha256 } = await blobs.put(previewKey(image), preview.jpeg)
  // A container with the same tiles and another date in it is the same pyramid, unless that one was altered.
  const isWhole = !isChanged && before !== undefined && (await sha256(before)) === image.pyramidSha256
  const pyramidSha256 = isWhole ? image.pyramidSha256 : (await blobs.put(pyramidKey(image), szi)).sha256
  const referral = await scope.first(referrals, eq(referrals.id, image.referralId))
  await decide(
    scope,
    { command: `${image.id}/rebuilt/${clock.now().getTime()}`, name: 'image.rebuilt', subject: image.id, body: null },
    async (at) => {
      const made = { ...factsOf(preview), previewSha256, pyramidSha256 }
      const shown = { status: 'ready', refusal: null, readyAt: image.readyAt ?? at, alteredAt: null } as const
      return {
        facts: { referral: image.referralId, ...(referral && { office: referral.officeId }) },
        rows: [scope.update(images, { ...made, ...shown }, eq(images.id, image.id))],
      }
    },
    async () => undefined,
  )
}
