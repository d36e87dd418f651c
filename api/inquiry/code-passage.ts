import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { needsRole, nothingHere, type Scope } from '../kernel/scope.ts'
import type { NewCoding } from './contract-interviews.ts'
import { interviewThere, interviewWithLeave } from './find-interview.ts'
import { presentCoding } from './present-interviews.ts'
import { codePoints } from './segments.ts'
import { codes, codings } from './table.ts'

/** Marks a passage with a code. Throws request.invalid, consent.withdrawn, not-found, id.taken, access.denied. */
export async function codePassage(scope: Scope, interviewId: Id<'int'>, id: Id<'cdg'>, body: NewCoding) {
  needsRole(scope, 'coordinator', 'researcher')
  await interviewThere(scope, interviewId)
  return decide(
    scope,
    { command: `${id}/code`, name: 'passage.coded', subject: id, body: { interviewId, ...body } },
    async (at) => {
      const { text } = await interviewWithLeave(scope, interviewId)
      const { codeId, begins, ends } = body
      if (!(await scope.first(codes, eq(codes.id, codeId)))) throw nothingHere()
      const length = codePoints(text).length
      const fault = begins >= ends ? 'It ends before it begins' : ends > length ? `The text has ${length} signs` : null
      if (fault)
        throw new Problem('request.invalid', 'There is no such passage.', {
          fields: [{ path: '/ends', message: fault }],
        })
      const row = { id, interviewId, codeId, begins, ends, madeBy: scope.actor.personId, madeAt: at }
      return { facts: { code: codeId }, rows: [scope.insert(codings, row)] }
    },
    async () => presentCoding(await codingThere(scope, id)),
  )
}

/** Takes a mark of one's own off. Throws not-found, access.denied. */
export async function removeCoding(scope: Scope, id: Id<'cdg'>, command: CommandId) {
  needsRole(scope, 'coordinator', 'researcher')
  const mine = async () => {
    const row = await codingThere(scope, id)
    if (row.madeBy !== scope.actor.personId) throw nothingHere()
    return row
  }
  await mine()
  return decide(
    scope,
    { command, name: 'coding.removed', subject: id, body: null },
    async (at) => {
      const { codeId, removedAt } = await mine()
      const rows = removedAt ? [] : [scope.update(codings, { removedAt: at }, eq(codings.id, id))]
      return { facts: { code: codeId }, rows }
    },
    async () => ({ id }),
  )
}

async function codingThere(scope: Scope, id: Id<'cdg'>) {
  const row = await scope.first(codings, eq(codings.id, id))
  if (!row) throw nothingHere()
  return row
}
