/** Where something is kept on this machine between visits: never anything of a patient. A host may forbid it. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem'>

export function storage(): Keeper | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}

/** What was kept there, and may be anything; null when nothing was, or it cannot be read. */
export function kept(place: string, keeper = storage()): unknown {
  try {
    return JSON.parse(keeper?.getItem(place) ?? 'null')
  } catch {
    return null
  }
}

/** The texts among what was kept; none where it is no list. */
export const textsOf = (found: unknown): readonly string[] =>
  Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []

/** Where it is forbidden, or there is no room, each visit begins the same. */
export function keep(place: string, value: unknown, keeper = storage()): void {
  try {
    keeper?.setItem(place, JSON.stringify(value))
  } catch {}
}
