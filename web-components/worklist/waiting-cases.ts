import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Client, ListedCase } from '../client.ts'

const lanes = ['urgent', 'deadline', 'news', 'rest'] as const
export type Lane = (typeof lanes)[number]

interface Source {
  readonly client: Client
  readonly unitId: string
}
interface Read {
  readonly cases: readonly ListedCase[]
  readonly waiting: number
  readonly next: string | null
  readonly pages: number
}
const nothing: Read = { cases: [], waiting: 0, next: null, pages: 1 }

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

  get waiting(): number {
    return this.#read.waiting
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

  /** Forgets what was shown and reads another unit. */
  start(client: Client, unitId: string): Promise<void> {
    this.#source = { client, unitId }
    this.#read = nothing
    this.state = 'loading'
    return this.refresh()
  }

  /** Reads as many pages again as are shown. */
  refresh(): Promise<void> {
    const { pages } = this.#read
    return this.#ask(async ({ client, unitId }) => {
      let read: Read = { ...nothing, pages: 0 }
      do {
        const got = await client.listWaiting(unitId, read.next ?? undefined)
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
    await this.#ask(async ({ client, unitId }) => joined(shown, await client.listWaiting(unitId, after)))
  }

  /** Takes a case off at once, before the server is asked. */
  drop(referralId: string): void {
    const cases = this.#read.cases.filter((one) => one.id !== referralId)
    if (cases.length === this.#read.cases.length) return
    this.#read = { ...this.#read, cases, waiting: Math.max(0, this.#read.waiting - 1) }
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
function joined(read: Read, got: { items: readonly ListedCase[]; next: string | null; waiting: number }): Read {
  const known = new Set(read.cases.map((one) => one.id))
  return {
    cases: [...read.cases, ...got.items.filter((one) => !known.has(one.id))],
    waiting: got.waiting,
    next: got.next,
    pages: read.pages + 1,
  }
}
