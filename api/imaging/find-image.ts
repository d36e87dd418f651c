import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { underGlass, whyUnder } from '../glass/find-glass.ts'
import type { Glass } from '../glass/present.ts'
import { isOpenAt } from '../glass/rules.ts'
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

/** A photograph that was not taken back, whoever asks. Throws not-found. */
export async function imageThere(scope: Scope, id: Id<'img'>): Promise<Image> {
  const row = await scope.first(images, shownOf(eq(images.id, id)))
  if (!row) throw nothingHere()
  return row
}

/** A photograph of a referral that is the asker's own, on either side. Throws not-found. */
export async function imageOfEither(scope: Scope, id: Id<'img'>): Promise<Image> {
  const row = await imageThere(scope, id)
  await referralOfEither(scope, row.referralId)
  return row
}

/** What of a referral may be read: of one on either side it hangs on nothing, else on a glass that was broken. Throws not-found. */
const glassOver = (scope: Scope, referralId: Id<'ref'>): Promise<Glass | undefined> =>
  referralOfEither(scope, referralId).then(
    () => undefined,
    async () => (await underGlass(scope, referralId)).glass,
  )

export type Showable = Image & { width: number; height: number }

/**
 * The same once it can be shown, recorded as a look. Throws the image's refusal, or image.not-ready. A photograph is a
 * hundred requests: who may see it is remembered, that it is not ready is not.
 */
export async function shownImage(scope: Scope, id: Id<'img'>, need: 'preview' | 'pyramid'): Promise<Showable> {
  const { actor } = scope
  const through = actor.entry?.by === 'portal' ? actor.entry.portal : 'cookie'
  const key = ['sees', actor.personId, through, id, need].join(' ')
  const see = async () => {
    const row = await imageThere(scope, id)
    const glass = await glassOver(scope, row.referralId)
    return { row: showable(row, need), glass }
  }
  const seen = await scope.recall(['images', 'referrals', 'memberships', 'glass_breaks'], key, see)
  // What is remembered does not outlive the hour for which it was opened.
  const isOver = seen.glass !== undefined && !isOpenAt(seen.glass, scope.deps.clock.now())
  const { row, glass } = isOver ? await see() : seen
  await scope.looked('view-image', id, whyUnder(glass))
  return row
}

/** Throws the image's refusal, image.altered, image.not-ready. */
export function showable(row: Image, need: 'preview' | 'pyramid'): Showable {
  if (row.alteredAt) throw altered()
  if (row.refusal) throw new Problem(row.refusal, advice[row.refusal])
  const { width, height, status } = row
  if (width === null || height === null || (need === 'pyramid' && status !== 'ready'))
    throw new Problem('image.not-ready', 'Try again in a second or two.')
  return { ...row, width, height }
}

export async function readImage(scope: Scope, id: Id<'img'>) {
  const row = await imageThere(scope, id)
  const glass = await glassOver(scope, row.referralId)
  if (glass) await scope.looked('read-image', id, whyUnder(glass))
  return presentImage(row)
}

/** Photographs of a referral, oldest first. */
export async function listImages(scope: Scope, referralId: Id<'ref'>) {
  const glass = await glassOver(scope, referralId)
  await scope.looked('list-images', referralId, whyUnder(glass))
  const rows = await scope.find(images, shownOf(eq(images.referralId, referralId)), {
    orderBy: [images.attachedAt, images.id],
  })
  return { items: rows.map(presentImage), next: null }
}
