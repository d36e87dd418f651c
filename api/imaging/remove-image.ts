import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { shownOf } from './find-image.ts'
import { mayRemove, removeGuard, sayWhy } from './guard-images.ts'
import { images } from './table.ts'

/** Takes a photograph back while no reply was based on it. Throws not-found, referral.closed, image.in-use. */
export const removeImage = (scope: Scope, id: Id<'img'>, body: { reason: string }, command: CommandId) =>
  decide(
    scope,
    { command, name: 'image.removed', subject: id, body },
    async (at) => {
      const image = await scope.first(images, shownOf(eq(images.id, id)))
      if (!image) throw nothingHere()
      await mayRemove(scope, image)
      const facts = { referral: image.referralId, code: body.reason }
      return {
        facts,
        rows: [removeGuard(scope, image), scope.update(images, { removedAt: at }, eq(images.id, id))],
      }
    },
    async () => ({ id }),
  ).catch((cause) =>
    sayWhy(cause, async () => {
      const image = await scope.first(images, eq(images.id, id))
      if (image) await mayRemove(scope, image)
    }),
  )
