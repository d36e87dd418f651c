import { eq } from 'drizzle-orm'
import { units } from '../access/table.ts'
import { needsEnabled } from '../catalogue/enable-pack.ts'
import { findQuestionnaire } from '../catalogue/publish-pack.ts'
import { decide } from '../kernel/decide.ts'
import { type Id, newCaseNumber } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, partiesAs, type Scope } from '../kernel/scope.ts'
import type { NewReferral } from './contract.ts'
import { showReferral } from './find-referral.ts'
import { emptyDraft, urgencyRank } from './rules.ts'
import { referrals } from './table.ts'

/** Begins a draft under the caller's id. Throws not-found for a foreign office, questionnaire.unknown, pack.not-enabled. */
export const startReferral = (
  scope: Scope,
  id: Id<'ref'>,
  { officeId, unitId, questionnaire, practice = false }: NewReferral,
) =>
  decide(
    scope,
    {
      command: `${id}/start`,
      name: 'referral.started',
      subject: id,
      body: { officeId, unitId, questionnaire, ...(practice && { practice }) },
    },
    async (at, seq) => {
      if (seq > 0) throw new Problem('id.taken', 'This id is in use. Make a new one and send again.')
      if (!partiesAs(scope, 'off', 'referrer', 'staff').includes(officeId)) throw nothingHere()
      const unit = await scope.first(units, eq(units.id, unitId))
      const asked = await findQuestionnaire(scope, questionnaire)
      if (unit?.service !== asked.service)
        throw new Problem('request.invalid', 'The unit does not read this kind of question.', {
          fields: [{ path: '/unitId', message: 'Serves something else' }],
        })
      await needsEnabled(scope, unitId, questionnaire.pack, questionnaire.version)
      const row = {
        id,
        caseNumber: await freeCaseNumber(scope),
        officeId,
        unitId,
        referrerId: scope.actor.personId as Id<'per'>,
        pack: questionnaire.pack,
        packVersion: questionnaire.version,
        questionnaire: questionnaire.id,
        content: emptyDraft,
        status: 'draft',
        urgency: emptyDraft.urgency,
        urgencyRank: urgencyRank(emptyDraft.urgency),
        startedAt: at,
        changedAt: at,
        isPractice: practice,
      } as const
      return {
        facts: {
          office: officeId,
          unit: unitId,
          pack: questionnaire.pack,
          version: questionnaire.version,
          questionnaire: questionnaire.id,
          ...(practice && { kind: 'practice' }),
        },
        rows: [scope.insert(referrals, row)],
      }
    },
    () => showReferral(scope, id),
  )

/** Read out on the telephone, it must mean one patient. Thirty random bits meet again sooner than one thinks. */
async function freeCaseNumber(scope: Scope): Promise<string> {
  for (;;) {
    const number = newCaseNumber()
    if ((await scope.count(referrals, eq(referrals.caseNumber, number))) === 0) return number
  }
}
