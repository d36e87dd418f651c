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
    try {
      localStorage.setItem(place, JSON.stringify(ids))
    } catch {}
  }
}

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : []
  } catch {
    return []
  }
}
