import type { Anchors, SampleResult, SampleRule } from './rules.ts'

export const usualConditions = [
  { code: 'GP', nameEn: 'A doctor who is interested', nameNb: 'En lege som er interessert' },
  { code: 'TECH', nameEn: 'Technology that works here', nameNb: 'Teknologi som virker her' },
  { code: 'NEED', nameEn: 'A need of the place itself', nameNb: 'Et behov på stedet selv' },
] as const

/** What is to be explained can be no condition of itself. */
export const reservedCodes: readonly string[] = ['USE']

export interface Condition {
  readonly code: string
  readonly nameEn: string
  readonly nameNb: string
  readonly anchors: Anchors | null
}

/** What a score may rest on. Use is none of them: a score made of it would explain use by itself. */
export const scoreSources = ['interview', 'survey', 'visit', 'call', 'document', 'register'] as const
export type ScoreSource = (typeof scoreSources)[number]

/**
 * Looks by which somebody has seen who uses it: of the whole hospital, of a sample, of one office, of offices in a file. Whoever scores after one
 * of them is not blind.
 */
export const looksAtUse = [
  'read-use',
  'read-today',
  'read-report',
  'read-sample',
  'read-hypothesis',
  'read-network',
  'read-office-chart',
  'list-contacts',
  'list-networks',
  'export-interviews',
] as const

/** Looks by which somebody who knows offices by name meets those that send: in the list of a unit, or in a case. */
export const looksAtWorklist = ['list-cases', 'search-cases'] as const

/** From what on a condition counts as necessary or sufficient; customary figures, printed with every report. */
export interface Bars {
  readonly inclN: number
  readonly ron: number
  readonly inclS: number
  readonly pri: number
  /** Offices a row of the truth table needs. */
  readonly cut: number
}
export const usualBars: Bars = { inclN: 0.9, ron: 0.5, inclS: 0.8, pri: 0.5, cut: 1 }

/** An eligible office as a sample is drawn from it. */
export interface Eligible {
  readonly officeId: string
  /** In the window. */
  readonly cases: number
  /** Up to the end of the window. */
  readonly casesEver: number
  /** Days of the window on which it could have sent a case. */
  readonly exposureDays: number
  readonly facts: Facts
}

/** What pairs are matched on, a column each; null where it is not known. */
export interface Facts {
  readonly listSize: number | null
  readonly under18: number | null
  readonly over66: number | null
  readonly gps: number | null
  readonly staff: number | null
  readonly setting: string | null
  readonly travelMinutes: number | null
}
export type FactName = keyof Facts

/** The columns that a variable of the rule stands for. */
export const factsFor = {
  listSize: ['listSize'],
  ages: ['under18', 'over66'],
  gps: ['gps'],
  staff: ['staff'],
  setting: ['setting'],
  travelMinutes: ['travelMinutes'],
} as const satisfies Readonly<Record<SampleRule['matchOn'][number], readonly FactName[]>>

export const factNames = Object.values(factsFor).flat() as readonly FactName[]

export type PoolRow = SampleResult['pool'][number]
