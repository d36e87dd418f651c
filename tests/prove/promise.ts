/** A control, and the source without it. */
export interface Removal {
  /** From the top of the repository. */
  readonly file: string
  /** Found exactly once in it. */
  readonly find: string
  readonly replace: string
}

/** How one promise is tried. */
export interface Trial {
  /** Within about a minute. Otherwise as many rounds as the promise deserves. */
  readonly quick: boolean
  /** Where chance comes from: the same seed, the same rounds. */
  readonly seed: number
  /** Says how far it is. */
  log(line: string): void
}

/** What came of it. `lost` and `duplicated` must be 0 where they are counted. */
export interface Tally {
  readonly rounds: number
  readonly acknowledged?: number
  readonly lost?: number
  readonly duplicated?: number
  readonly note?: string
}

/** A control taken out of the source, after which the promise must be seen to break. */
export interface Mutation extends Removal {
  /** The test that fails then: a file of tests, or this promise. */
  readonly diesIn: string
}

/**
 * One of the ten promises of the README, and how it is tried. `run` throws when the promise is broken, and NotHere when
 * this machine lacks what it takes to try it.
 */
export interface Promise_ {
  /** Left out where it is none of the ten, but what they hold under. */
  readonly number?: number
  readonly title: string
  /** The faults that are put on it, by their number in the project’s security rules, like `F1`; empty where it is tried without any. */
  readonly faults: readonly string[]
  run(trial: Trial): Promise<Tally>
  readonly mutation?: Mutation
}

/** Not a pass, and not a failure: this machine cannot do it. `needs` says what it lacks. */
export class NotHere extends Error {
  readonly needs: string
  constructor(needs: string) {
    super(`not run here: needs ${needs}`)
    this.name = 'NotHere'
    this.needs = needs
  }
}

/** Throws the sentence unless it holds. */
export function must(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence)
}

/** Random numbers from 0 to 1 that are the same for the same seed. */
export function chanceFrom(seed: number): () => number {
  let state = seed % 2_147_483_648
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
