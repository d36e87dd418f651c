import type { ImageGrade } from '../client.ts'
import { msg, str } from '../shared/i18n.ts'

type Grade = ImageGrade['grade']
export type Reason = ImageGrade['reasons'][number]

/** Why a photograph was not good enough, from what is met most. */
export const reasons: Readonly<Record<Reason, () => string>> = {
  focus: () => msg('out of focus'),
  light: () => msg('too dark, too bright or glare'),
  framing: () => msg('too far, too near or cut off'),
  scale: () => msg('no ruler'),
  wrong_view: () => msg('another view than was asked for'),
  too_few: () => msg('too few photographs'),
  obscured: () => msg('hidden by hair, cream or dressing'),
}

const grades: Readonly<Record<Grade, () => string>> = {
  good: () => msg('Quality: good'),
  adequate: () => msg('Quality: adequate'),
  inadequate: () => msg('Quality: not good enough'),
}

/** What was thought of a photograph, in one line; empty where nobody said anything. */
export function gradeWords(said: Pick<ImageGrade, 'grade' | 'reasons'> | null): string {
  if (!said) return ''
  const words = grades[said.grade]()
  const why = said.reasons.map((one) => reasons[one]()).join(', ')
  return why ? msg(str`${words}: ${why}`) : words
}
