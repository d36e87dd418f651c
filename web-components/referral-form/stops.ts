import { html, type TemplateResult } from 'lit'
import type { Answer, Ask, Stop, Unit } from '../client.ts'
import { asked, holds } from '../shared/asked.ts'
import { language, msg, str } from '../shared/i18n.ts'

export type Phoned = Pick<Unit, 'name' | 'phone'>

/** The question at which a red flag is shown: the last of those that raise it. */
export function placeOfStop(
  { when }: Stop,
  asks: readonly Ask[],
  answers: Readonly<Record<string, Answer>>,
): string | undefined {
  const tests = 'any' in when ? when.any : 'all' in when ? when.all : [when]
  const raising = new Set(tests.filter((one) => holds(one, answers)).map((one) => one.ask))
  return asked(asks, answers).findLast(({ id }) => raising.has(id))?.id
}

/** What cannot wait: why, what to do meanwhile, and whom to phone. */
export const stopNotice = (stop: Stop, unit: Phoned): TemplateResult => html`
  <div class="notice danger stop" role="alert">
    <p><strong>${stop.label[language()]}</strong></p>
    ${phoneWords(unit)}
    <p>${stop.advice?.[language()] ?? ''} ${notSent()}</p>
  </div>`

/** What cannot wait is phoned. */
export const phoneNow = (unit: Phoned): TemplateResult => html`
  <div class="notice danger" role="alert">${phoneWords(unit)}<p>${notSent()}</p></div>`

const notSent = () => msg('Nothing is sent from here in an emergency. The draft is kept.')

export const phoneWords = ({ name, phone }: Phoned): TemplateResult => html`
  ${msg(str`Phone ${name[language()]} now:`)} <a class="phone" href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`
