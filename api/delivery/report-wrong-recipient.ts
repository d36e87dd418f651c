import { eq } from 'drizzle-orm'
import { decide } from '../kernel/decide.ts'
import type { Deps } from '../kernel/deps.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere } from '../kernel/scope.ts'
import { eventLog } from '../kernel/table.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { referrals } from '../referral/table.ts'
import { countPress, liveLink, type Press } from './find-link.ts'
import { revokeLinks } from './revoke-links.ts'
import { isSameCase } from './rules.ts'
import { letters } from './table.ts'

/**
 * Whoever got a mail that was not for her says so, with the case number that stands in it: a gateway that presses every
 * button has not read it. Every link to the letter ends, the letter stays in the office's list, and a coordinator sees
 * that the mail goes astray. It needs no sign-in, for who is wrong here has none. Said again after a lost answer it is
 * the same. Throws link.not-valid, link.number-differs, request.too-many.
 */
export async function reportWrongRecipient(deps: Deps, caseNumber: string, press: Press) {
  const tokenHash = await countPress(deps, press)
  const command = `misdirected/${tokenHash.slice(0, 32)}`
  for (const scope of await eachTenant(deps, press.requestId))
    if (await scope.first(eventLog, eq(eventLog.commandId, command))) return { reported: true as const }
  const { scope, link } = await liveLink(deps, tokenHash, press.requestId)
  const letter = await scope.first(letters, eq(letters.id, link.letterId))
  const referral = letter && (await scope.first(referrals, eq(referrals.id, letter.referralId)))
  if (!letter || !referral) throw nothingHere()
  if (!isSameCase(caseNumber, referral.caseNumber))
    throw new Problem('link.number-differs', 'It stands in the e-mail and looks like 7K3M-2Q. Nothing was changed.', {
      fields: [{ path: '/caseNumber', message: 'Not the number in the e-mail' }],
    })
  const { answer } = await decide(
    scope,
    { command, name: 'letter.misdirected', subject: letter.id, body: null },
    async (at) => ({
      facts: { letter: letter.id, office: letter.officeId, referral: letter.referralId },
      rows: await revokeLinks(scope, letter.id, 'misdirected', at),
    }),
    async () => ({ reported: true as const }),
  )
  return answer
}
