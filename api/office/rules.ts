import type { FieldProblem } from '../kernel/problem.ts'

/** What a coordinator notes of an office. `later` and `not_relevant` answer a row of today's list. */
export const contactKinds = ['call', 'visit', 'mail', 'training', 'later', 'not_relevant'] as const
export type ContactKind = (typeof contactKinds)[number]

/** Why an office does not use it, as it says itself: asked, never guessed. */
export const contactReasons = [
  'no_need',
  'no_time',
  'equipment',
  'skill',
  'pay',
  'rules',
  'other_channel',
  'learned',
  'other',
] as const
export type ContactReason = (typeof contactReasons)[number]

export const equipmentKinds = ['camera', 'attachment', 'phone', 'computer', 'other'] as const

/** A thing an office has for it. Days are civil dates. */
export interface Equipment {
  readonly kind: (typeof equipmentKinds)[number]
  /** Which one it is, in words. */
  readonly what: string
  readonly deliveredOn: string | null
  readonly connectedOn: string | null
  readonly isWorking: boolean | null
  /** Where it stands, in the office's own words. */
  readonly place: string
}

export const officeRoles = ['gp', 'nurse', 'secretary', 'other'] as const
/** Somebody at an office, who may have no sign-in of her own. */
export interface OfficePerson {
  readonly name: string
  readonly role: (typeof officeRoles)[number]
  readonly personId: string | null
}

/** What must be so before a service lasts (Obstfelder 2007), each in a sentence; null where nobody has asked yet. */
export const onboardingFields = [
  'localProblem',
  'benefit',
  'politicalAndMedical',
  'promoters',
  'organisationAndTechnology',
  'futureOperation',
] as const

/** What is known of an office; null where it is not. */
export interface Profile {
  readonly listSize: number | null
  /** Of the patients on its lists, 0 to 1 each. */
  readonly ages: { readonly under18: number; readonly over66: number } | null
  readonly gps: number | null
  readonly staff: number | null
  readonly setting: 'rural' | 'town' | 'city' | null
  /** To the hospital, one way. */
  readonly travelMinutes: number | null
  readonly travelKilometres: number | null
  readonly equipment: readonly Equipment[]
  readonly people: readonly OfficePerson[]
  /** What was agreed about pay. */
  readonly payment: string | null
  /** Who answers for it at the office, and who takes the photographs: names of `people`. */
  readonly owner: string | null
  readonly photographer: string | null
  readonly onboarding: Readonly<Record<(typeof onboardingFields)[number], string | null>>
}

/** What stands on today's list about an office and can wait; what is about a patient's safety stands on it too, and cannot. */
export const canWait = ['call_back', 'owner_left', 'first_case', 'kit', 'silent', 'not_used'] as const
export type CanWait = (typeof canWait)[number]
export const safetyMatters = ['deadline', 'mail', 'image', 'unopened', 'glass'] as const
export const abouts = [...safetyMatters, ...canWait] as const
export type About = (typeof abouts)[number]

export const emptyProfile: Profile = {
  listSize: null,
  ages: null,
  gps: null,
  staff: null,
  setting: null,
  travelMinutes: null,
  travelKilometres: null,
  equipment: [],
  people: [],
  payment: null,
  owner: null,
  photographer: null,
  onboarding: {
    localProblem: null,
    benefit: null,
    politicalAndMedical: null,
    promoters: null,
    organisationAndTechnology: null,
    futureOperation: null,
  },
}

/** The first civil date, up to `today`, on which one of its things was connected. */
export const firstConnected = ({ equipment }: Profile, today: string): string | undefined =>
  equipment.flatMap(({ connectedOn }) => (connectedOn && connectedOn <= today ? connectedOn : [])).sort()[0]

/** What does not fit together in a profile, each with its sentence. */
export function checkProfile({ ages, equipment, people, owner, photographer }: Profile): FieldProblem[] {
  const found: FieldProblem[] = []
  const says = (path: string, message: string) => found.push({ path, message })
  if (ages && ages.under18 + ages.over66 > 1) says('/profile/ages', 'The two age groups are more than all patients.')
  for (const [n, { deliveredOn, connectedOn }] of equipment.entries())
    if (deliveredOn && connectedOn && connectedOn < deliveredOn)
      says(`/profile/equipment/${n}/connectedOn`, 'It cannot be connected before it was delivered.')
  const names = people.map(({ name }) => name)
  for (const [n, name] of names.entries())
    if (names.indexOf(name) < n) says(`/profile/people/${n}/name`, 'Somebody of this name stands above already.')
  for (const [field, name] of Object.entries({ owner, photographer }))
    if (name !== null && !names.includes(name))
      says(`/profile/${field}`, 'Enter this person among the people of the office first.')
  return found
}

/** A contact as far as the list of today asks. */
export interface Noted {
  readonly kind: ContactKind
  readonly about: string | null
  readonly reason: ContactReason | null
  readonly nextOn: string | null
  /** Civil date. */
  readonly on: string
}

const dayMs = 86_400_000
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** Days for which an office that was just spoken with is left alone where no date was set. Our own figure. */
export const restDays = 30
/** An office with little need, or that has learned it, is asked once a year. */
export const yearDays = 365
const onceAYear: readonly (ContactReason | null)[] = ['no_need', 'learned']

/** Why does nothing come? Whoever spoke with the office has asked. That its owner left must be dealt with by name. */
const asksForUse: readonly CanWait[] = ['kit', 'silent', 'not_used']

/**
 * The civil date on which a row of this kind may stand there again; null where nobody has dealt with it. The date that was
 * set last counts; "not relevant", little need and "we learned it" count for a year. `noted` oldest first.
 */
export function restsUntil(noted: readonly Noted[], kind: CanWait): string | null {
  const dealt = noted.filter((one) => one.about === kind || (asksForUse.includes(kind) && isConversation(one)))
  const said = dealt.findLast(({ reason }) => reason !== null)
  const last = dealt.at(-1)
  const dates = [last && untilOf(last), said && onceAYear.includes(said.reason) && untilOf(said)]
  return (
    dates
      .filter((date) => typeof date === 'string')
      .sort()
      .at(-1) ?? null
  )
}

/** Somebody spoke with the office or was there, whatever it was about. */
export const isConversation = ({ kind }: Pick<Noted, 'kind'>): boolean => kind !== 'later' && kind !== 'not_relevant'

const untilOf = ({ kind, reason, nextOn, on }: Noted): string =>
  nextOn ?? addDays(on, kind === 'not_relevant' || onceAYear.includes(reason) ? yearDays : restDays)

/** What a contact must say besides its kind, each with its sentence. `today` is a civil date. */
export function checkContact(
  { kind, about, reason, sentence, nextOn }: Omit<Noted, 'on'> & { readonly sentence: string },
  today: string,
): FieldProblem[] {
  const found: FieldProblem[] = []
  const waits = !isConversation({ kind })
  if (waits && !canWait.some((one) => one === about))
    found.push({
      path: '/about',
      message: 'Only what can wait is put off; what is about a patient stays until it is seen to.',
    })
  if (kind === 'later' && !nextOn) found.push({ path: '/nextOn', message: 'Say until when.' })
  if (nextOn && nextOn <= today) found.push({ path: '/nextOn', message: 'Choose a day that is still to come.' })
  if (nextOn && nextOn > addDays(today, 2 * yearDays))
    found.push({ path: '/nextOn', message: 'Choose a day within two years.' })
  if (!waits && !reason && sentence.trim() === '')
    found.push({ path: '/sentence', message: 'Choose a reason or write a sentence.' })
  return found
}
