import { and, eq, isNull } from 'drizzle-orm'
import { offices } from '../access/table.ts'
import { knowsNames, pseudonyms } from '../adoption/pseudonyms.ts'
import type { Id } from '../kernel/ids.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import type { InterviewOut, ListedInterview } from './contract-interviews.ts'
import { interviewThere } from './find-interview.ts'
import { headColumns, type Naming, presentInterview, presentListed } from './present-interviews.ts'
import { codings, interviews } from './table.ts'

/** How offices are called to the asker. */
export const namingFor = async (scope: Scope): Promise<Naming> => ({
  pseudonyms: await pseudonyms(scope),
  offices: knowsNames(scope) ? await scope.pick(offices, ['id', 'name']) : null,
})

/** Every interview, also those whose leave was withdrawn: of them the day alone. Throws access.denied. */
export async function listInterviews(scope: Scope): Promise<{ items: ListedInterview[] }> {
  needsRole(scope, 'coordinator', 'researcher')
  await scope.looked('list-interviews', scope.actor.tenantId)
  // Without the words: they are long, and nobody reads them in a list.
  const rows = await scope.pick(interviews, headColumns, undefined, { orderBy: [interviews.heldOn, interviews.id] })
  const marks = Map.groupBy(
    await scope.pick(codings, ['interviewId', 'madeBy'], isNull(codings.removedAt)),
    ({ interviewId }) => interviewId,
  )
  const naming = await namingFor(scope)
  return { items: rows.map((row) => presentListed(row, marks.get(row.id) ?? [], scope.actor.personId, naming)) }
}

/** The text and the asker's own marks, recorded as a look. Throws not-found, access.denied. */
export async function readInterview(scope: Scope, id: Id<'int'>): Promise<InterviewOut> {
  needsRole(scope, 'coordinator', 'researcher')
  const { id: there } = await interviewThere(scope, id)
  await scope.looked('read-interview', there)
  return showInterview(scope, id)
}

export async function showInterview(scope: Scope, id: Id<'int'>): Promise<InterviewOut> {
  const row = await interviewThere(scope, id)
  const mine = and(
    eq(codings.interviewId, id),
    eq(codings.madeBy, scope.actor.personId as Id<'per'>),
    isNull(codings.removedAt),
  )
  const marks = await scope.find(codings, mine, { orderBy: [codings.begins, codings.id] })
  return presentInterview(row, marks, await namingFor(scope))
}
