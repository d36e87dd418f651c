/** A clock that runs with the machine's and can be put forward. */
export class TestClock {
  #ahead = 0
  #standing: number | undefined
  now = (): Date => new Date((this.#standing ?? Date.now()) + this.#ahead)
  /** For what hangs on a second: until what is given back is called, it stands still. */
  stand(): () => void {
    this.#standing = Date.now()
    return () => {
      this.#standing = undefined
    }
  }
  advance({
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  }: {
    days?: number
    hours?: number
    minutes?: number
    seconds?: number
  }): void {
    this.#ahead += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
  }
}
