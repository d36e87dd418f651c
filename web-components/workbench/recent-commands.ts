import { keep, kept } from '../shared/kept.ts'

const place = 'lysbord.recent-commands'
const most = 50

/** The commands that were chosen on this machine, the last one first. A portal may forbid to keep them. */
export class RecentCommands {
  #ids: readonly string[]

  constructor() {
    this.#ids = read()
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

function read(): readonly string[] {
  const found = kept(place)
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string').slice(0, most) : []
}
