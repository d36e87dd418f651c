import { and, eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import type { NewCalibration } from './contract.ts'
import { knownOf } from './find-annotation.ts'
import { factsOf, markable } from './find-markable.ts'
import { judgeCalibration } from './judge-calibration.ts'
import { presentCalibration } from './present.ts'
import { saysLast } from './says-last.ts'
import { calibrations } from './table.ts'

/**
 * Says how large a pixel of a photograph is, or that it is not known after all; the last word holds. Throws
 * request.invalid for what cannot be, subject.moved-on, image.not-ready, not-found.
 */
export const calibrateImage = (scope: Scope, imageId: Id<'img'>, body: NewCalibration, command: CommandId) =>
  saysLast(() =>
    decide(
      scope,
      { command, name: 'image.calibrated', subject: imageId, body },
      async (at, seq) => {
        const marked = await markable(scope, imageId)
        const { fields, scale } = judgeCalibration(body, marked.image)
        if (fields.length) throw new Problem('request.invalid', 'The picture cannot be measured by this.', { fields })
        const { method, selector, millimetres } = body
        const { referralId } = marked.image
        const madeBy = scope.actor.personId as Id<'per'>
        const row = { imageId, seq: seq + 1, referralId, method, selector, millimetres, ...scale }
        return {
          facts: { ...factsOf(marked), code: scale.mmPerPixel === null ? 'taken_back' : method },
          rows: [scope.insert(calibrations, { ...row, madeBy, madeAt: at })],
        }
      },
      async () => {
        const row = await scope.first(calibrations, await madeBy(scope, imageId, command))
        if (!row) throw nothingHere()
        return { calibration: presentCalibration(row, await knownOf(scope, [row])) }
      },
    ),
  )

/** The row that this command wrote. */
async function madeBy(scope: Scope, imageId: Id<'img'>, command: CommandId) {
  const event = await scope.first(eventLog, eq(eventLog.commandId, command))
  return and(eq(calibrations.imageId, imageId), eq(calibrations.seq, event?.seq ?? 0))
}
