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

export const equipmentKinds = ['camera', 'dermatoscope', 'otoscope', 'phone', 'computer', 'other'] as const

/** A thing an office has for it. Days are civil dates. */
export interface Equipment {
  readonly kind: (typeof equipmentKinds)[number]
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
