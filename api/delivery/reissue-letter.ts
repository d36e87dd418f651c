import { and, eq, gt } from 'drizzle-orm'
import { offices, people } from '../access/table.ts'
import { noted } from '../kernel/audit.ts'
import { decide } from '../kernel/decide.ts'
import type { CommandId, Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Happened } from '../kernel/react.ts'
import type { Scope } from '../kernel/scope.ts'
import { auditLog } from '../kernel/table.ts'
import { referrals } from '../referral/table.ts'
import { letterOfOffice, readLetterCover } from './find-letter.ts'
import { revokeLinks } from './revoke-links.ts'
import { ringBell } from './ring-bell.ts'
import { rates } from './rules.ts'
import { letters } from './table.ts'

/**
 * Has the mail about a letter sent again, for somebody of the office: only to the address the office has here, and the
 * links before it end. So many a day for an address. Throws letter.read, request.too-many, not-found.
 */
export async function reissueLetter(scope: Scope, id: Id<'let'>, command: CommandId) {
  const { officeId, referralId } = await letterOfOffice(scope, id)
  return decide(
    scope,
    { command, name: 'letter.reissued', subject: id, body: null },
    async (at) => {
      if ((await letterOfOffice(scope, id)).acknowledgedAt)
        throw new Problem('letter.read', 'It stands under “Answered”, where everybody of the office finds it.')
      const dayAgo = new Date(at.getTime() - 86_400_000)
      const before = and(eq(auditLog.object, officeId), eq(auditLog.action, 'link.reissued'), gt(auditLog.at, dayAgo))
      if ((await scope.count(auditLog, before, rates.mailsOfAddress)) >= rates.mailsOfAddress)
        throw new Problem('request.too-many', 'Enough mails went to this office today. The reply is under “Answered”.')
      return {
        facts: { letter: id, office: officeId, referral: referralId },
        rows: [
          ...(await revokeLinks(scope, id, 'reissued', at)),
          await noted(scope, { action: 'link.reissued', object: officeId, span: command, at }),
        ],
      }
    },
    () => readLetterCover(scope, id),
  )
}

/** The reaction to it: a mail like the first, once for each asking. */
export async function ringAgain(scope: Scope, event: Happened): Promise<void> {
  const letterId = event.subject as Id<'let'>
  const letter = await scope.first(letters, eq(letters.id, letterId))
  const referral = letter && (await scope.first(referrals, eq(referrals.id, letter.referralId)))
  const office = letter && (await scope.first(offices, eq(offices.id, letter.officeId)))
  const addressee = letter && (await scope.first(people, eq(people.id, letter.addresseeId)))
  if (!letter || !referral || !office || !addressee) throw new Error(`Nobody to write to for ${letterId}`)
  const kind = referral.status === 'your_turn' ? 'your-turn' : letter.openedAt ? 'reply' : 'unopened'
  await ringBell(scope, {
    kind,
    letterId,
    office,
    addressee,
    referral,
    mailId: `${letterId}.${event.position}`,
    rows: [],
  })
}
