import type { Letter, Reply } from '../client.ts'
import { certaintyWords } from '../shared/clinical-words.ts'
import { dispositionWord, isDisposition } from '../shared/dispositions.ts'
import { formatDate } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'

/** The diagnosis with its code, and how sure the specialist is. */
export function diagnosisWords({ diagnosis, certainty }: Reply): string {
  const sure = certaintyWords[certainty]()
  if (diagnosis.text.trim() === '') return sure
  const code = diagnosis.code === '' ? '' : ` (${diagnosis.code})`
  return `${diagnosis.text.trim()}${code}, ${sure.toLocaleLowerCase()}`
}

/** The first line of the text to the doctor, and whatever follows. */
export function firstLine(text: string): { first: string; more: boolean } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return { first: lines[0] ?? '', more: lines.length > 1 }
}

/** Ordinary appointment, at the latest 24.11.2026 */
export function outcomeWords(decision: Letter['decision']): string {
  if (!decision) return msg('Nothing is noted')
  const { disposition, weeks, latestDate } = decision
  return [
    isDisposition(disposition) ? dispositionWord(disposition) : disposition,
    weeks === null ? '' : plural(weeks, { one: msg('in 1 week'), other: msg(str`in ${weeks} weeks`) }),
    latestDate === null ? '' : msg(str`at the latest ${formatDate(latestDate)}`),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** Birth date and number apart, as everybody reads it aloud. */
export const spacedNationalId = (nationalId: string): string => nationalId.replace(/^(\d{6})(\d{5})$/, '$1 $2')

/** The last one counts; a letter never comes without. */
export const presentReply = ({ replies }: Letter): Reply => replies.at(-1)!
