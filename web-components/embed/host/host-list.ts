import { type Ask, sameData } from './ask-host.ts'
import type { Done, Soon, Undo } from './portal-host.ts'

interface Entered<T> {
  readonly item: T
  readonly undo: Promise<Undo | undefined>
}

type Update<T> = ((key: string, item: T) => Done) | 'again' | undefined

/** What of ours stands in one of the host's lists. What it refuses is told by name, and not tried again while it stays the same. */
export class HostList<T> {
  readonly #entered = new Map<string, Entered<T>>()
  readonly #ask: Ask
  readonly #name: string
  readonly #register: ((key: string, item: T) => Soon<Undo>) | undefined
  readonly #update: Update<T>

  /** A host without this list is left in peace. What is different is told by `update`, or registered again, or not at all. */
  constructor(
    ask: Ask,
    name: string,
    register: ((key: string, item: T) => Soon<Undo>) | undefined,
    update?: Update<T>,
  ) {
    this.#ask = ask
    this.#name = name
    this.#register = register
    this.#update = update
  }

  /** Makes the host's list the same as this one: what is gone is disposed of, what is new registered, what differs told. */
  async sync(wanted: ReadonlyMap<string, T>): Promise<void> {
    const done: Promise<unknown>[] = []
    for (const key of this.#entered.keys()) if (!wanted.has(key)) done.push(this.#remove(key))
    for (const [key, item] of wanted) {
      const known = this.#entered.get(key)
      if (!known) done.push(this.#enter(key, item))
      else if (!sameData(known.item, item)) done.push(this.#change(key, known, item))
    }
    await Promise.all(done)
  }

  #enter(key: string, item: T): Promise<unknown> {
    const register = this.#register
    if (!register) return Promise.resolve()
    const undo = this.#ask.undoable(`${this.#name} ${key}`, () => register(key, item))
    this.#entered.set(key, { item, undo })
    return undo
  }
  async #change(key: string, known: Entered<T>, item: T): Promise<void> {
    const update = this.#update
    if (update === 'again') {
      await this.#remove(key)
      await this.#enter(key, item)
      return
    }
    this.#entered.set(key, { item, undo: known.undo })
    // What it refused it need not hear of.
    if (update && (await known.undo)) await this.#ask.done(`${this.#updating} ${key}`, () => update(key, item))
  }
  /** `registerView` has its `updateView`. */
  get #updating(): string {
    return this.#name.replace('register', 'update')
  }
  async #remove(key: string): Promise<void> {
    const known = this.#entered.get(key)
    this.#entered.delete(key)
    const undo = await known?.undo
    if (undo) await this.#ask.done(`${this.#name} ${key}`, () => undo.dispose())
  }
}
