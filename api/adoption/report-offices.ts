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

/** Connected by the end of the window and not ended before its start. The others are not in the figures at all. */
export function eligibleIn(all: readonly OfficeUseSums[], window: Window): ReportedOffice[] {
  const months = lastMonths(window.to, 15)
  return all.flatMap((sums) => {
    const { connectedAt, closedAt } = sums.office
    if (!connectedAt || civil(connectedAt) > window.to || (closedAt && closedAt < connectedAt)) return []
    const lasted = { connectedOn: civil(connectedAt), endedOn: lastDayOf(sums, civil(connectedAt)) }
    return lasted.endedOn && lasted.endedOn < window.from ? [] : [reported(sums, lasted, window, months)]
  })
}

/** The day on which it was closed; of one that went into another on no known day, the last on which it is known to have been there. */
function lastDayOf(
  { office: { closedAt, mergedInto }, lastEverOn }: OfficeUseSums,
  connectedOn: string,
): string | null {
  if (closedAt || !mergedInto) return closedAt && civil(closedAt)
  return lastEverOn && lastEverOn > connectedOn ? lastEverOn : connectedOn
}

/** Closed before it was connected: somebody entered it wrongly, and it has no exposure to speak of. */
export const withNegativeExposure = (all: readonly OfficeUseSums[]): number =>
  all.filter(({ office: { connectedAt, closedAt } }) => connectedAt && closedAt && closedAt < connectedAt).length

function reported(
  sums: OfficeUseSums,
  { connectedOn, endedOn: ends }: Pick<ReportedOffice, 'connectedOn' | 'endedOn'>,
  window: Window,
  /** Those of four quarters and of the one that runs, oldest first. */
  latest: readonly string[],
): ReportedOffice {
  const { office, ever, cases, firstOn, lastOn, profile } = sums
  const endedOn = ends && ends <= window.to ? ends : null
  const [begins, until] = [connectedOn > window.from ? connectedOn : window.from, endedOn ?? window.to]
  const exposureDays = Math.max(0, daysBetween(begins, until) + 1)
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
    end: endedOn === null ? null : office.mergedInto ? 'merged' : 'closed',
    exposureDays,
    stage: isTooNew && stage === 'regular' ? 'active' : stage,
    isTooNew,
    usedIn30Days: used && ago < 30,
    // What was tried before the day it was connected is no waiting.
    waited: { time: Math.max(0, daysBetween(connectedOn, used ? firstOn : until)), event: used },
    rate: exposureDays === 0 || !listSize ? null : (cases / (exposureDays / 365.25) / listSize) * 1000,
    listSize,
    months: latest.slice(-12).map((month) => sums.months.get(month) ?? 0),
  }
}
