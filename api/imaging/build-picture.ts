import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { EventName, Facts } from '../kernel/events.ts'
import type { Happened } from '../kernel/react.ts'
import type { Scope } from '../kernel/scope.ts'
import { ImageRefused, type Preview } from '../ports/imaging.ts'
import { referrals } from '../referral/table.ts'
import { checkStored } from './check-stored.ts'
import type { Image } from './present.ts'
import { images } from './table.ts'

export const previewKey = (image: Pick<Image, 'tenantId' | 'id'>): string => `${image.tenantId}/${image.id}/preview.jpg`
export const pyramidKey = (image: Pick<Image, 'tenantId' | 'id'>): string => `${image.tenantId}/${image.id}/pyramid.szi`

/**
 * Makes what is shown of a photograph: the small picture first, so that something can be seen early, then the pyramid.
 * What was made already stays. A refused file is marked as failed with its reason; an imaging process that is down is
 * asked again later.
 */
export async function buildPictures(scope: Scope, { subject, position }: Happened): Promise<void> {
  const image = await scope.first(images, eq(images.id, subject as Image['id']))
  if (!image || image.status === 'failed' || image.removedAt) return
  // Nothing is made out of anything but what was sent.
  const fate = await checkStored(scope, image.id, { what: 'original', key: image.originalKey, sha256: image.sha256 })
  if (fate === 'changed' || image.status === 'ready') return
  const original = await scope.deps.blobs.get(image.originalKey)
  if (!original) throw new Error(`The original of ${image.id} is gone`)
  const happened: Told = (name, facts, set) =>
    decide(
      scope,
      { command: `${image.id}/${name}/${position}`, name, subject: image.id, body: null },
      async () => ({
        facts: { referral: image.referralId, ...facts },
        rows: [scope.update(images, set, eq(images.id, image.id))],
      }),
      async () => undefined,
    )
  try {
    await make(scope, image, original, happened)
  } catch (cause) {
    if (!(cause instanceof ImageRefused)) throw cause
    const referral = await scope.first(referrals, eq(referrals.id, image.referralId))
    const facts = { code: cause.code, ...(referral && { office: referral.officeId }) }
    await happened('image.failed', facts, { status: 'failed', refusal: cause.code })
  } finally {
    await original.cancel().catch(() => {})
  }
}

type Told = (name: EventName, facts: Facts, set: Partial<Image>) => Promise<unknown>

async function make(scope: Scope, image: Image, original: ReadableStream<Uint8Array>, happened: Told): Promise<void> {
  const { imaging, blobs, clock } = scope.deps
  const show = async (made: Preview): Promise<void> => {
    const { sha256 } = await blobs.put(previewKey(image), made.jpeg)
    await happened('image.previewed', {}, { previewSha256: sha256, ...factsOf(made), status: 'previewed' })
  }
  const isSeen = image.status === 'previewed'
  const { szi, width, height, recipe } = await (isSeen ? imaging.pyramid(original) : imaging.pictures(original, show))
  const { sha256 } = await blobs.put(pyramidKey(image), szi)
  await happened(
    'image.built',
    {},
    { pyramidSha256: sha256, width, height, recipe, status: 'ready', readyAt: clock.now() },
  )
}

/** What is known of a photograph once it was opened. */
export const factsOf = ({
  width,
  height,
  frames,
  takenAt,
  device,
  orientation,
  hasPosition,
  quality,
  recipe,
}: Preview) => ({
  width,
  height,
  frames,
  takenAt: takenAt ?? null,
  device: device ?? null,
  orientation: orientation ?? null,
  hasPosition,
  quality: quality ?? null,
  recipe,
})
