import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Facts } from '../kernel/events.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import type { Referral } from '../referral/present.ts'
import { questionnaireOf } from '../referral/save-draft.ts'
import type { Description } from './contract.ts'
import { imageThere } from './find-image.ts'
import { describeGuard, mayDescribe, sayWhy } from './guard-images.ts'
import { presentImage } from './present.ts'
import { unknownPart } from './rules.ts'
import { images } from './table.ts'

/**
 * Says of a photograph which part it shows, what tells its size and whether somebody is recognisable; the last word
 * holds. Throws not-found, referral.closed, subject.moved-on, and request.invalid for a part that the pack does not name.
 */
export const describeImage = (scope: Scope, id: Id<'img'>, body: Description, command: CommandId) =>
  decide(
    scope,
    { command, name: 'image.described', subject: id, body },
    async () => {
      const { referralId } = await imageThere(scope, id)
      await needsPart(scope, await mayDescribe(scope, referralId), body, '')
      return {
        facts: { referral: referralId, ...factsOf(body) },
        rows: [describeGuard(scope, referralId), scope.update(images, body, eq(images.id, id))],
      }
    },
    async () => presentImage(await imageThere(scope, id)),
  ).catch((cause) =>
    sayWhy(cause, async () => void (await mayDescribe(scope, (await imageThere(scope, id)).referralId))),
  )

/** Which parts there are is the pack's word, whatever is answered. */
export async function needsPart(scope: Scope, row: Referral, { belongsTo }: Description, at: string): Promise<void> {
  if (!belongsTo || belongsTo === unknownPart) return
  const { parts } = await questionnaireOf(scope, row)
  if (parts?.choices.some(({ code }) => code === belongsTo)) return
  const fields = [{ path: `${at}/belongsTo`, message: 'No such part' }]
  throw new Problem('request.invalid', 'The questionnaire names no such part.', { fields })
}

/** Codes alone; what was taken back is `unsaid` there. */
export const factsOf = ({ belongsTo, scale, recognisable }: Description): Facts => ({
  ...(belongsTo !== undefined && { part: belongsTo ?? 'unsaid' }),
  ...(scale !== undefined && { scale: scale ?? 'unsaid' }),
  ...(recognisable !== undefined && { recognisable: recognisable === null ? 'unsaid' : recognisable ? 'yes' : 'no' }),
})
