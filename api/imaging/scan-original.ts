import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Happened } from '../kernel/react.ts'
import type { Scope } from '../kernel/scope.ts'
import { referrals } from '../referral/table.ts'
import type { Image } from './present.ts'
import { images } from './table.ts'

/** Has the virus scanner look at the original. A scanner that is down is asked again later. */
export async function scanOriginal(scope: Scope, { subject }: Happened): Promise<void> {
  const image = await scope.first(images, eq(images.id, subject as Image['id']))
  if (image?.scan === 'unscanned') await scanImage(scope, image)
}

/** The same for a photograph at hand. Does nothing where no scanner is configured. */
export async function scanImage(scope: Scope, image: Image): Promise<void> {
  const { scanner, blobs } = scope.deps
  const original = scanner && (await blobs.get(image.originalKey))
  if (!original) return
  const { infected } = await scanner.scan(original).finally(() => original.cancel().catch(() => {}))
  const scan = infected ? 'infected' : 'clean'
  if (infected) console.error(JSON.stringify({ alarm: 'image.infected', image: image.id }))
  const referral = await scope.first(referrals, eq(referrals.id, image.referralId))
  await decide(
    scope,
    { command: `${image.id}/image.scanned`, name: 'image.scanned', subject: image.id, body: null },
    async () => ({
      facts: { referral: image.referralId, code: scan, ...(referral && { office: referral.officeId }) },
      rows: [scope.update(images, { scan }, eq(images.id, image.id))],
    }),
    async () => undefined,
  )
}
