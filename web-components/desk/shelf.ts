interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
  readonly total: number
}

/** One list of the desk, read page by page. Dispatches `change`. */
export class Shelf<T> extends EventTarget {
  readonly #read: (after?: string) => Promise<Page<T>>
  #next: string | null = null
  #reading = 0
  items: readonly T[] | undefined
  /** All there are, also those not read yet. */
  total = 0
  problem: unknown

  constructor(read: (after?: string) => Promise<Page<T>>) {
    super()
    this.#read = read
  }

  get more(): boolean {
    return this.#next !== null
  }

  /** From the top again; what is shown stays until the answer comes. */
  readAgain = (): Promise<void> => this.#take(undefined, () => [])
  readMore = (): Promise<void> =>
    this.#next === null ? Promise.resolve() : this.#take(this.#next, () => this.items ?? [])

  take(gone: (item: T) => boolean): void {
    const left = this.items?.filter((item) => !gone(item))
    this.total -= (this.items?.length ?? 0) - (left?.length ?? 0)
    this.items = left
    this.dispatchEvent(new Event('change'))
  }

  async #take(after: string | undefined, before: () => readonly T[]): Promise<void> {
    const reading = ++this.#reading
    try {
      const page = await this.#read(after)
      // Of two answers the later question counts.
      if (reading !== this.#reading) return
      this.items = [...before(), ...page.items]
      this.#next = page.next
      this.total = page.total
      this.problem = undefined
    } catch (problem) {
      if (reading === this.#reading) this.problem = problem
    }
    this.dispatchEvent(new Event('change'))
  }
}
