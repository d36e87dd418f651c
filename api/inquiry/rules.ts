/** What pairs of offices are matched on. Never on what is to be explained, and never on use. */
export const matchingVariables = ['listSize', 'ages', 'gps', 'staff', 'setting', 'travelMinutes'] as const

/** Stored before a name is shown, and never changed. */
export interface SampleRule {
  /** Those that together sent four fifths, or so many. */
  readonly users: 'k80' | number
  /** Civil dates; cases of both days count. */
  readonly window: { readonly from: string; readonly to: string }
  readonly matchOn: readonly (typeof matchingVariables)[number][]
  /** The largest Gower distance of a pair; null for none. */
  readonly caliper: number | null
  readonly isListSizeLogged: boolean
}

export interface SampleResult {
  readonly users: readonly { readonly officeId: string; readonly cases: number; readonly share: number }[]
  readonly isTied: boolean
  readonly pairs: readonly {
    readonly user: string
    readonly nonUser: string | null
    readonly distance: number | null
  }[]
  /** Of the pool at that moment, so that the arithmetic can be checked. */
  readonly pool: readonly Readonly<Record<string, string | number | null>>[]
  readonly ranges: Readonly<Record<string, number>>
  readonly dropped: readonly string[]
}

/** Fully out, the crossover, fully in; `k` is how steep it is. */
export interface Anchors {
  readonly out: number
  readonly crossover: number
  readonly in: number
  readonly k: number
}

export interface Consent {
  readonly givenBy: string
  readonly givenOn: string
  readonly mayQuote: boolean
  readonly mayShare: boolean
}

export const nodeKinds = ['person', 'profession', 'technology', 'rule'] as const
export type NodeKind = (typeof nodeKinds)[number]
