import { quarterOf } from '../figures/cohorts.ts'
import { type CanWait, isConversation, type Noted, restsUntil } from '../office/rules.ts'

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

const dayMs = 86_400_000
/** Whole days from one civil date, `YYYY-MM-DD`, to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** Where an office stands; the latest stage it has reached and kept. */
export const stages = ['not_used', 'lapsed', 'active', 'regular'] as const
export type Stage = (typeof stages)[number]

/** Days in which one case makes an office active. Our own figure, printed beside what is counted with it. */
export const activeDays = 90

/**
 * active: a case in the last 90 days; regular: active, with a case in at least three of the last four full quarters;
 * lapsed: used once, not active. `caseDays` are the civil dates with cases, ascending.
 */
export function stageOf(caseDays: readonly string[], today: string): Stage {
  const last = caseDays.at(-1)
  if (last === undefined) return 'not_used'
  if (daysBetween(last, today) >= activeDays) return 'lapsed'
  const full = lastQuarters(today, 4)
  const used = full.filter((quarter) => caseDays.some((day) => quarterOf(day) === quarter)).length
  return used >= 3 ? 'regular' : 'active'
}

const lastQuarters = (today: string, n: number): number[] =>
  Array.from({ length: n }, (_, i) => quarterOf(today) - 1 - i)

/** The last `n` months as `YYYY-MM`, oldest first, the one of today last. */
export function lastMonths(today: string, n = 12): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: n }, (_, i) =>
    new Date(Date.UTC(year, month - 1 - (n - 1 - i), 1)).toISOString().slice(0, 7),
  )
}

/** Days after connection on which an office that never sent anything is called. */
export const milestones = [14, 30, 90] as const
const daysToCall = 7

/** An office to ring, and since which civil date. */
export type Silence = { readonly kind: 'silent' | 'not_used'; readonly since: string; readonly days: number }

/**
 * Silent: a pause longer than nine of ten of the office's own and of at least 30 days; with fewer than five cases, of
 * 90 days. An office that never sent anything is to be rung in the week after the 14th, 30th and 90th day.
 */
export function silenceOf(
  { caseDays, cases, connectedOn }: Pick<Standing, 'caseDays' | 'cases' | 'connectedOn'>,
  today: string,
): Silence | null {
  if (connectedOn === null) return null
  const last = caseDays.at(-1)
  if (last === undefined || cases === 0) {
    const days = daysBetween(connectedOn, today)
    const due = milestones.some((milestone) => days >= milestone && days < milestone + daysToCall)
    return due ? { kind: 'not_used', since: connectedOn, days } : null
  }
  const days = daysBetween(last, today)
  const pauses = caseDays.slice(1).map((day, i) => daysBetween(caseDays[i]!, day))
  const limit = cases < 5 ? activeDays - 1 : Math.max(29, ninthTenth(pauses))
  return days > limit ? { kind: 'silent', since: last, days } : null
}

/** The smallest value that nine of ten do not exceed; 0 of none. */
function ninthTenth(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b)
  return ordered[Math.ceil(ordered.length * 0.9) - 1] ?? 0
}

/** Days after delivery from which a kit that nothing came from is a promise to keep, and those after which it is one no more. */
export const kitDays = { from: 14, until: 90 } as const
/** Days for which an office that sent its first case is to be rung about how it went. Our own figure. */
export const firstCaseDays = 30

/** Who carries it at an office: whoever answers for it, takes the photographs, or took part in most of its cases. */
export type Carrying = 'owner' | 'photographer' | 'key_person'

/** What the rows about one office that can wait are made of. Days are civil dates. */
export interface Standing {
  /** null before it is connected: then nothing is expected of it, but what was promised to it is. */
  readonly connectedOn: string | null
  /** When the first of its equipment came. */
  readonly deliveredOn: string | null
  readonly caseDays: readonly string[]
  readonly cases: number
  /** What was noted of it, oldest first. */
  readonly noted: readonly Noted[]
  /** Who works there no more of those it rests on, the weightiest first. */
  readonly left: readonly Left[]
}

/** Somebody who carried an office and works there no more. */
export interface Left {
  readonly role: Carrying
  readonly since: string
  /** When that was is known. Where it is not, it is found today. */
  readonly isDated: boolean
}

/** A row that can wait, and since which civil date. */
export interface Waiting {
  readonly kind: CanWait
  readonly since: string
  readonly days: number
  readonly reason: Carrying | null
}

/**
 * The one row an office has on today's list apart from what touches a patient: a promise before silence, and none that
 * was put off. A date that was set comes up by itself.
 */
export function waitingOf(standing: Standing, today: string): Waiting | null {
  const { noted, left } = standing
  const row = (kind: CanWait, since: string, reason: Waiting['reason'] = null, dealt = noted): Waiting | null => {
    const rests = restsUntil(dealt, kind)
    return rests !== null && rests > today ? null : { kind, since, days: daysBetween(since, today), reason }
  }
  /** What was noted before somebody left, or before a promise fell due, was about another. */
  const since = (day: string) => noted.filter(({ on }) => on >= day)
  const gone = (one: Left) => row('owner_left', one.since, one.role, one.isDated ? since(one.since) : noted)
  const due = promisedOn(noted)
  const silence = silenceOf(standing, today)
  return (
    (due && due <= today ? row('call_back', due, null, since(due)) : null) ??
    left.reduce<Waiting | null>((found, one) => found ?? gone(one), null) ??
    firstCase(standing, today, row) ??
    kit(standing, today, row) ??
    (silence && row(silence.kind, silence.since))
  )
}

/** The day that was promised last and that nobody has kept: only speaking with the office on that day or after it does. */
const promisedOn = (noted: readonly Noted[]): string | null | undefined =>
  noted.filter(isConversation).findLast(({ nextOn }, _, spoken) => nextOn && !spoken.some(({ on }) => on >= nextOn))
    ?.nextOn

type Row = (kind: CanWait, since: string) => Waiting | null

/** Whoever was spoken with since the first case was asked how it went. */
function firstCase({ caseDays, cases, noted }: Standing, today: string, row: Row): Waiting | null {
  const first = caseDays[0]
  if (first === undefined || cases === 0 || daysBetween(first, today) >= firstCaseDays) return null
  return noted.some((one) => isConversation(one) && one.on >= first) ? null : row('first_case', first)
}

function kit({ deliveredOn, cases }: Standing, today: string, row: Row): Waiting | null {
  if (deliveredOn === null || cases > 0) return null
  const days = daysBetween(deliveredOn, today)
  return days >= kitDays.from && days < kitDays.until ? row('kit', deliveredOn) : null
}

/** From this working day of the assessment on, a case without an answer is the coordinator's matter too. */
export const nearDeadlineDay = 8
/** Working days after which a reply nobody opened is one. */
export const unopenedDays = 2
/** Rows of today's list; what is about a patient's safety is never cut. */
export const rowsToday = 10
