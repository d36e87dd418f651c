import type { Answer, Ask } from '../client.ts'
import { formatDate, formatNumber } from './format.ts'
import { language, msg } from './i18n.ts'

/** One answer as it is read, in the words of its question. */
export function answerWords(ask: Ask, answer: Answer): string {
  if (ask.type === 'choice' || ask.type === 'choices') {
    const word = (code: string): string => ask.choices.find((one) => one.code === code)?.label[language()] ?? code
    return [answer]
      .flat()
      .map((code) => word(String(code)))
      .join('; ')
  }
  if (ask.type === 'text') return String(answer)
  if (answer === 'unknown') return msg('Unknown')
  if (ask.type === 'ynu') return answer === 'no' ? msg('No') : msg('Yes')
  if (typeof answer === 'number')
    return [formatNumber(answer), ask.type === 'number' ? unitWord(ask.unit) : ''].filter(Boolean).join(' ')
  if (ask.type === 'duration') return durationWords(String(answer))
  return ask.type === 'date' ? formatDate(String(answer)) : String(answer)
}

/** Units of a pack are international; the few that are words are said in the reader's language. */
export function unitWord(unit = ''): string {
  if (unit === 'weeks') return msg('weeks')
  return unit === 'months' ? msg('months') : unit
}

const units = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const

/** "3 months" for `P3M`, as packs store how long something has lasted. */
function durationWords(stored: string): string {
  const [, count, unit] = /^P(\d+)([DWMY])$/.exec(stored) ?? []
  if (!count || !unit) return stored
  return formatNumber(Number(count), { style: 'unit', unit: units[unit as keyof typeof units], unitDisplay: 'long' })
}
