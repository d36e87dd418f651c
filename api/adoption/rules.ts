/** Real cases one eligible office sent in the window. Practice, cancelled and duplicate cases are counted out before. */
export interface OfficeCount {
  readonly officeId: string
  readonly cases: number
}

/** Checks and orders: busiest first, equal offices by id, so that a list never changes by chance. Throws RangeError on anything but whole numbers from 0. */
function busiestFirst(offices: readonly OfficeCount[]): OfficeCount[] {
  for (const { officeId, cases } of offices)
    if (!Number.isSafeInteger(cases) || cases < 0) throw new RangeError(`${officeId} cannot have ${cases} cases`)
  return offices.toSorted(
    (a, b) => b.cases - a.cases || (a.officeId < b.officeId ? -1 : Number(a.officeId > b.officeId)),
  )
}

const totalOf = (offices: readonly OfficeCount[]) => offices.reduce((sum, { cases }) => sum + cases, 0)

/** Offices with at least one case among all eligible ones, 0 to 1; null without eligible offices. */
export function adoptionRate(offices: readonly OfficeCount[]): number | null {
  const adopters = busiestFirst(offices).filter(({ cases }) => cases > 0).length
  return offices.length === 0 ? null : adopters / offices.length
}

/** The busiest offices and their part of all cases. */
export interface Busiest {
  /** 0 to 1; null when nobody sent anything: no use is not evenly spread use. */
  readonly share: number | null
  readonly officeIds: readonly string[]
  /** The last office named and the first not named sent equally many: the id decided, and the reader must be told. */
  readonly isTied: boolean
}

/** C_k of the concentration literature: what the `k` busiest offices sent of everything. */
export function busiest(offices: readonly OfficeCount[], k = 4): Busiest {
  const ordered = busiestFirst(offices)
  const total = totalOf(ordered)
  const named = ordered.slice(0, k)
  const next = ordered[k]
  return {
    share: total === 0 ? null : totalOf(named) / total,
    officeIds: named.map(({ officeId }) => officeId),
    isTied: next !== undefined && next.cases === named.at(-1)?.cases,
  }
}

/** One step of the cumulative curve: the share of the `rank` busiest offices, 0 to 1. */
export interface CumulativePoint extends OfficeCount {
  readonly rank: number
  readonly share: number
}

/** Busiest first, one point per office (the Pareto curve); empty when nobody sent anything. */
export function cumulativeCurve(offices: readonly OfficeCount[]): CumulativePoint[] {
  const ordered = busiestFirst(offices)
  const total = totalOf(ordered)
  if (total === 0) return []
  let sum = 0
  return ordered.map((office, i) => ({ ...office, rank: i + 1, share: (sum += office.cases) / total }))
}

/** A point of the Lorenz curve: the least busy part `p` of the offices sent the part `l` of the cases, both 0 to 1. */
export interface LorenzPoint {
  readonly p: number
  readonly l: number
}

/** From (0,0) to (1,1), least busy first, one step per office; empty when nobody sent anything. */
export function lorenzCurve(offices: readonly OfficeCount[]): LorenzPoint[] {
  const ascending = busiestFirst(offices).reverse()
  const total = totalOf(ascending)
  if (total === 0) return []
  let sum = 0
  const steps = ascending.map(({ cases }, i) => ({ p: (i + 1) / ascending.length, l: (sum += cases) / total }))
  return [{ p: 0, l: 0 }, ...steps]
}

/** How few offices make four fifths of all use; null when nobody sent anything. Counted in integers, so 80 % is exact. */
export function k80(offices: readonly OfficeCount[]): number | null {
  const ordered = busiestFirst(offices)
  const total = totalOf(ordered)
  if (total === 0) return null
  let sum = 0
  return ordered.findIndex(({ cases }) => 5 * (sum += cases) >= 4 * total) + 1
}
