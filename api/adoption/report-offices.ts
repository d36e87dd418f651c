import { firstDay, quarterOf } from '../figures/cohorts.ts'
import type { OfficeUseSums } from './gather.ts'
import { daysBetween, lastMonths, type Stage, stageOf } from './rules.ts'
import { dayOf, type Window } from './window.ts'

/** An office as a report sees it at the end of its window. */
export interface ReportedOffice {
  readonly id: string
  readonly sums: OfficeUseSums
  readonly connectedOn: string
  /** When it was closed, or went into another one. */
  readonly endedOn: string | null
  readonly end: 'closed' | 'merged' | null
  /** Days of the window on which it could have sent. */
  readonly exposureDays: number
  readonly stage: Stage
  /** Seen for less than the four full quarters that regular use is told by. */
  readonly isTooNew: boolean
  readonly usedIn30Days: boolean
  /** Days from connection to the first case, or to the day up to which it was seen without one. */
  readonly waited: { readonly time: number; readonly event: boolean }
  /** Cases for each 1,000 listed patients and year; null where the list or the exposure is not known. */
  readonly rate: number | null
  readonly listSize: number | null
  /** Cases of the last twelve months, oldest first. */
  readonly months: readonly number[]
}

const civil = (at: Date): string => dayOf(at.getTime())

/** Connected by the end of the window and not closed before its start. The others are not in the figures at all. */
export function eligibleIn(all: readonly OfficeUseSums[], window: Window): ReportedOffice[] {
  const months = lastMonths(window.to, 15)
  return all.flatMap((sums) => {
    const { connectedAt, closedAt } = sums.office
    if (!connectedAt || civil(connectedAt) > window.to) return []
    if (closedAt && (civil(closedAt) < window.from || closedAt < connectedAt)) return []
    return [reported(sums, civil(connectedAt), window, months)]
  })
}

/** Closed before it was connected: somebody entered it wrongly, and it has no exposure to speak of. */
export const withNegativeExposure = (all: readonly OfficeUseSums[]): number =>
  all.filter(({ office: { connectedAt, closedAt } }) => connectedAt && closedAt && closedAt < connectedAt).length

function reported(
  sums: OfficeUseSums,
  connectedOn: string,
  window: Window,
  /** Those of four quarters and of the one that runs, oldest first. */
  latest: readonly string[],
): ReportedOffice {
  const { office, ever, cases, firstOn, lastOn, profile } = sums
  const hasEnded = office.closedAt !== null && civil(office.closedAt) <= window.to
  const endedOn = hasEnded ? civil(office.closedAt!) : null
  const [begins, ends] = [connectedOn > window.from ? connectedOn : window.from, endedOn ?? window.to]
  const exposureDays = Math.max(0, daysBetween(begins, ends) + 1)
  const listSize = profile?.listSize ?? null
  const used = ever > 0 && firstOn !== null
  const ago = lastOn === null ? Number.POSITIVE_INFINITY : daysBetween(lastOn, window.to)
  // A day for each of these months is all that regular use is told by.
  const caseDays = latest.filter((month) => sums.months.has(month)).map((month) => `${month}-01`)
  const stage = stageOf(used && lastOn !== null ? [...caseDays, lastOn] : [], window.to)
  const isTooNew = connectedOn > firstDay(quarterOf(window.to) - 4)
  return {
    id: office.id,
    sums,
    connectedOn,
    endedOn,
    end: office.mergedInto ? 'merged' : hasEnded ? 'closed' : null,
    exposureDays,
    stage: isTooNew && stage === 'regular' ? 'active' : stage,
    isTooNew,
    usedIn30Days: used && ago < 30,
    // What was tried before the day it was connected is no waiting.
    waited: { time: Math.max(0, daysBetween(connectedOn, used ? firstOn : ends)), event: used },
    rate: exposureDays === 0 || !listSize ? null : (cases / (exposureDays / 365.25) / listSize) * 1000,
    listSize,
    months: latest.slice(-12).map((month) => sums.months.get(month) ?? 0),
  }
}
