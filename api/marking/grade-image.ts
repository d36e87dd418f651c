import { and, eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import type { NewGrade } from './contract.ts'
import { knownOf } from './find-annotation.ts'
import { factsOf, markable } from './find-markable.ts'
import { presentGrade } from './present.ts'
import { saysLast } from './says-last.ts'
import { imageGrades } from './table.ts'

/**
 * Says how good a photograph is, for whoever took it; the last word holds. Throws request.invalid where it is not good
 * enough and nothing says why, subject.moved-on, image.not-ready, not-found.
 */
export const gradeImage = (scope: Scope, imageId: Id<'img'>, body: NewGrade, command: CommandId) =>
  saysLast(() =>
    decide(
      scope,
      { command, name: 'image.graded', subject: imageId, body },
      async (at, seq) => {
        const marked = await markable(scope, imageId)
        const { grade } = body
        const reasons = [...new Set(body.reasons)]
        const fields = faultsOf(grade, reasons)
        if (fields.length) throw new Problem('request.invalid', 'The grade is not complete.', { fields })
        const { referralId } = marked.image
        const madeBy = scope.actor.personId as Id<'per'>
        return {
          facts: { ...factsOf(marked), grade: grade ?? 'taken_back' },
          rows: [scope.insert(imageGrades, { imageId, seq: seq + 1, referralId, grade, reasons, madeBy, madeAt: at })],
        }
      },
      async () => {
        const event = await scope.first(eventLog, eq(eventLog.commandId, command))
        const isOfIt = and(eq(imageGrades.imageId, imageId), eq(imageGrades.seq, event?.seq ?? 0))
        const row = await scope.first(imageGrades, isOfIt)
        if (!row) throw nothingHere()
        return { grade: presentGrade(row, await knownOf(scope, [row])) }
      },
    ),
  )

function faultsOf(grade: NewGrade['grade'], reasons: NewGrade['reasons']) {
  if (grade === 'inadequate' && reasons.length === 0)
    return [{ path: '/reasons', message: 'Say why, so that the next one is better.' }]
  if (grade === null && reasons.length > 0)
    return [{ path: '/reasons', message: 'A grade that is taken back has none.' }]
  return []
}
