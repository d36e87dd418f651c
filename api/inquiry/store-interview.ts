import { pseudonyms } from '../adoption/pseudonyms.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { type FieldProblem, Problem } from '../kernel/problem.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import { osloDate } from '../kernel/working-days.ts'
import type { NewInterview } from './contract-interviews.ts'
import { plantCodes } from './define-code.ts'
import { namesOf, officeMeant } from './find-interview.ts'
import { findTraces, sayTrace } from './find-traces.ts'
import { showInterview } from './read-interviews.ts'
import { interviews } from './table.ts'

/**
 * Stores what somebody told, once, with leave; it is never changed, so that a passage stays where it is. What would tell
 * who somebody is may not stand in it. Throws request.invalid, not-found, id.taken, access.denied.
 */
export async function storeInterview(scope: Scope, id: Id<'int'>, body: NewInterview) {
  needsRole(scope, 'coordinator', 'researcher')
  const officeId = await officeMeant(scope, body.office, await pseudonyms(scope))
  return decide(
    scope,
    { command: `${id}/store`, name: 'interview.stored', subject: id, body: { ...body, office: officeId } },
    async (at) => {
      const fields = faultsOf(body, await namesOf(scope, officeId), osloDate(at))
      if (fields.length) throw new Problem('request.invalid', 'The interview cannot be kept like this.', { fields })
      const { title, speaker, heldOn, text, consent } = body
      const madeBy = scope.actor.personId
      const row = { id, officeId, title, role: speaker, heldOn, text, consent, madeBy, madeAt: at }
      return { facts: { office: officeId }, rows: [...(await plantCodes(scope, at)), scope.insert(interviews, row)] }
    },
    () => showInterview(scope, id),
  )
}

function faultsOf(body: NewInterview, names: readonly string[], today: string): FieldProblem[] {
  const traces = (['title', 'speaker', 'text'] as const).flatMap((field) =>
    findTraces(body[field], names)
      .slice(0, 20)
      .map((trace) => ({ path: `/${field}`, message: sayTrace(trace) })),
  )
  const late = (['/heldOn', '/consent/givenOn'] as const).filter(
    (path) => (path === '/heldOn' ? body.heldOn : body.consent.givenOn) > today,
  )
  return [...late.map((path) => ({ path, message: 'This day has not come yet' })), ...traces]
}
