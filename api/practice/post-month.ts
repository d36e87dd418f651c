import { and, desc, eq } from 'drizzle-orm'
import { offices, people } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import type { Happened } from '../kernel/react.ts'
import type { Scope } from '../kernel/scope.ts'
import { tenants } from '../kernel/table.ts'
import { referrals } from '../referral/table.ts'
import { monthMail } from './month-mail.ts'
import { officeMonths } from './table.ts'

/**
 * Mails an office what it did in a month. Tried again after a lost answer it has the same Message-ID, so a receiver drops the
 * second copy. An office that has turned it off meanwhile gets none.
 */
export async function postMonth(scope: Scope, { facts }: Happened): Promise<void> {
  const officeId = facts.office as Id<'off'>
  const month = facts.code ?? ''
  const told = await scope.first(officeMonths, and(eq(officeMonths.officeId, officeId), eq(officeMonths.month, month)))
  const office = await scope.first(offices, eq(offices.id, officeId))
  const tenant = await scope.first(tenants)
  if (!told || !office || !tenant) throw new Error(`Nobody to write to for ${officeId}`)
  if (office.monthLetterOff || office.closedAt) return
  const { settings, mailer } = scope.deps
  const language = await languageOf(scope, officeId)
  const mail = monthMail({
    language,
    month,
    office: office.name,
    figures: told.figures,
    link: `${settings.baseUrl}/desk#months`,
    hospital: language === 'nb' ? tenant.nameNb : tenant.nameEn,
    phone: tenant.phone,
  })
  const messageId = `${officeId}-${month}@${new URL(settings.baseUrl).hostname}`
  await mailer.send({ to: office.email, ...mail, messageId })
}

/** An office has no language of its own: that of whoever acted for it last. */
async function languageOf(scope: Scope, officeId: Id<'off'>): Promise<'nb' | 'en'> {
  const answered = and(eq(referrals.officeId, officeId), eq(referrals.status, 'acknowledged'))
  const sent = and(eq(referrals.officeId, officeId), eq(referrals.status, 'replied'))
  for (const where of [answered, sent]) {
    const [last] = await scope.pick(referrals, ['referrerId'], where, { orderBy: desc(referrals.changedAt), limit: 1 })
    const person = last && (await scope.first(people, eq(people.id, last.referrerId)))
    if (person) return person.language
  }
  return 'nb'
}
