import { eq } from 'drizzle-orm'
import { checkAnswers, type Stop, stopsOf } from '../catalogue/rules.ts'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { partiesOf, referralOfOffice, showReferral } from './find-referral.ts'
import type { Referral } from './present.ts'
import { after, feedbackAfterMs, missing, missingToPractise } from './rules.ts'
import { questionnaireOf, seen } from './save-draft.ts'
import { referrals } from './table.ts'

/**
 * Sends the saved draft to its unit; the ten working days of the unit begin now. A practice case goes nowhere and is received
 * by nobody: its feedback follows from its own event.
 * Throws referral.closed, draft.moved-on, referral.clinicians-only, referral.incomplete with every missing field,
 * referral.emergency with whom to phone.
 */
export async function submitReferral(scope: Scope, id: Id<'ref'>, body: { revision: number }, command: CommandId) {
  const { isPractice } = await referralOfOffice(scope, id)
  const name = isPractice ? 'practice.sent' : 'referral.submitted'
  return decide(
    scope,
    { command, name, subject: id, body },
    async (at, seq) => {
      const row = await referralOfOffice(scope, id)
      const status = after(row.status, name)
      if (!status) throw new Problem('referral.closed', 'It was sent or withdrawn already.')
      seen(body.revision, seq)
      const asked = await questionnaireOf(scope, row)
      await refuseEmergency(scope, row, stopsOf(asked, row.content.answers))
      if (!scope.actor.clinician)
        throw new Problem('referral.clinicians-only', 'Leave it to a doctor of the office: it then stands on the desk.')
      const fields = [
        ...missing(row.content),
        ...(isPractice ? missingToPractise(row.content) : []),
        ...checkAnswers(asked.asks, row.content.answers, true),
      ]
      if (fields.length)
        throw new Problem('referral.incomplete', 'Fill in what is marked, then send again.', { fields })
      return {
        facts: {
          office: row.officeId,
          unit: row.unitId,
          urgency: row.urgency,
          wouldRefer: row.content.wouldRefer ?? 'unsure',
        },
        // A nurse may write it; the doctor who sends it is who asks, and to whom the reply is addressed.
        rows: [
          scope.update(
            referrals,
            {
              status,
              referrerId: scope.actor.personId as Id<'per'>,
              receivedAt: isPractice ? null : at,
              changedAt: at,
            },
            eq(referrals.id, id),
          ),
        ],
        ...(isPractice && { followsAt: new Date(at.getTime() + feedbackAfterMs) }),
      }
    },
    () => showReferral(scope, id),
  )
}

/** What cannot wait is phoned, never queued. */
async function refuseEmergency(scope: Scope, row: Referral, stops: readonly Stop[]): Promise<void> {
  if (row.urgency !== 'emergency' && stops.length === 0) return
  const { unit } = await partiesOf(scope, row)
  throw new Problem('referral.emergency', `Phone ${unit.nameEn} now: ${unit.phone}. The draft is kept.`, {
    fields: [
      ...(row.urgency === 'emergency' ? [{ path: '/urgency', message: 'Phone instead' }] : []),
      ...stops.map(({ id, label }) => ({ path: `/stops/${id}`, message: label.en })),
    ],
    facts: { phone: unit.phone },
  })
}
