import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { referralOfEither } from '../referral/find-referral.ts'
import { altered } from './check-stored.ts'
import { type Image, presentImage } from './present.ts'
import { advice } from './rules.ts'
import { images } from './table.ts'

/** Photographs that were not taken back. */
export const shownOf = (where: SQL): SQL => and(where, isNull(images.removedAt))!

/** A photograph of a referral the asker may see. Throws not-found. */
export async function imageOfEither(scope: Scope, id: Id<'img'>): Promise<Image> {
  const row = await scope.first(images, shownOf(eq(images.id, id)))
  if (!row) throw nothingHere()
  await referralOfEither(scope, row.referralId)
  return row
}

type Showable = Image & { width: number; height: number }

/**
 * The same once it can be shown, recorded as a look. Throws the image's refusal, or image.not-ready. A photograph is a
 * hundred requests: who may see it is remembered, that it is not ready is not.
 */
export async function shownImage(scope: Scope, id: Id<'img'>, need: 'preview' | 'pyramid'): Promise<Showable> {
  const { actor } = scope
  const through = actor.entry?.by === 'portal' ? actor.entry.portal : 'cookie'
  const key = ['sees', actor.personId, through, id, need].join(' ')
  const row = await scope.recall(['images', 'referrals', 'memberships'], key, async () =>
    showable(await imageOfEither(scope, id), need),
  )
  await scope.looked('view-image', id)
  return row
}

function showable(row: Image, need: 'preview' | 'pyramid'): Showable {
  if (row.alteredAt) throw altered()
  if (row.refusal) throw new Problem(row.refusal, advice[row.refusal])
  const { width, height, status } = row
  if (width === null || height === null || (need === 'pyramid' && status !== 'ready'))
    throw new Problem('image.not-ready', 'Try again in a second or two.')
  return { ...row, width, height }
}

export const readImage = async (scope: Scope, id: Id<'img'>) => presentImage(await imageOfEither(scope, id))

/** Photographs of a referral, oldest first. */
export async function listImages(scope: Scope, referralId: Id<'ref'>) {
  await referralOfEither(scope, referralId)
  await scope.looked('list-images', referralId)
  const rows = await scope.find(images, shownOf(eq(images.referralId, referralId)), {
    orderBy: [images.attachedAt, images.id],
  })
  return { items: rows.map(presentImage), next: null }
}
