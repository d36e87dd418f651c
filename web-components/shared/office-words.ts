import type { Contact, Profile, Use } from '../client.ts'
import { msg } from './i18n.ts'

/** Words for what is said of offices on more than one screen. */
export const stageWords: Readonly<Record<Use['offices'][number]['stage'], () => string>> = {
  regular: () => msg('Regular'),
  active: () => msg('Active'),
  lapsed: () => msg('Lapsed'),
  not_used: () => msg('Not used yet'),
}

export const contactWords: Readonly<Record<Contact['kind'], () => string>> = {
  call: () => msg('Call'),
  visit: () => msg('Visit'),
  mail: () => msg('E-mail'),
  training: () => msg('Training'),
  later: () => msg('Put off'),
  not_relevant: () => msg('Not relevant'),
}

/** Why an office does not use it, as it says itself. */
export const reasonWords: Readonly<Record<NonNullable<Contact['reason']>, () => string>> = {
  no_need: () => msg('Little need'),
  no_time: () => msg('No time'),
  equipment: () => msg('Equipment'),
  skill: () => msg('Unsure how'),
  pay: () => msg('Pay'),
  rules: () => msg('Rules'),
  other_channel: () => msg('Asks another way'),
  learned: () => msg('Has learned it'),
  other: () => msg('Something else'),
}

export const equipmentWords: Readonly<Record<Profile['equipment'][number]['kind'], () => string>> = {
  camera: () => msg('Camera'),
  attachment: () => msg('Attachment to a camera'),
  phone: () => msg('Telephone with a camera'),
  computer: () => msg('Computer'),
  other: () => msg('Something else'),
}

export const roleWords: Readonly<Record<Profile['people'][number]['role'], () => string>> = {
  gp: () => msg('Doctor'),
  nurse: () => msg('Nurse'),
  secretary: () => msg('Secretary'),
  other: () => msg('Another role'),
}

export const settingWords: Readonly<Record<NonNullable<Profile['setting']>, () => string>> = {
  rural: () => msg('In the country'),
  town: () => msg('In a town'),
  city: () => msg('In a city'),
}

/** Whether a row of today's list can be put off; what is about a patient cannot. */
const canWait: Readonly<Record<NonNullable<Contact['about']>, boolean>> = {
  deadline: false,
  mail: false,
  image: false,
  unopened: false,
  glass: false,
  call_back: true,
  owner_left: true,
  first_case: true,
  kit: true,
  silent: true,
  not_used: true,
}
export const mayWait = (about: NonNullable<Contact['about']>): boolean => canWait[about]

/** The codes in the order in which they are chosen from. */
export const codesOf = <K extends string>(words: Readonly<Record<K, unknown>>): K[] => Object.keys(words) as K[]

/** Where the page of one office is. */
export const officeAddress = (officeId: string): string => `#office=${officeId}`
