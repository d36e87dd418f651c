import type { ListedCase, ShownCases, WaitingCounts } from '../client.ts'

/** What the foot of the reading screen tells of. */
export interface Reckoned {
  readonly waiting: { readonly cases: readonly ListedCase[]; readonly counts: WaitingCounts } | null
  readonly shows: ShownCases
  readonly isSearch: boolean
  /** Where the open case stands in the list, from 0; -1 where it does not. */
  readonly index: number
  readonly openId: string
  /** The free one whose deadline comes first, other than the open one. */
  readonly nearest: ListedCase | undefined
  /** Cases with something written that is not sent. */
  readonly drafts: ReadonlySet<string>
  openCase(referralId: string): void
}

/** The list comes in pieces, most urgent first: only once it has come to those in order of deadline is the nearest among them. */
export function nearest({ waiting, shows, isSearch, nearest }: Reckoned): ListedCase | undefined {
  if (!waiting || shows !== 'all' || isSearch) return undefined
  const { cases, counts } = waiting
  return cases.length >= counts.waiting || cases.at(-1)?.lane === 'rest' ? nearest : undefined
}
