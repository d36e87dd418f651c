import { assessmentDays, isWorkingDay, osloDate } from '../kernel/working-days.ts'
import type { CaseUse } from './gather.ts'
import { dayOf } from './window.ts'

/** Values counted by how large they are: a million need no more room than a few. */
export class Tally {
  readonly #counts = new Map<number, number>()
  n = 0
  add(value: number): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1)
    this.n++
  }
  /** The smallest value that such a part does not exceed; null of none. */
  quantile(part: number): number | null {
    let seen = 0
    for (const [value, count] of [...this.#counts].sort(([a], [b]) => a - b))
      if ((seen += count) >= this.n * part - 1e-9) return value
    return null
  }
  /** As in Wootton's tables: the middle value, of an even number the lower. */
  median = (): number | null => this.quantile(0.5)
}

/** What became of the cases that one month sent. */
export interface MonthOfCases {
  cases: number
  answered: number
  askedMore: number
  /** Their tenth working day has passed, and of those how many had no answer by then. */
  due: number
  late: number
  withImages: number
  inadequate: number
  readonly waits: Tally
}
const month = (): MonthOfCases => ({
  cases: 0,
  answered: 0,
  askedMore: 0,
  due: 0,
  late: 0,
  withImages: 0,
  inadequate: 0,
  waits: new Tally(),
})

/** What becomes of cases, added up one by one. */
export class CaseSums {
  n = 0
  answered = 0
  askedMore = 0
  opened = 0
  acknowledged = 0
  due = 0
  late = 0
  withImages = 0
  inadequate = 0
  messages = 0
  readonly takenHours = new Tally()
  readonly answerHours = new Tally()
  readonly answerDays = new Tally()
  readonly openedHours = new Tally()
  readonly acknowledgedHours = new Tally()
  readonly draftSeconds = new Tally()
  readonly dispositions = new Map<string, number>()
  /** `before>after`, of those who said both. */
  readonly intents = new Map<string, number>()
  readonly helped = new Map<string, number>()
  readonly learned = new Map<string, number>()
  readonly months = new Map<string, MonthOfCases>()
  /** Working days until the answer, by office. */
  readonly waits = new Map<string, Tally>()
  readonly #workingDays: (minute: number) => number
  readonly #now: number
  /** A month is looked up by its hour: a date for each of a million cases would take longer than all the rest. */
  readonly #monthOfHour = new Map<number, MonthOfCases>()
  readonly #monthOf = (minute: number): MonthOfCases =>
    getOr(this.#monthOfHour, Math.floor(minute / 60), () =>
      getOr(this.months, dayOf(minute * 60_000).slice(0, 7), month),
    )

  constructor(from: string, now: Date) {
    this.#now = Math.floor(now.getTime() / 60_000)
    this.#workingDays = workingDayCounter(from, now)
  }

  readonly add = (one: CaseUse): void => {
    const { sent, answered } = one
    const own = this.#monthOf(sent)
    const hasPassed = this.#workingDays(this.#now) - this.#workingDays(sent) > assessmentDays
    const wait = answered === null ? null : Math.max(0, this.#workingDays(sent + answered) - this.#workingDays(sent))
    const isLate = wait === null ? hasPassed : wait > assessmentDays
    for (const sums of [this, own]) {
      if (hasPassed || wait !== null) sums.due++
      if (isLate) sums.late++
      if (one.askedMore > 0) sums.askedMore++
      if (wait !== null) sums.answered++
      if (one.images > 0) sums.withImages++
      if (one.inadequate > 0) sums.inadequate++
    }
    this.n++
    own.cases++
    this.messages += 1 + one.questions + one.askedMore + Number(answered !== null)
    if (one.claimed !== null) this.takenHours.add(hours(one.claimed))
    if (one.draftSeconds !== null) this.draftSeconds.add(one.draftSeconds)
    if (answered !== null && wait !== null) {
      this.answerHours.add(hours(answered))
      for (const tally of [this.answerDays, own.waits, getOr(this.waits, one.officeId, () => new Tally())])
        tally.add(wait)
      if (one.opened !== null) this.openedHours.add(hours(one.opened - answered))
      if (one.acknowledged !== null) this.acknowledgedHours.add(hours(one.acknowledged - answered))
      this.opened += Number(one.opened !== null)
      this.acknowledged += Number(one.acknowledged !== null)
    }
    if (one.disposition !== null) count(this.dispositions, one.disposition)
    if (one.wouldRefer?.includes('>')) count(this.intents, one.wouldRefer)
    if (one.helped !== null) count(this.helped, one.helped)
    if (one.learned !== null) count(this.learned, one.learned)
  }
}

/** To a tenth of an hour: no figure is told more exactly, and fewer values are kept. */
const hours = (minutes: number): number => Math.max(0, Math.round(minutes / 6)) / 10
const count = (counts: Map<string, number>, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/**
 * How many working days, Oslo time, lie between a day before `from` and a moment given in minutes since 1970: the difference
 * of two is what `workingDaysBetween` gives, and costs nothing for a million cases.
 */
export function workingDayCounter(from: string, now: Date): (minute: number) => number {
  const dayMs = 86_400_000
  const byDay = new Map<string, number>()
  let passed = 0
  for (let noon = Date.parse(from) - 2 * dayMs + dayMs / 2; noon < now.getTime() + 3 * dayMs; noon += dayMs) {
    if (isWorkingDay(new Date(noon))) passed++
    byDay.set(osloDate(new Date(noon)), passed)
  }
  // Oslo lies a whole number of hours from UTC, so an hour has one day.
  const byHour = new Map<number, number>()
  return (minute) =>
    getOr(byHour, Math.floor(minute / 60), () => byDay.get(osloDate(new Date(minute * 60_000))) ?? passed)
}
