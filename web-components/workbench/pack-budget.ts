/** So many messages a pack may send at once, and so many a second for long: each may have the whole screen drawn anew. */
const atOnce = 200
const perSecond = 50

/** What a pack may still send. `times` as much where it is counted once more. */
export class Budget {
  readonly #times: number
  #left: number
  #at: number

  constructor(now: number, times = 1) {
    this.#times = times
    this.#left = atOnce * times
    this.#at = now
  }

  /** Takes one message from what is left; false where nothing is. */
  spend(now: number): boolean {
    const grown = this.#left + ((now - this.#at) / 1_000) * perSecond * this.#times
    this.#at = now
    this.#left = Math.min(grown, atOnce * this.#times) - 1
    return this.#left >= 0
  }
}
