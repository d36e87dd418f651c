import { and, eq } from 'drizzle-orm'
import { people } from '../access/table.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { referralOfOffice } from './find-referral.ts'
import { presentQuestion } from './present.ts'
import { after } from './rules.ts'
import { questions, referrals } from './table.ts'

/**
 * The office asks about the answer, or answers what the hospital asked; the case is open for its unit again. It is
 * decided on the referral, so that no correction overtakes it. Throws referral.unanswered, referral.closed,
 * referral.clinicians-only, not-found.
 */
export const askQuestion = (scope: Scope, referralId: Id<'ref'>, id: Id<'que'>, { text }: { text: string }) =>
  decide(
    scope,
    { command: `${id}/ask`, name: 'question.asked', subject: referralId, body: { text } },
    async (at, seq) => {
      const row = await referralOfOffice(scope, referralId)
      if (!scope.actor.clinician)
        throw new Problem('referral.clinicians-only', 'A doctor of the office writes to the specialist.')
      if (row.status === 'withdrawn') throw new Problem('referral.closed', 'It was withdrawn; start a new referral.')
      if (row.isPractice) throw new Problem('referral.closed', 'It was for practice: nobody at the hospital has it.')
      const status = after(row.status, 'question.asked')
      // An answer that is still held has not come: nobody here can have read it.
      if (!status || !(await answered(scope, referralId)))
        throw new Problem('referral.unanswered', 'Wait for the answer. If it is urgent, phone the unit.')
      const askedBy = scope.actor.personId as Id<'per'>
      return {
        facts: { office: row.officeId, unit: row.unitId },
        rows: [
          scope.insert(questions, { id, referralId, text, seq: seq + 1, askedBy, askedAt: at }),
          scope.update(referrals, { status, changedAt: at }, eq(referrals.id, referralId)),
        ],
      }
    },
    async () => {
      const row = await scope.first(questions, eq(questions.id, id))
      if (!row) throw nothingHere()
      return presentQuestion(row, await scope.find(people, eq(people.id, row.askedBy)))
    },
  )

const answered = async (scope: Scope, referralId: Id<'ref'>): Promise<boolean> =>
  (await scope.first(eventLog, and(eq(eventLog.subject, referralId), eq(eventLog.name, 'reply.sent')))) !== undefined
