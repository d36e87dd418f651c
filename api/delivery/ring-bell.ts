import type { offices, people } from '../access/table.ts'
import { noted } from '../kernel/audit.ts'
import type { Statement } from '../kernel/database.ts'
import { hashToken, type Id, newToken } from '../kernel/ids.ts'
import type { Scope } from '../kernel/scope.ts'
import { tenants } from '../kernel/table.ts'
import type { referrals } from '../referral/table.ts'
import { markOf } from './find-link.ts'
import { letterLinks } from './table.ts'
import { type MailKind, mailText } from './texts.ts'

export interface Bell {
  readonly kind: MailKind
  readonly letterId: Id<'let'>
  readonly office: typeof offices.$inferSelect
  readonly addressee: typeof people.$inferSelect
  readonly referral: Pick<typeof referrals.$inferSelect, 'caseNumber'>
  /** Stable over retries, so that a receiver drops the second copy. */
  readonly mailId: string
  /** What is written with the link, or nothing of it is. */
  readonly rows: readonly Statement[]
}

/**
 * Writes a link down and mails it to the address the office has here, to no other. Each try makes a link of its own and
 * all of them work: whether an earlier mail left is not known, and the copy that is dropped may be the later one.
 * "Handed over" in the log means that the next mail server took it; whether it was read, or bounced later, no mail tells.
 */
export async function ringBell(scope: Scope, bell: Bell): Promise<void> {
  const { kind, letterId, office, addressee, referral } = bell
  const { settings, clock, mailer } = scope.deps
  const tenant = await scope.first(tenants)
  if (!tenant) throw new Error(`No hospital to write for ${letterId}`)
  const token = newToken()
  const tokenHash = await hashToken('reply-link', token)
  const expiresAt = new Date(clock.now().getTime() + settings.linkDays * 86_400_000)
  const note = (action: string) => noted(scope, { action, object: letterId, span: markOf(tokenHash) })
  await scope.write(
    ...bell.rows,
    scope.insert(letterLinks, { tokenHash, letterId, address: office.email, expiresAt }),
    await note('link.issued'),
  )
  const { subject, text } = mailText({
    kind,
    language: addressee.language,
    caseNumber: referral.caseNumber,
    link: `${settings.baseUrl}/letter#${token}`,
    validUntil: expiresAt,
    deskAddress: `${settings.baseUrl}/desk`,
    hospital: addressee.language === 'nb' ? tenant.nameNb : tenant.nameEn,
    phone: tenant.phone,
  })
  const messageId = `${bell.mailId}@${new URL(settings.baseUrl).hostname}`
  await mailer.send({ to: office.email, subject, text, messageId })
  await scope.write(await note('link.handed-over'))
}
