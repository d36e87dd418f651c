import type { Profile } from '../client.ts'
import { formatDate, formatNumber } from '../shared/format.ts'
import { msg } from '../shared/i18n.ts'
import { equipmentWords, roleWords, settingWords } from '../shared/office-words.ts'

export type Onboarding = keyof Profile['onboarding']

/** What must be so before a service lasts, each with the question that is asked (Obstfelder 2007, Implementation Science 2:25). */
export const onboardingWords: Readonly<Record<Onboarding, { name: () => string; asks: () => string }>> = {
  localProblem: {
    name: () => msg('The problem it solves here'),
    asks: () => msg('What do patients or doctors of this office lack without it?'),
  },
  benefit: {
    name: () => msg('Who gains what'),
    asks: () => msg('What do the doctor, the staff and the patient gain?'),
  },
  politicalAndMedical: {
    name: () => msg('Answer of politics and medicine'),
    asks: () => msg('Which wish of the municipality or need of medicine does it answer?'),
  },
  promoters: {
    name: () => msg('Who carries it'),
    asks: () => msg('Who wants it, and works with those who use it?'),
  },
  organisationAndTechnology: {
    name: () => msg('Work and technology'),
    asks: () => msg('Who does what, when and with which machine?'),
  },
  futureOperation: {
    name: () => msg('How it goes on'),
    asks: () => msg('Who owns it, and who pays when the project ends?'),
  },
}

const nothingKnown = '–'
const number = (value: number | null) => (value === null ? nothingKnown : formatNumber(value))
/** Of a hundred, to the tenth in which it is entered: a change that rounds away would not be seen. */
const ofHundred = (share: number | undefined) =>
  share === undefined ? nothingKnown : formatNumber(share * 100, { maximumFractionDigits: 1 })
const text = (value: string | null) => value || nothingKnown

const thing = ({ kind, what, deliveredOn, connectedOn, isWorking, place }: Profile['equipment'][number]): string =>
  [
    what || equipmentWords[kind](),
    deliveredOn && `${msg('delivered')} ${formatDate(deliveredOn)}`,
    connectedOn && `${msg('connected')} ${formatDate(connectedOn)}`,
    isWorking !== null && (isWorking ? msg('works') : msg('does not work')),
    place,
  ]
    .filter(Boolean)
    .join(', ')

/** Every field in words, in the order of the form. */
export function fieldsOf(profile: Profile): readonly { readonly name: string; readonly value: string }[] {
  const { ages, equipment, people, onboarding } = profile
  return [
    { name: msg('Patients on its lists'), value: number(profile.listSize) },
    { name: msg('Under 18, of a hundred'), value: ofHundred(ages?.under18) },
    { name: msg('Over 66, of a hundred'), value: ofHundred(ages?.over66) },
    { name: msg('Doctors'), value: number(profile.gps) },
    { name: msg('Other staff'), value: number(profile.staff) },
    { name: msg('Where it lies'), value: profile.setting ? settingWords[profile.setting]() : nothingKnown },
    { name: msg('Minutes to the hospital'), value: number(profile.travelMinutes) },
    { name: msg('Kilometres to the hospital'), value: number(profile.travelKilometres) },
    { name: msg('Equipment'), value: equipment.map(thing).join('; ') || nothingKnown },
    {
      name: msg('People'),
      value: people.map(({ name, role }) => `${name} (${roleWords[role]()})`).join('; ') || nothingKnown,
    },
    { name: msg('Who answers for it'), value: text(profile.owner) },
    { name: msg('Who takes the photographs'), value: text(profile.photographer) },
    { name: msg('Agreed pay'), value: text(profile.payment) },
    ...(Object.keys(onboardingWords) as Onboarding[]).map((field) => ({
      name: onboardingWords[field].name(),
      value: text(onboarding[field]),
    })),
  ]
}

export interface Change {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** What differs between two versions, in words. */
export function changesBetween(before: Profile, after: Profile): Change[] {
  const was = fieldsOf(before)
  return fieldsOf(after).flatMap(({ name, value }, n) =>
    value === was[n]!.value ? [] : [{ name, from: was[n]!.value, to: value }],
  )
}
