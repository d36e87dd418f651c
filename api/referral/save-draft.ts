import { eq } from 'drizzle-orm'
import { findQuestionnaire } from '../catalogue/publish-pack.ts'
import { checkAnswers } from '../catalogue/rules.ts'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { referralOfOffice } from './find-referral.ts'
import type { Referral } from './present.ts'
import { after, type DraftContent, readNationalId, urgencyRank } from './rules.ts'
import { referrals } from './table.ts'

/** The questionnaire a referral answered, as it was published. */
export const questionnaireOf = (scope: Scope, row: Referral) =>
  findQuestionnaire(scope, { pack: row.pack, version: row.packVersion, id: row.questionnaire })

/** Throws draft.moved-on when the writer saw an older revision. */
export function seen(revision: number, seq: number): void {
  if (revision !== seq)
    throw new Problem(
      'draft.moved-on',
      'The draft was changed in another window or by a colleague. Load it again; your text stays here.',
      {
        facts: { revision: seq },
      },
    )
}

/** A birth number as digits alone, whatever white space it was typed or pasted with; what is none stays as it is. */
function inDigits(content: DraftContent): DraftContent {
  const { patient } = content
  if (!readNationalId(patient.nationalId)) return content
  return { ...content, patient: { ...patient, nationalId: patient.nationalId.replaceAll(/\s/g, '') } }
}

/** Writes the draft down and answers the new revision. Throws referral.closed, draft.moved-on, answers.invalid. */
export const saveDraft = (
  scope: Scope,
  id: Id<'ref'>,
  body: { revision: number; content: DraftContent },
  command: CommandId,
) =>
  decide(
    scope,
    { command, name: 'draft.saved', subject: id, body },
    async (at, seq) => {
      const row = await referralOfOffice(scope, id)
      const content = inDigits(body.content)
      if (!after(row.status, 'draft.saved'))
        throw new Problem('referral.closed', 'It was sent already and can no longer be edited.')
      seen(body.revision, seq)
      const fields = checkAnswers((await questionnaireOf(scope, row)).asks, content.answers, false)
      if (fields.length) throw new Problem('answers.invalid', 'Some answers do not fit the questions.', { fields })
      const set = { content, urgency: content.urgency, urgencyRank: urgencyRank(content.urgency), changedAt: at }
      return { facts: {}, rows: [scope.update(referrals, set, eq(referrals.id, id))] }
    },
    async () => ({
      revision: (await scope.first(eventLog, eq(eventLog.commandId, command)))?.seq ?? body.revision + 1,
    }),
  )
