import { and, eq, lt, sql } from 'drizzle-orm'
import { offices, people } from '../access/table.ts'
import { decide } from '../kernel/decide.ts'
import type { Id } from '../kernel/ids.ts'
import type { Happened } from '../kernel/react.ts'
import type { Scope } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { letterId } from '../referral/rules.ts'
import { referrals } from '../referral/table.ts'
import { openingOf } from './open-letter.ts'
import { ringBell } from './ring-bell.ts'
import { letters } from './table.ts'
import type { MailKind } from './texts.ts'

const kindOf = ({ name, facts }: Happened): MailKind => {
  const asksForMore = facts.disposition === 'more_info'
  if (name === 'reply.corrected') return asksForMore ? 'corrected-turn' : 'corrected'
  return asksForMore ? 'your-turn' : 'reply'
}

/** The moment an answer was opened, if that is noted under this command; then it is of this answer, else of one before. */
const openedUnder = (command: string) => {
  const isOurs = and(eq(eventLog.tenantId, letters.tenantId), eq(eventLog.commandId, command))
  return sql`case when exists (select 1 from ${eventLog} where ${isOurs}) then ${letters.openedAt} end`
}

/**
 * Puts the letter on the office's desk and rings the bell by e-mail. At least once: if the process dies between the
 * mail and the note that it left, a second mail with the same Message-ID follows, and both links work.
 */
export async function postLetter(scope: Scope, event: Happened): Promise<void> {
  const referralId = event.subject as Id<'ref'>
  const reply = event.facts.reply as Id<'rep'>
  const command = `${reply}/letter.posted`
  if (await scope.first(eventLog, eq(eventLog.commandId, command))) return
  const referral = await scope.first(referrals, eq(referrals.id, referralId))
  const office = referral && (await scope.first(offices, eq(offices.id, referral.officeId)))
  const addressee = referral && (await scope.first(people, eq(people.id, referral.referrerId)))
  if (!referral || !office || !addressee) throw new Error(`Nobody to write to for ${referralId}`)

  const id = letterId(referralId)
  const arrived = { arrivedAt: event.at, arrivedWith: event.position }
  const rows = [
    scope.insertOnce(letters, { id, referralId, officeId: office.id, addresseeId: addressee.id, ...arrived }),
    // A later answer makes the letter new again, unless somebody found this one on the desk before the bell rang.
    scope.update(
      letters,
      { ...arrived, openedAt: openedUnder(openingOf(reply)), acknowledgedAt: null },
      and(eq(letters.id, id), lt(letters.arrivedWith, event.position))!,
    ),
  ]
  await ringBell(scope, { kind: kindOf(event), letterId: id, office, addressee, referral, mailId: reply, rows })
  await decide(
    scope,
    { command, name: 'letter.posted', subject: id, body: null },
    async () => {
      // On the desk it was there before the mail: it may have been opened before the bell rang.
      const opened = await scope.first(eventLog, eq(eventLog.commandId, openingOf(reply)))
      const facts = { letter: id, office: office.id, referral: referralId, reply, kind: event.name }
      return { facts: { ...facts, ...(opened && { code: 'opened' }) }, rows: [] }
    },
    async () => undefined,
  )
}
