import { assessmentDays, isWorkingDay, osloDate } from '../kernel/working-days.ts'
import type { Bite } from './gather-cases.ts'

/** What a report tells of many values. */
export interface Spread {
  readonly n: number
  /** As in Wootton's tables: the middle value, of an even number the lower; null of none. */
  readonly median: number | null
  readonly ninth: number | null
}

/** Whole values from 0, counted by how large they are: a million need no more room than a few. */
export class Tally {
  #counts = new Uint32Array(16)
  /** Beyond what a list is made for: a clock that once went wrong must not make it a long one. */
  readonly #rare = new Map<number, number>()
  n = 0
  add(value: number): void {
    this.n++
    if (value >= mostListed) return void this.#rare.set(value, (this.#rare.get(value) ?? 0) + 1)
    if (value >= this.#counts.length) this.#grow(value)
    this.#counts[value]!++
  }
  #grow(value: number): void {
    const longer = new Uint32Array(2 ** Math.ceil(Math.log2(value + 1)))
    longer.set(this.#counts)
    this.#counts = longer
  }
  /** The smallest value that such a part does not exceed; null of none. */
  quantile(part: number): number | null {
    if (this.n === 0) return null
    let left = this.n * part - 1e-9
    for (let value = 0; value < this.#counts.length; value++) if ((left -= this.#counts[value]!) <= 0) return value
    const rare = [...this.#rare].sort(([a], [b]) => a - b)
    return rare.find(([, count]) => (left -= count) <= 0)![0]
  }
  /** The same in a larger unit, of which this many values are one. */
  told(of = 1): Spread {
    const [median, ninth] = [0.5, 0.9].map((part) => this.quantile(part)) as [number | null, number | null]
    return { n: this.n, median: median && median / of, ninth: ninth && ninth / of }
  }
}
const mostListed = 2 ** 16

/** What became of cases, or of those of one month. */
interface Counts {
  cases: number
  answered: number
  askedMore: number
  /** Their tenth working day has passed, and of those how many had no answer by then. */
  due: number
  late: number
  withImages: number
  inadequate: number
}
const none = (): Counts => ({
  cases: 0,
  answered: 0,
  askedMore: 0,
  due: 0,
  late: 0,
  withImages: 0,
  inadequate: 0,
})

/** What is told of all cases of a window: plain values, which can be handed from one thread to another. */
export interface CasesTold extends Readonly<Counts> {
  readonly opened: number
  readonly acknowledged: number
  readonly messages: number
  readonly saidHelped: number
  readonly helped: number
  readonly saidLearned: number
  readonly learned: number
  readonly takenHours: Spread
  readonly answerHours: Spread
  readonly answerDays: Spread
  readonly openedHours: Spread
  readonly acknowledgedHours: Spread
  readonly draftSeconds: Spread
  readonly dispositions: ReadonlyMap<string, number>
  readonly intents: ReadonlyMap<string, number>
  readonly months: ReadonlyMap<string, Readonly<Counts> & { readonly waits: Spread }>
  /** Working days until the answer, by office. */
  readonly waits: ReadonlyMap<string, Spread>
}

/** No figure is told more exactly than to a tenth of an hour. */
const tenths = 10

/** This module is a task that a door may have done aside. */
export const begin = ({ from, now }: { from: string; now: Date }): CaseSums => new CaseSums(from, now)

/** What becomes of cases, added up bite by bite. */
export class CaseSums {
  readonly #all = {
    ...none(),
    opened: 0,
    acknowledged: 0,
    messages: 0,
    saidHelped: 0,
    helped: 0,
    saidLearned: 0,
    learned: 0,
  }
  readonly #taken = new Tally()
  readonly #answer = new Tally()
  readonly #opened = new Tally()
  readonly #acknowledged = new Tally()
  readonly #draft = new Tally()
  readonly #days = new Tally()
  readonly #dispositions = new Map<string, number>()
  readonly #intents = new Map<string, number>()
  readonly #months = new Map<string, { counts: Counts; waits: Tally }>()
  readonly #waits = new Map<string, Tally>()
  readonly #workingDays: (minute: number) => number
  readonly #passed: number

  constructor(from: string, now: Date) {
    this.#workingDays = workingDayCounter(from, now)
    this.#passed = this.#workingDays(Math.floor(now.getTime() / 60_000)) - assessmentDays
  }

  readonly add = (bite: Bite): void => {
    const all = this.#all
    const month = getOr(this.#months, bite.month, () => ({ counts: none(), waits: new Tally() }))
    for (const counts of [all, month.counts])
      for (const name of ['cases', 'askedMore', 'withImages', 'inadequate'] as const) counts[name] += bite[name]
    for (const name of ['messages', 'saidHelped', 'helped', 'saidLearned', 'learned'] as const) all[name] += bite[name]
    for (const one of words(bite.dispositions)) count(this.#dispositions, one)
    for (const one of words(bite.intents)) if (one.includes('>')) count(this.#intents, one)
    for (const seconds of numbers(bite.draftSeconds)) this.#draft.add(seconds)
    for (const minutes of numbers(bite.claimed)) this.#taken.add(tenthsOf(minutes))
    for (const minutes of numbers(bite.opened)) this.#opened.add(tenthsOf(minutes))
    for (const minutes of numbers(bite.acknowledged)) this.#acknowledged.add(tenthsOf(minutes))
    this.#addAnswers(bite, month)
  }

  #addAnswers(bite: Bite, month: { counts: Counts; waits: Tally }): void {
    const [offices, answers] = [words(bite.offices), numbers<number | null>(bite.answered)]
    const own = none()
    for (const [n, sent] of numbers(bite.sent).entries()) {
      const began = this.#workingDays(sent)
      const answered = answers[n]!
      if (answered === null) {
        const hasPassed = Number(began < this.#passed)
        own.due += hasPassed
        own.late += hasPassed
        continue
      }
      const wait = Math.max(0, this.#workingDays(sent + answered) - began)
      own.due++
      own.answered++
      own.late += Number(wait > assessmentDays)
      for (const tally of [this.#days, month.waits, getOr(this.#waits, offices[n]!, () => new Tally())]) tally.add(wait)
      this.#answer.add(tenthsOf(answered))
    }
    for (const counts of [this.#all, month.counts])
      for (const name of ['answered', 'due', 'late'] as const) counts[name] += own[name]
  }

  readonly told = (): CasesTold => ({
    ...this.#all,
    opened: this.#opened.n,
    acknowledged: this.#acknowledged.n,
    takenHours: this.#taken.told(tenths),
    answerHours: this.#answer.told(tenths),
    answerDays: this.#days.told(),
    openedHours: this.#opened.told(tenths),
    acknowledgedHours: this.#acknowledged.told(tenths),
    draftSeconds: this.#draft.told(),
    dispositions: this.#dispositions,
    intents: this.#intents,
    months: new Map([...this.#months].map(([one, { counts, waits }]) => [one, { ...counts, waits: waits.told() }])),
    waits: new Map([...this.#waits].map(([office, waits]) => [office, waits.told()])),
  })
}

/** The columns of a bite. */
const numbers = <T = number>(column: string | null): T[] => JSON.parse(`[${column ?? ''}]`)
const words = (column: string | null): string[] => column?.split(',') ?? []
const tenthsOf = (minutes: number): number => Math.max(0, Math.round(minutes / 6))
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
  const [dayMs, hourMs] = [86_400_000, 3_600_000]
  const byDay = new Map<string, number>()
  let passed = 0
  for (let noon = Date.parse(from) - 2 * dayMs + dayMs / 2; noon < now.getTime() + 3 * dayMs; noon += dayMs) {
    if (isWorkingDay(new Date(noon))) passed++
    byDay.set(osloDate(new Date(noon)), passed)
  }
  // Oslo lies a whole number of hours from UTC, so an hour has one day. Each is asked for once.
  const first = Math.floor(Date.parse(from) / hourMs) - 48
  const byHour = new Int32Array(Math.ceil(now.getTime() / hourMs) - first + 72).fill(-1)
  return (minute) => {
    const hour = Math.floor(minute / 60) - first
    const known = byHour[hour]
    if (known !== undefined && known >= 0) return known
    return (byHour[hour] = byDay.get(osloDate(new Date(minute * 60_000))) ?? passed)
  }
}
