import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Client, ListedCase, ShownCases, WaitingCounts } from '../client.ts'

const lanes = ['urgent', 'deadline', 'news', 'rest'] as const
export type Lane = (typeof lanes)[number]

interface Source {
  readonly client: Client
  readonly unitId: string
  readonly show: ShownCases
  /** What is looked for; empty where nothing is. */
  readonly search: string
}
interface Read {
  readonly cases: readonly ListedCase[]
  readonly counts: WaitingCounts
  /** Not everything that fits is shown, and asking for more shows no more. */
  readonly cutOff: boolean
  /** These were looked for. */
  readonly isSearch: boolean
  readonly next: string | null
  readonly pages: number
}
const noCounts: WaitingCounts = { waiting: 0, due: 0, yours: 0 }
const nothing: Read = { cases: [], counts: noCounts, cutOff: false, isSearch: false, next: null, pages: 1 }

/** The waiting cases of one unit, read page by page and again from time to time. What is on the screen stays there while an answer is awaited or none comes. */
export class WaitingCases implements ReactiveController {
  state: 'loading' | 'ready' | 'failed' = 'loading'
  /** Why the last reading failed; the cases shown are then as old as `readAt`. */
  error: unknown
  readAt: Date | undefined
  busy = false
  #read = nothing
  /** Grows with every reading, so that a late answer to an earlier one is dropped. */
  #reading = 0
  #source: Source | undefined
  readonly #host: ReactiveControllerHost
  readonly #loaded: () => void

  constructor(host: ReactiveControllerHost, loaded: () => void) {
    this.#host = host
    this.#loaded = loaded
    host.addController(this)
  }
  hostConnected(): void {}

  get counts(): WaitingCounts {
    return this.#read.counts
  }
  get cutOff(): boolean {
    return this.#read.cutOff
  }
  get isSearch(): boolean {
    return this.#read.isSearch
  }
  get hasMore(): boolean {
    return this.#read.next !== null
  }
  /** Top to bottom, as the headings order them. */
  get cases(): readonly ListedCase[] {
    return this.lanes.flatMap((lane) => lane.cases)
  }
  get lanes(): readonly { lane: Lane; cases: readonly ListedCase[] }[] {
    return lanes
      .map((lane) => ({ lane, cases: this.#read.cases.filter((one) => one.lane === lane) }))
      .filter(({ cases }) => cases.length > 0)
  }

  /** Forgets what was shown and reads another unit; others of the same unit take the place of those shown once they are here. */
  start(source: Source): Promise<void> {
    const before = this.#source
    const same = before?.unitId === source.unitId && before.client === source.client && this.state === 'ready'
    this.#source = source
    this.#read = same ? { ...this.#read, pages: 1 } : nothing
    if (!same) this.state = 'loading'
    return this.refresh()
  }

  /** Reads as many pages again as are shown. */
  refresh(): Promise<void> {
    const { pages, counts } = this.#read
    return this.#ask(async ({ client, unitId, show, search }) => {
      if (search) {
        const found = await client.searchWaiting(unitId, search)
        return { ...nothing, cases: found.items, cutOff: found.more, isSearch: true, counts }
      }
      let read: Read = { ...nothing, pages: 0 }
      do {
        const got = await client.listWaiting(unitId, read.next ?? undefined, show)
        read = joined(read, got)
      } while (read.next !== null && read.pages < pages)
      return read
    })
  }

  /** Reads the next page, if there is one and no reading is under way. */
  async more(): Promise<void> {
    const shown = this.#read
    const after = shown.next
    if (after === null || this.busy) return
    await this.#ask(async ({ client, unitId, show }) => joined(shown, await client.listWaiting(unitId, after, show)))
  }

  /** Takes a case off at once, before the server is asked. */
  drop(referralId: string): void {
    const cases = this.#read.cases.filter((one) => one.id !== referralId)
    if (cases.length === this.#read.cases.length) return
    const { counts } = this.#read
    this.#read = { ...this.#read, cases, counts: { ...counts, waiting: Math.max(0, counts.waiting - 1) } }
    this.#host.requestUpdate()
  }

  async #ask(read: (source: Source) => Promise<Read>): Promise<void> {
    if (!this.#source) return
    const reading = ++this.#reading
    this.busy = true
    this.#host.requestUpdate()
    try {
      const answer = await read(this.#source)
      if (reading !== this.#reading) return
      this.#read = answer
      this.state = 'ready'
      this.error = undefined
      this.readAt = new Date()
      this.#loaded()
    } catch (error) {
      if (reading !== this.#reading) return
      this.error = error
      if (this.state === 'loading') this.state = 'failed'
    } finally {
      if (reading === this.#reading) this.busy = false
      this.#host.requestUpdate()
    }
  }
}

/** A case that moved between two pages while they were read is shown once. */
function joined(read: Read, got: { items: readonly ListedCase[]; next: string | null } & WaitingCounts): Read {
  const known = new Set(read.cases.map((one) => one.id))
  return {
    cases: [...read.cases, ...got.items.filter((one) => !known.has(one.id))],
    counts: { waiting: got.waiting, due: got.due, yours: got.yours },
    cutOff: false,
    isSearch: false,
    next: got.next,
    pages: read.pages + 1,
  }
}
