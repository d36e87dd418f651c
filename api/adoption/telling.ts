import { k80 } from '../figures/concentration.ts'
import { isFew, leastTold } from './pseudonyms.ts'
import type { Spread } from './report-cases.ts'

/** What of the counts of single offices, and of what is made of them, may be told to the asker. */
export interface Telling {
  /** Whether of an office that sent so many nothing is told but that it sent something. */
  readonly hides: (of: number) => boolean
  /** Of one office: null where nothing is told, else in whole fives. */
  readonly count: (of: number) => number | null
  /** Nor any sum: there are too few offices in it. */
  readonly hidesSums: boolean
  /** Nor how unevenly it is used. */
  readonly hidesSpread: boolean
}

const leastOffices = 3
/** Of fewer users a measure of unevenness is nearly their counts. */
const leastSpread = 10

/**
 * Of these counts, one for each office. To whoever knows no names those with one to four are one heap: what is told rests on
 * how many are in it and on what they sent together, so it stays the same whoever of them sent what. Where that leaves no
 * choice the next smallest go into the heap too, and one of those may have sent what any other did. Alike or not decides
 * nothing: the rule itself would tell. While cases are being counted nothing is told.
 */
export function tellingOf(counts: readonly number[], knowsNames: boolean, isCounting = false): Telling {
  if (knowsNames) return { hides: () => false, count: (of) => of, hidesSums: false, hidesSpread: false }
  const users = counts.filter((count) => count > 0).toSorted((a, b) => a - b)
  const few = users.filter(isFew)
  const isChoice = leavesChoice(few)
  const next = users[Math.max(few.length, leastOffices - 1)] ?? Number.POSITIVE_INFINITY
  const upTo = isCounting ? Number.POSITIVE_INFINITY : isChoice ? leastTold - 1 : next
  const hides = (of: number) => of > 0 && of <= upTo
  return {
    hides,
    count: (of) => (hides(of) || isFew(of) ? null : inFives(of)),
    hidesSums: isCounting || (users.length > 0 && (users.length < leastOffices || upTo === Number.POSITIVE_INFINITY)),
    hidesSpread: isCounting || (users.length > 0 && users.length < leastSpread),
  }
}

/** Whether so many with one to four could have sent their sum in ways enough that none of them is known by it. */
function leavesChoice(few: readonly number[]): boolean {
  const sum = few.reduce((all, one) => all + one, 0)
  const [least, most] = [few.length, (leastTold - 1) * few.length]
  return few.length === 0 || (few.length >= leastOffices && sum > least + 1 && sum < most - 1)
}

/** So that the rest of a sum is no count. */
export const inFives = (count: number): number => count - (count % leastTold)

/** The counts for measures of unevenness: those in the heap stand evenly spread round their mean, whoever of them sent what. */
export function levelled(counts: readonly number[], { hides }: Telling): number[] {
  const heap = counts.filter(hides)
  const mean = heap.reduce((all, one) => all + one, 0) / heap.length
  const reach = Math.max(0, Math.min(mean - 1, leastTold - 1 - mean))
  return [
    ...counts.filter((count) => !hides(count)),
    ...heap.map((_, i) => mean + (reach * (2 * i + 1 - heap.length)) / heap.length),
  ]
}

/** Whether a sum of the `rank` busiest may not be told: it parts the heap. Counts stand with the busiest first. */
export const partsHeap = ({ hides }: Telling, ordered: readonly number[], rank: number): boolean =>
  [ordered[rank - 1], ordered[rank]].every((of) => of !== undefined && hides(of))

/** How few sent four fifths, where the last of them is none of the heap. */
export const toldK80 = ({ hides }: Telling, ordered: readonly number[], rank: number | null): number | null =>
  rank === null || hides(ordered[rank - 1] ?? 0) ? null : rank

/** Whether a rule ends among those of the heap, so that a sample by it would tell who of them sent more. */
export function endsInHeap(telling: Telling, ordered: readonly number[], users: number | 'k80'): boolean {
  if (users !== 'k80') return partsHeap(telling, ordered, users)
  const most = k80(ordered)
  return most !== null && toldK80(telling, ordered, most) === null
}

/** How many of the busiest are chosen for a sample: of the heap all or none, and all only where nobody else is there. */
export function chosenOf(telling: Telling, ordered: readonly number[], users: number | 'k80'): number {
  if (!endsInHeap(telling, ordered, users)) return users === 'k80' ? (k80(ordered) ?? 0) : users
  const others = ordered.filter((of) => of > 0 && !telling.hides(of)).length
  return others > 0 ? others : ordered.filter(telling.hides).length
}

/** The middle one of an office's waits: of few it is nearly that of one case. */
export const toldMedian = (waits: Spread | undefined, knowsNames: boolean): number | null =>
  waits && (knowsNames || !isFew(waits.n)) ? waits.median : null

export const toHundredth = (share: number): number => Math.round(share * 100) / 100
