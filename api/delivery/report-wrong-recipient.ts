import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Deps } from '../kernel/deps.ts'
import { hashToken } from '../kernel/ids.ts'
import { nothingHere } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { liveLink } from './follow-link.ts'
import { letterLinks, letters } from './table.ts'

/**
 * Whoever got a mail that was not for her says so: its link works no more, the letter stays in the office's list, and
 * a coordinator sees that the mail goes astray. It needs no sign-in, for who is wrong here has none. Said again after a
 * lost answer it is the same. Throws link.not-valid.
 */
export async function reportWrongRecipient(deps: Deps, token: string, requestId: string) {
  const command = `misdirected/${(await hashToken('reply-link', token)).slice(0, 32)}`
  for (const scope of await eachTenant(deps, requestId))
    if (await scope.first(eventLog, eq(eventLog.commandId, command))) return { reported: true as const }
  const { scope, link } = await liveLink(deps, token, requestId)
  const letter = await scope.first(letters, eq(letters.id, link.letterId))
  if (!letter) throw nothingHere()
  const { answer } = await decide(
    scope,
    { command, name: 'letter.misdirected', subject: letter.id, body: null },
    async (at) => ({
      facts: { letter: letter.id, office: letter.officeId, referral: letter.referralId },
      rows: [scope.update(letterLinks, { revokedAt: at }, eq(letterLinks.tokenHash, link.tokenHash))],
    }),
    async () => ({ reported: true as const }),
  )
  return answer
}
