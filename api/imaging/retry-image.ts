import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import { referrals } from '../referral/table.ts'
import { imageThere } from './find-image.ts'
import { images } from './table.ts'

/**
 * Has a photograph that could not be shown tried once more, for a coordinator: the machine may have been busy then, or a
 * decoder mended since. She sees nothing of it. Throws access.denied, not-found, and image.not-ready for one that did not fail.
 */
export const retryImage = (scope: Scope, id: Id<'img'>, command: CommandId) => {
  needsRole(scope, 'coordinator')
  return decide(
    scope,
    { command, name: 'image.retried', subject: id, body: null },
    async () => {
      const image = await imageThere(scope, id)
      if (image.status !== 'failed')
        throw new Problem('image.not-ready', 'It is being prepared, or it can be shown already.')
      const [referral] = await scope.pick(referrals, ['officeId'], eq(referrals.id, image.referralId))
      return {
        facts: { referral: image.referralId, ...(referral && { office: referral.officeId }) },
        rows: [scope.update(images, { status: 'received', refusal: null }, eq(images.id, id))],
      }
    },
    async () => ({ id }),
  )
}
