import { and, eq } from 'drizzle-orm'
import { people } from '../access/table.ts'
import { calibrate } from '../figures/calibrate.ts'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { type FieldProblem, Problem } from '../kernel/problem.ts'
import { needsRole, nothingHere, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { osloDate } from '../kernel/working-days.ts'
import { saysLast } from '../marking/says-last.ts'
import type { NewScore } from './contract-score.ts'
import { findConditions } from './find-conditions.ts'
import { hasSeenUse } from './has-seen-use.ts'
import { nameOffices, officeNumbered } from './name-offices.ts'
import { presentScore } from './present-score.ts'
import type { Condition } from './rules-research.ts'
import { conditionScores } from './table.ts'

/**
 * Says how far an office has a condition. Whether that is blind to use the scorer's own lines in the audit decide. Throws
 * request.invalid for an unknown condition, a score that rests on use and what does not fit, not-found, access.denied.
 */
export async function scoreOffice(scope: Scope, number: number, body: NewScore, command: CommandId) {
  needsRole(scope, 'coordinator', 'researcher')
  const officeId = await officeNumbered(scope, number)
  return saysLast(() =>
    decide(
      scope,
      { command, name: 'office.scored', subject: officeId, body },
      async (madeAt, seq) => {
        const { condition, source, sentence, observedOn } = body
        const value = membershipOf(body, await findConditions(scope), osloDate(madeAt))
        const isBlind = !(await hasSeenUse(scope, officeId))
        const row = { officeId, condition, seq: seq + 1, value, source, sentence, observedOn, isBlind }
        return {
          facts: { office: officeId, code: condition, kind: isBlind ? 'blind' : 'sighted' },
          rows: [scope.insert(conditionScores, { ...row, madeBy: scope.actor.personId, madeAt })],
        }
      },
      async () => {
        const event = await scope.first(eventLog, eq(eventLog.commandId, command))
        const row = await scope.first(
          conditionScores,
          and(eq(conditionScores.officeId, officeId), eq(conditionScores.seq, event?.seq ?? 0)),
        )
        if (!row) throw nothingHere()
        return presentScore(row, {
          call: await nameOffices(scope),
          asker: scope.actor.personId,
          people: await scope.find(people, eq(people.id, row.madeBy as Id<'per'>)),
        })
      },
    ),
  )
}

/** The membership, 0 to 1, or null where it cannot be told. Throws request.invalid. */
function membershipOf(body: NewScore, known: readonly Condition[], today: string): number | null {
  const { condition: code, value, measured, observedOn } = body
  const condition = known.find((one) => one.code === code)
  const fields: FieldProblem[] = []
  const refuse = (path: string, message: string) => fields.push({ path, message })
  if (!condition)
    refuse('/condition', `There is no condition ${code}. Known are ${known.map((one) => one.code).join(', ')}.`)
  if (observedOn > today) refuse('/observedOn', 'What it rests on cannot lie ahead.')
  if ((value === undefined) === (measured === undefined))
    refuse('/value', 'Say a value, or null where it cannot be told; or, of a graded condition, what was measured.')
  if (condition && !condition.anchors && measured !== undefined)
    refuse('/measured', `${code} is there or not: it has no anchors to judge a measurement by.`)
  if (condition && !condition.anchors && typeof value === 'number' && value !== 0 && value !== 1)
    refuse('/value', `${code} is there or not: 1, 0, or null where it cannot be told.`)
  if (fields.length > 0 || !condition)
    throw new Problem('request.invalid', 'The score cannot be kept like this.', { fields })
  return measured !== undefined && condition.anchors ? calibrate([measured], condition.anchors)[0]! : (value ?? null)
}
