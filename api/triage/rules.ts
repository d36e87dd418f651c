import { readCaseNumber } from '../kernel/ids.ts'
import type { FieldProblem } from '../kernel/problem.ts'
import { dueAt, osloDate, workingDaysBetween } from '../kernel/working-days.ts'
import { fewPixels, type Quality, type Refusal } from '../ports/imaging.ts'
import type { Urgency } from '../referral/rules.ts'

export { assessmentDays, dueAt, workingDaysBetween } from '../kernel/working-days.ts'

/** Working days left after today: 0 on the due day itself, negative once working days have passed since. */
export const workingDaysLeft = (now: Date, due: Date): number => workingDaysBetween(now, due)

/** Which working day of the assessment this is: 4 in "day 4 of 10", 0 on the day of receipt. */
export const dayOf = (now: Date, receivedAt: Date): number => workingDaysBetween(receivedAt, now)

/** True once the due moment has passed, also on the weekend after it. */
export const isOverdue = (now: Date, due: Date): boolean => now > due

export { type Urgency, urgencies, urgencyRank } from '../referral/rules.ts'

/** The headings of the worklist, top to bottom: said to be urgent, nearly due, news from the GP, the rest. */
export const lanes = ['urgent', 'deadline', 'news', 'rest'] as const
export type Lane = (typeof lanes)[number]

/** Working days left at which a case moves up into the deadline lane. */
export const deadlineLaneDays = 2

/** Where a waiting case stands. Decided by what the GP wrote and by the calendar, by nothing else. */
export function laneOf(waiting: { urgency: Urgency; daysLeft: number; hasNews?: boolean }): Lane {
  if (waiting.urgency !== 'routine') return 'urgent'
  if (waiting.daysLeft <= deadlineLaneDays) return 'deadline'
  return waiting.hasNews ? 'news' : 'rest'
}

/** What the calendar says of a case from midnight to midnight in Oslo. */
export interface Days {
  readonly dueAt: Date
  readonly left: number
  readonly day: number
}

const mostDays = 20_000
/** What was found out about this day in Oslo. */
let known = { date: '', dueSince: new Date(0), days: new Map<number, Days>() }

function today(now: Date): typeof known {
  const date = osloDate(now)
  if (known.date !== date || known.days.size > mostDays)
    known = { date, dueSince: findDueSince(now, date), days: new Map() }
  return known
}

/** The calendar of one moment, for as many cases as a list has. What it said of a moment of receipt it says all day. */
export function calendarAt(now: Date): (receivedAt: Date) => Days {
  const { days } = today(now)
  return (receivedAt) => {
    const found = days.get(receivedAt.getTime()) ?? daysOf(receivedAt, now)
    days.set(receivedAt.getTime(), found)
    return found
  }
}

function daysOf(receivedAt: Date, now: Date): Days {
  const due = dueAt(receivedAt)
  return { dueAt: due, left: workingDaysLeft(now, due), day: dayOf(now, receivedAt) }
}

/** Which cases of a unit are shown: all that wait, those whose deadline is today or has passed, those in which it is the asker's turn. */
export const shows = ['all', 'due', 'yours'] as const
export type Show = (typeof shows)[number]

const dayMs = 86_400_000

/** The latest moment of receipt whose deadline has come by the end of today: whoever was received until then is due. */
export const dueSince = (now: Date): Date => today(now).dueSince

function findDueSince(now: Date, date: string): Date {
  // From noon: a day back is a day back, also over the night in which the clocks change.
  let at = new Date(dueAt(now, 0).getTime() - dayMs / 2)
  while (osloDate(dueAt(at)) > date) at = new Date(at.getTime() - dayMs)
  return dueAt(at, 0)
}

/** Whether something is known against a photograph: it cannot be shown, or was judged not to be good; of an older one, few pixels. */
export function isWeak({ refusal, quality, width, height }: Seen): boolean {
  if (refusal !== null) return true
  if (quality !== null) return quality.verdict !== 'ok'
  return width !== null && height !== null && width * height < fewPixels
}

interface Seen {
  readonly refusal: Refusal | null
  readonly quality: Quality | null
  readonly width: number | null
  readonly height: number | null
}

/** What is searched for, taken apart: a case number, a birth number, or words of a name. */
export interface Sought {
  readonly caseNumber: string
  readonly nationalId: string
  readonly words: readonly string[]
}

/** Reads what was typed. Digits alone are a birth number, whole or its beginning; six signs may also be a case number. */
export function readSought(typed: string): Sought {
  const text = typed.trim()
  const signs = text.replaceAll(/[\s-]/g, '').toUpperCase()
  return {
    caseNumber: readCaseNumber(signs),
    nationalId: /^\d{6,11}$/.test(signs) ? signs : '',
    words: /\p{L}/u.test(text) ? folded(text).split(/\s+/) : [],
  }
}

const folded = (text: string): string => text.normalize('NFC').toLocaleLowerCase('nb')

/** Whether this is the patient: every word begins a part of the name, or the digits begin the birth number. */
export function isSought({ nationalId, words }: Sought, patient: { name: string; nationalId: string }): boolean {
  if (nationalId && patient.nationalId.replaceAll(/\s/g, '').startsWith(nationalId)) return true
  const parts = folded(patient.name).split(/[\s-]+/)
  return words.length > 0 && words.every((word) => word.split('-').every((one) => parts.some((p) => p.startsWith(one))))
}

