import { keep, kept, textsOf } from '../shared/kept.ts'

const place = 'lysbord.recent-commands'
const most = 50

/** The commands that were chosen on this machine, the last one first. A portal may forbid to keep them. */
export class RecentCommands {
  #ids: readonly string[]

  constructor() {
    this.#ids = textsOf(kept(place)).slice(0, most)
  }

  all(): readonly string[] {
    return this.#ids
  }
  note(id: string): void {
    this.#keep([id, ...this.#ids.filter((one) => one !== id)].slice(0, most))
  }
  forget(id: string): void {
    this.#keep(this.#ids.filter((one) => one !== id))
  }

  #keep(ids: readonly string[]): void {
    this.#ids = ids
    keep(place, ids)
  }
}
