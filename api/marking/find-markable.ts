import { imageThere, type Showable, showable } from '../imaging/find-image.ts'
import type { Id } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { referralOfUnit } from '../referral/find-referral.ts'
import type { Referral } from '../referral/present.ts'

/**
 * A photograph that the asker may draw on: it can be seen, and it is of a case of one of her own units. What she opened
 * in an emergency she reads. Throws not-found, image.not-ready, image.altered and the image's refusal.
 */
export async function markable(
  scope: Scope,
  id: Id<'img'>,
): Promise<{ readonly image: Showable; readonly referral: Referral }> {
  const row = await imageThere(scope, id)
  const referral = await referralOfUnit(scope, row.referralId)
  return { image: showable(row, 'preview'), referral }
}

/** Whose and which photograph it is, for the event of what is done to it. */
export const factsOf = ({ image, referral }: Awaited<ReturnType<typeof markable>>) => ({
  referral: referral.id,
  image: image.id,
  unit: referral.unitId,
  office: referral.officeId,
})