/** What a decision with this disposition must carry besides its code. */
export interface DispositionNeeds {
  readonly needsDate: boolean
  readonly needsReason: boolean
  readonly needsHandover: boolean
  readonly needsWeeks: boolean
  readonly needsUnit: boolean
  /** Sets a suspicion of cancer aside: with a referral under `pakkeforlop` that takes a talk with the referrer. */
  readonly lowersSuspicion: boolean
}

const needs = (...flags: readonly (keyof DispositionNeeds)[]): DispositionNeeds => ({
  needsDate: flags.includes('needsDate'),
  needsReason: flags.includes('needsReason'),
  needsHandover: flags.includes('needsHandover'),
  needsWeeks: flags.includes('needsWeeks'),
  needsUnit: flags.includes('needsUnit'),
  lowersSuspicion: flags.includes('lowersSuspicion'),
})

/** A claim nobody came back to lapses after this many hours, so that no case is locked away by an absence. */
export const claimHours = 12
/** A claim made after this moment holds at `now`. */
export const claimsSince = (now: Date): Date => new Date(now.getTime() - claimHours * 3_600_000)
export const claimHolds = (claimedAt: Date, now: Date): boolean => claimedAt > claimsSince(now)

/** Everything an assessment can come to. Our own list: no published Norwegian code list is known. */
export const dispositions = {
  advice_gp_continues: needs('lowersSuspicion'),
  advice_photo_review: needs('needsWeeks', 'lowersSuspicion'),
  interim_treatment_appointment: needs('lowersSuspicion'),
  more_info: needs('needsReason'),
  routine_appointment: needs('needsDate', 'lowersSuspicion'),
  direct_to_procedure: needs(),
  haster: needs('needsDate', 'needsHandover'),
  pakkeforlop: needs('needsHandover'),
  emergency_phoned: needs('needsHandover'),
  moved_unit: needs('needsUnit'),
  no_right: needs('needsReason', 'lowersSuspicion'),
  in_person: needs(),
  withdrawn_duplicate: needs(),
} as const satisfies Record<string, DispositionNeeds>

export type Disposition = keyof typeof dispositions
export const dispositionCodes = Object.keys(dispositions) as [Disposition, ...Disposition[]] // keys of the literal above

const advice: readonly string[] = ['advice_gp_continues', 'advice_photo_review'] satisfies Disposition[]
/** Whether the patient goes on at the GP's and need not travel. */
export const staysHome = (disposition: string): boolean => advice.includes(disposition)

/** A decision as it arrives: dates `YYYY-MM-DD`, moments ISO 8601 with offset. */
export interface Decision {
  readonly disposition: Disposition
  readonly weeks?: number | null | undefined
  readonly latestDate?: string | null | undefined
  readonly reason?: string | null | undefined
  /** Somebody was spoken to: whom (role or name) and when. */
  readonly handover?: { readonly to: string; readonly at: string } | null | undefined
  readonly toUnitId?: string | null | undefined
}

/** What is known when the decision is made; each check is made only where its fact is given. */
export interface Known {
  readonly now?: Date
  readonly urgency?: Urgency
  /** Where the case is. */
  readonly unitId?: string
}

/**
 * What a decision still lacks, as JSON Pointers and sentences; empty when it may be made. Urgent outcomes need a
 * person who was told, because mail alone may be read too late; a referrer's suspicion of cancer is not lowered
 * without talking to the referrer (as for cancer referrals in the United Kingdom: only the referrer may downgrade).
 */
export function checkDecision(decision: Decision, known: Known = {}): FieldProblem[] {
  const need = dispositions[decision.disposition]
  const lowers = known.urgency === 'pakkeforlop' && need.lowersSuspicion
  return [
    need.needsWeeks && checkWeeks(decision.weeks),
    need.needsDate && checkLatestDate(decision.latestDate, known.now),
    need.needsUnit && checkUnit(decision.toUnitId, known.unitId),
    need.needsReason && !decision.reason?.trim() && field('/reason', 'Give the reason.'),
    (need.needsHandover || lowers) && checkHandover(decision.handover, lowers, known.now),
  ].filter((problem) => !!problem)
}

const field = (path: string, message: string): FieldProblem => ({ path, message })

function checkUnit(toUnitId: Decision['toUnitId'], unitId: string | undefined) {
  if (!toUnitId) return field('/toUnitId', 'Say which unit the case goes to.')
  return toUnitId === unitId && field('/toUnitId', 'The case is at this unit already.')
}

function checkWeeks(weeks: Decision['weeks']) {
  const fits = Number.isInteger(weeks) && weeks! >= 1 && weeks! <= 52
  return !fits && field('/weeks', 'Say in how many weeks, 1 to 52.')
}

function checkLatestDate(date: Decision['latestDate'], now: Date | undefined) {
  if (!isDate(date)) return field('/latestDate', 'Give the latest date as year-month-day.')
  return !!now && date < osloDate(now) && field('/latestDate', 'The latest date has passed.')
}

const isDate = (text: string | null | undefined): text is string => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

function checkHandover(handover: Decision['handover'], lowers: boolean, now: Date | undefined) {
  if (!handover?.to.trim())
    return field(
      '/handover/to',
      lowers ? 'Phone the referrer first and say whom you spoke to.' : 'Say whom you phoned.',
    )
  const at = Date.parse(handover.at)
  if (Number.isNaN(at)) return field('/handover/at', 'Say when you spoke.')
  return !!now && at > now.getTime() && field('/handover/at', 'The call cannot lie in the future.')
}

/** Lists are counted up to here; this number means so many or more. */
export const mostCounted = 2_000
