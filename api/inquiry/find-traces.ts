import { readNationalId } from '../referral/rules.ts'
import { codePoints, type Stretch } from './segments.ts'

/** What in a text would tell who somebody is. */
export type Trace = Stretch & { readonly what: 'name' | 'birth_number' | 'phone' | 'email' }

const elevenDigits = /(?<!\d)\d{6}[\s-]?\d{5}(?!\d)/gu
/** Eight digits, as Norwegian numbers have, in pairs or threes, with or without +47. */
const phone = /(?<!\d)(?:(?:\+|00)47\s?)?(?:\d{8}|\d{2}(?:\s\d{2}){3}|\d{3}\s\d{2}\s\d{3})(?!\d)/gu
const email = /[^\s@<>]+@[^\s@<>]+\.[a-zæøå]{2,}/giu

const escaped = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+')

/**
 * Where a text tells of somebody, in code points: these names written whole, birth numbers, telephone numbers, mail
 * addresses. It knows no other name, so whoever stores the text must have read it.
 */
export function findTraces(text: string, names: readonly string[]): Trace[] {
  const found = [
    ...names
      .filter((name) => name.trim().length > 3)
      .flatMap((name) =>
        all(text, new RegExp(`(?<![\\p{L}\\d])${escaped(name.trim())}(?![\\p{L}\\d])`, 'giu'), 'name'),
      ),
    ...all(text, elevenDigits, 'birth_number', (digits) => readNationalId(digits.replaceAll(/\D/g, '')) !== undefined),
    ...all(text, phone, 'phone'),
    ...all(text, email, 'email'),
  ]
  return found.sort((a, b) => a.begins - b.begins)
}

function all(text: string, pattern: RegExp, what: Trace['what'], counts = (_: string) => true): Trace[] {
  return [...text.matchAll(pattern)]
    .filter(([words]) => counts(words))
    .map(({ 0: words, index }) => {
      const begins = codePoints(text.slice(0, index)).length
      return { what, begins, ends: begins + codePoints(words).length }
    })
}

const words: Readonly<Record<Trace['what'], string>> = {
  name: 'the name of the office or of somebody there. Write what they are instead, such as “the nurse”.',
  birth_number: 'a birth number. Take it out: nothing of a patient is kept here.',
  phone: 'a telephone number. Take it out.',
  email: 'a mail address. Take it out.',
}

/** The trace in a sentence that does not repeat it. */
export const sayTrace = ({ what, begins }: Trace): string => `From sign ${begins + 1} on it has ${words[what]}`
