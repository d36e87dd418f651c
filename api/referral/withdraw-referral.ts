import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { referralOfOffice, showReferral } from './find-referral.ts'
import { after } from './rules.ts'
import { referrals } from './table.ts'

/** Takes a referral back while nobody has answered. Throws referral.closed. */
export const withdrawReferral = (scope: Scope, id: Id<'ref'>, body: { reason: string }, command: CommandId) =>
  decide(
    scope,
    { command, name: 'referral.withdrawn', subject: id, body },
    async (at) => {
      const row = await referralOfOffice(scope, id)
      const status = after(row.status, 'referral.withdrawn')
      if (!status) throw new Problem('referral.closed', 'It was answered or withdrawn already.')
      return {
        facts: { office: row.officeId, unit: row.unitId, code: body.reason, kind: row.receivedAt ? 'sent' : 'draft' },
        rows: [scope.update(referrals, { status, changedAt: at }, eq(referrals.id, id))],
      }
    },
    () => showReferral(scope, id),
  )
