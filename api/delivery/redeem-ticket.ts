import { and, eq, exists, gt, inArray, isNull, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import { noted } from '../kernel/audit.ts'
import { hashToken, type Id } from '../kernel/ids.ts'
import { partiesAs, type Scope } from '../kernel/scope.ts'
import { isLive, markOf, notValid } from './find-link.ts'
import { tokenShape } from './rules.ts'
import { letterLinks, letters, letterTickets } from './table.ts'

/**
 * Which letter a pressed link was about, told to a signed-in person of the addressed office. The guarded update decides:
 * of two at once one is led there. Unknown, used, late and foreign tickets, and somebody of another office, get one
 * answer. Throws link.not-valid.
 */
export async function redeemTicket(scope: Scope, ticket: string): Promise<{ letterId: Id<'let'> }> {
  const now = scope.deps.clock.now()
  const ticketHash = await hashToken('letter-ticket', tokenShape.test(ticket) ? ticket : '')
  const own = eq(letterTickets.ticketHash, ticketHash)
  const unused = and(own, isNull(letterTickets.usedAt), gt(letterTickets.endsAt, now), leadsTo(scope, now))!
  const [written] = await scope.write(scope.update(letterTickets, { usedAt: now, usedIn: scope.requestId }, unused))
  const row = await scope.first(letterTickets, own)
  // An update whose answer was lost is sent again, and then finds its own work.
  const isOurs = written?.rowsAffected === 1 || row?.usedIn === scope.requestId
  const link = isOurs && row ? await scope.first(letterLinks, eq(letterLinks.tokenHash, row.tokenHash)) : undefined
  await scope.write(
    await noted(scope, {
      action: 'link.entered',
      object: link?.letterId ?? `ticket/${markOf(ticketHash)}`,
      span: `${markOf(link?.tokenHash ?? ticketHash)}/${scope.requestId}`,
      outcome: link ? 'done' : 'refused',
    }),
  )
  if (!link) throw notValid()
  return { letterId: link.letterId }
}

/** True of a ticket whose link is alive and leads to one of the asker's offices. */
function leadsTo(scope: Scope, now: Date) {
  const letter = and(
    eq(letters.tenantId, letterLinks.tenantId),
    eq(letters.id, letterLinks.letterId),
    inArray(letters.officeId, partiesAs(scope, 'off', 'referrer', 'staff')),
  )
  const link = and(
    eq(letterLinks.tenantId, letterTickets.tenantId),
    eq(letterLinks.tokenHash, letterTickets.tokenHash),
    isLive(now),
  )
  return exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(letterLinks)
      .where(and(link, exists(new QueryBuilder().select({ one: sql`1` }).from(letters).where(letter)))),
  )
}
