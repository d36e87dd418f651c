import type { Field } from '../client.ts'
import { msg, str } from '../shared/i18n.ts'
import { atLeast, atMost, notADuration } from '../shared/judge-answers.ts'

/** What the server says about a field, in the reader's language. The server's own sentence where we have none. */
export function sayField({ message }: Field): string {
  const words = sentences[message]
  if (words) return words()
  const [, bound, count, characters] = /^At (least|most) (-?[\d.]+)( characters)?$/.exec(message) ?? []
  if (bound && count && characters) return msg(str`At most ${count} characters`)
  if (bound && count) return bound === 'least' ? atLeast(Number(count)) : atMost(Number(count))
  return /goes with nothing else$/.test(message) ? msg('This choice goes with nothing else') : message
}

const sentences: Readonly<Record<string, () => string>> = {
  'Eleven digits that fit together': () => msg('Eleven digits that fit together'),
  'A practice case takes an invented patient': () => msg('A practice case takes an invented patient'),
  'Please give the name': () => msg('Please give the name'),
  'Please ask your question': () => msg('Please ask your question'),
  'Please choose': () => msg('Please choose'),
  'The patient must have agreed': () => msg('The patient must have agreed'),
  'Say what the suspicion rests on': () => msg('Say what the suspicion rests on'),
  'Phone instead': () => msg('Phone instead'),
  'Please answer': () => msg('Please answer'),
  'A number is expected': () => msg('Write a number, for example 7'),
  'A number and a unit are expected': notADuration,
  'A day is expected': () => msg('Give the day, or choose “Unknown”'),
  'A point on the drawing is expected': () => msg('Mark it on the drawing'),
  'No such question': () => msg('There is no such question'),
  'A text is expected': () => msg('Please write it in words'),
  'Yes, no or unknown is expected': () => msg('Please choose'),
  'None of the choices': () => msg('Please choose'),
  'At least one choice is expected': () => msg('Please choose'),
  'A choice is given twice': () => msg('Please choose'),
  'Contains control characters': () => msg('It contains characters that cannot be stored. Type it again.'),
  'Contains half a character': () => msg('It contains characters that cannot be stored. Type it again.'),
}
