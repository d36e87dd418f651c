import { and, eq, isNull } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { needsRole, nothingHere, type Scope } from '../kernel/scope.ts'
import type { NewTie } from './contract-network.ts'
import { interviewWithLeave, namesOf } from './find-interview.ts'
import { findTraces, sayTrace } from './find-traces.ts'
import { codings, toldTies } from './table.ts'
import { keyOf } from './weave-network.ts'

/**
 * Notes a tie that an interview with the office tells of. Throws request.invalid, consent.withdrawn, not-found, id.taken,
 * access.denied.
 */
export async function tellTie(scope: Scope, officeId: Id<'off'>, id: Id<'tie'>, body: NewTie) {
  needsRole(scope, 'coordinator')
  if (!(await scope.first(offices, eq(offices.id, officeId)))) throw nothingHere()
  return decide(
    scope,
    { command: `${id}/tell`, name: 'tie.told', subject: id, body: { officeId, ...body } },
    async (at) => {
      const { from, to, codingId } = body
      const mark = await scope.first(codings, and(eq(codings.id, codingId), isNull(codings.removedAt)))
      if (!mark) throw nothingHere()
      const interview = await interviewWithLeave(scope, mark.interviewId)
      const names = await namesOf(scope, officeId)
      const fields = [
        // A person is shown without her name where none may be known; a thing keeps its own everywhere.
        ...[['/from/name', from] as const, ['/to/name', to] as const].flatMap(([path, end]) =>
          end.kind === 'person' ? [] : findTraces(end.name, names).map((trace) => ({ path, message: sayTrace(trace) })),
        ),
        ...(interview.officeId === officeId ? [] : [{ path: '/codingId', message: 'This was told of another office' }]),
        ...(keyOf(from.kind, from.name) === keyOf(to.kind, to.name)
          ? [{ path: '/to', message: 'A tie has two different ends' }]
          : []),
      ]
      if (fields.length) throw new Problem('request.invalid', 'The tie cannot be kept like this.', { fields })
      const ends = { fromKind: from.kind, fromName: from.name.trim(), toKind: to.kind, toName: to.name.trim() }
      const row = { id, officeId, ...ends, codingId, madeBy: scope.actor.personId, madeAt: at }
      return { facts: { office: officeId }, rows: [scope.insert(toldTies, row)] }
    },
    async () => ({ id }),
  )
}

/** Takes it off. Throws not-found, access.denied. */
export async function removeTie(scope: Scope, id: Id<'tie'>, command: CommandId) {
  needsRole(scope, 'coordinator')
  const there = async () => {
    const row = await scope.first(toldTies, eq(toldTies.id, id))
    if (!row) throw nothingHere()
    return row
  }
  await there()
  return decide(
    scope,
    { command, name: 'tie.removed', subject: id, body: null },
    async (at) => {
      const { officeId, removedAt } = await there()
      const rows = removedAt ? [] : [scope.update(toldTies, { removedAt: at }, eq(toldTies.id, id))]
      return { facts: { office: officeId }, rows }
    },
    async () => ({ id }),
  )
}
