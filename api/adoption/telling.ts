import { isFew, leastTold } from './pseudonyms.ts'
import type { Spread } from './report-cases.ts'

/** What of the counts of single offices may be told to the asker. */
export interface Telling {
  /** Of one office: null where it may not be told, else in whole fives, so that the rest of a sum is no count. */
  readonly count: (of: number) => number | null
  /** No office's: those with one to four sent equally many, so that what the others leave of the sum is theirs. */
  readonly hidesOffices: boolean
  /** Nor a sum: there are so few offices in it, or all alike, that it is what one of them sent. */
  readonly hidesSums: boolean
}

const leastOffices = 3

/** Of these counts, one for each office. Whoever knows offices by name is told all of it. */
export function tellingOf(counts: readonly number[], knowsNames: boolean): Telling {
  if (knowsNames) return { count: (of) => of, hidesOffices: false, hidesSums: false }
  const users = counts.filter((count) => count > 0)
  const few = users.filter(isFew)
  const hidesOffices = few.length > 0 && new Set(few).size === 1
  return {
    count: (of) => (isFew(of) || (of > 0 && hidesOffices) ? null : of - (of % leastTold)),
    hidesOffices,
    hidesSums: users.length > 0 && (users.length < leastOffices || (hidesOffices && few.length === users.length)),
  }
}

/** Whether a curve over offices in the order of their counts may not be told at the place between two of them. */
export const isBetweenHidden = ({ count }: Telling, one: number | undefined, next: number | undefined): boolean =>
  [one, next].every((of) => of !== undefined && count(of) === null)

/** The middle one of an office's waits: of few it is nearly that of one case. */
export const toldMedian = (waits: Spread | undefined, knowsNames: boolean): number | null =>
  waits && (knowsNames || !isFew(waits.n)) ? waits.median : null

/** Of a hundredth nobody can tell one case. */
export const toHundredth = (share: number): number => Math.round(share * 100) / 100
