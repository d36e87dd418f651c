import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { referralOfOffice, showReferral } from './find-referral.ts'
import { after, missingToHand } from './rules.ts'
import { seen } from './save-draft.ts'
import { referrals } from './table.ts'

/**
 * Leaves the saved draft to a doctor of the office; it stays a draft, and anybody of the office may go on with it.
 * Throws referral.closed, draft.moved-on, referral.incomplete with what must be known of the patient first.
 */
export const handDraft = (scope: Scope, id: Id<'ref'>, body: { revision: number }, command: CommandId) =>
  decide(
    scope,
    { command, name: 'draft.handed', subject: id, body },
    async (at, seq) => {
      const row = await referralOfOffice(scope, id)
      if (!after(row.status, 'draft.handed')) throw new Problem('referral.closed', 'It was sent or withdrawn already.')
      seen(body.revision, seq)
      const fields = missingToHand(row.content)
      if (fields.length) throw new Problem('referral.incomplete', 'Fill in what is marked first.', { fields })
      const set = { handedAt: at, handedBy: scope.actor.personId as Id<'per'>, changedAt: at }
      return { facts: { office: row.officeId }, rows: [scope.update(referrals, set, eq(referrals.id, id))] }
    },
    () => showReferral(scope, id),
  )
