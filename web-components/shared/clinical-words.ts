import type { Draft, Glass, ListedCase, Referral, Reply } from '../client.ts'
import { msg, str } from './i18n.ts'

type Words<K extends string> = Readonly<Record<K, () => string>>
type Sex = NonNullable<Referral['patient']>['sex']

export const urgencyWords: Words<Referral['content']['urgency']> = {
  routine: () => msg('Routine'),
  haster: () => msg('Urgent'),
  pakkeforlop: () => msg('Cancer pathway'),
  emergency: () => msg('Emergency'),
}

export const certaintyWords: Words<Reply['certainty']> = {
  certain: () => msg('Certain'),
  probable: () => msg('Probable'),
  possible: () => msg('Possible'),
  cannot_tell: () => msg('Cannot tell'),
}
export const certainties = Object.keys(certaintyWords) as readonly Reply['certainty'][] // keys of the literal above

const kinds: Words<NonNullable<Draft['questionKind']>> = {
  diagnosis: () => msg('Asks for a diagnosis'),
  treatment: () => msg('Asks for treatment'),
  both: () => msg('Asks for diagnosis and treatment'),
  refer_or_not: () => msg('Asks whether to refer'),
  follow_up: () => msg('Asks about follow-up'),
}
const wouldRefer: Words<NonNullable<Draft['wouldRefer']>> = {
  yes: () => msg('Would refer without this answer'),
  no: () => msg('Would not refer'),
  unsure: () => msg('Unsure whether to refer'),
}
const sexes: Words<Sex> = { female: () => msg('female'), male: () => msg('male') }
const letters: Words<Sex> = { female: () => msg('F'), male: () => msg('M') }

export const emergencyWords: Words<Glass['emergency']> = {
  danger_now: () => msg('Danger to life or health now'),
  patient_here: () => msg('The patient is here and must be treated now'),
  on_call: () => msg('I am on call for the unit that has the case'),
  unit_unreachable: () => msg('The unit cannot be reached, and it cannot wait'),
}

const word = (words: Words<string>, code: string | null): string | undefined => (code ? words[code]?.() : undefined)
export const questionKindWord = (code: string | null): string | undefined => word(kinds, code)
export const wouldReferWord = (code: string | null): string | undefined => word(wouldRefer, code)
export const sexWord = (sex: Sex): string => sexes[sex]()

/** `67 F`, where every row has one. */
export const ageAndSex = ({ age, sex }: NonNullable<ListedCase['patient']>): string => `${age} ${letters[sex]()}`
/** The same, to be read aloud. */
export const ageAndSexAloud = ({ age, sex }: NonNullable<ListedCase['patient']>): string =>
  msg(str`${age} years, ${sexes[sex]()}`)
