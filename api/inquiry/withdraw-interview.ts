import { eq, inArray } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { needsRole, type Scope } from '../kernel/scope.ts'
import { interviewThere, interviewWithLeave } from './find-interview.ts'
import { showInterview } from './read-interviews.ts'
import { codings, interviews, toldTies } from './table.ts'

/**
 * Takes the words, the title, who gave leave, every mark and every tie told there out of the database for good. That there
 * was an interview, and that its leave was withdrawn, stays. Throws consent.withdrawn, not-found, access.denied.
 */
export async function withdrawInterview(scope: Scope, id: Id<'int'>, command: CommandId) {
  needsRole(scope, 'coordinator', 'researcher')
  await interviewThere(scope, id)
  return decide(
    scope,
    { command, name: 'interview.withdrawn', subject: id, body: null },
    async (at) => {
      const { officeId, consent } = await interviewWithLeave(scope, id)
      const marks = (await scope.pick(codings, ['id'], eq(codings.interviewId, id))).map((row) => row.id)
      const gone = {
        title: '',
        text: '',
        role: '',
        consent: { givenBy: '', givenOn: consent.givenOn, mayQuote: false, mayShare: false },
        withdrawnAt: at,
      }
      return {
        facts: { office: officeId },
        rows: [
          ...(marks.length > 0 ? [scope.remove(toldTies, inArray(toldTies.codingId, marks))] : []),
          scope.remove(codings, eq(codings.interviewId, id)),
          scope.update(interviews, gone, eq(interviews.id, id)),
        ],
      }
    },
    () => showInterview(scope, id),
  )
}
