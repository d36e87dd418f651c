import { lte } from 'drizzle-orm'
import { noted } from '../kernel/audit.ts'
import type { Deps } from '../kernel/deps.ts'
import { hashToken, newToken } from '../kernel/ids.ts'
import { countPress, liveLink, markOf, type Press } from './find-link.ts'
import { ticketMinutes } from './rules.ts'
import { letterTickets } from './table.ts'

/**
 * The press on the button behind a link. It opens nothing and uses nothing up, however often a mail gateway presses:
 * it gives a ticket that leads a signed-in person of the office to the letter, once. Throws link.not-valid, request.too-many.
 */
export async function followLink(deps: Deps, press: Press) {
  const tokenHash = await countPress(deps, press)
  const { scope, link } = await liveLink(deps, tokenHash, press.requestId)
  const ticket = newToken()
  const now = deps.clock.now()
  const endsAt = new Date(now.getTime() + ticketMinutes * 60_000)
  await scope.write(
    scope.insertOnce(letterTickets, { ticketHash: await hashToken('letter-ticket', ticket), tokenHash, endsAt }),
    scope.remove(letterTickets, lte(letterTickets.endsAt, now)),
    await noted(scope, {
      action: 'link.followed',
      object: link.letterId,
      span: `${markOf(tokenHash)}/${press.requestId}`,
      actor: 'anyone',
    }),
  )
  return { ticket, endsAt: endsAt.toISOString() }
}
