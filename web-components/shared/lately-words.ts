import type { Referral } from '../client.ts'
import { msg, plural, str } from './i18n.ts'

/** How long answers have lately taken at a unit, as what it is: told, not promised. Empty where too few tell. */
export function latelyWords(lately: Referral['answersLately']): string {
  if (!lately) return ''
  const { workingDays, cases } = lately
  if (workingDays === 0) return msg(str`Lately half of ${cases} such cases were answered on the day they came`)
  return plural(workingDays, {
    one: msg(str`Lately half of ${cases} such cases were answered within one working day`),
    other: msg(str`Lately half of ${cases} such cases were answered within ${workingDays} working days`),
  })
}
