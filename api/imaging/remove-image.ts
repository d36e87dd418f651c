import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { referralOfOffice } from '../referral/find-referral.ts'
import { shownOf } from './find-image.ts'
import { takesImages } from './rules.ts'
import { images } from './table.ts'

/** Takes a photograph back while the referral still takes changes. Throws not-found, referral.closed. */
export const removeImage = (scope: Scope, id: Id<'img'>, body: { reason: string }, command: CommandId) =>
  decide(
    scope,
    { command, name: 'image.removed', subject: id, body },
    async (at) => {
      const image = await scope.first(images, shownOf(eq(images.id, id)))
      if (!image) throw nothingHere()
      const referral = await referralOfOffice(scope, image.referralId)
      if (!takesImages(referral.status)) throw new Problem('referral.closed', 'It was answered or withdrawn already.')
      const facts = { referral: image.referralId, code: body.reason }
      return { facts, rows: [scope.update(images, { removedAt: at }, eq(images.id, id))] }
    },
    async () => ({ id }),
  )
