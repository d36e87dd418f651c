import type { Disposable } from './commands.ts'
import { parseWhen, type When } from './when.ts'

/** A condition: in the words of a `when`, or as a function of our own. */
export type Condition = string | (() => boolean)

/** What is so now, by name: what conditions ask about. Dispatches `change` when a key that was set has another value. */
export class ContextKeys extends EventTarget {
  readonly #values = new Map<string, unknown>()
  readonly #readers = new Map<string, () => unknown>()

  /** The same as `setContext` of VS Code. Undefined takes the key away. */
  set(key: string, value: unknown): void {
    if (this.#values.get(key) === value) return
    if (value === undefined) this.#values.delete(key)
    else this.#values.set(key, value)
    this.dispatchEvent(new Event('change'))
  }

  /** A key that is looked up each time it is asked about, so that it never grows old. Throws when another one reads it. */
  define(key: string, read: () => unknown): Disposable {
    if (this.#readers.has(key)) throw new Error(`The context key ${key} is already there.`)
    this.#readers.set(key, read)
    return {
      dispose: () => {
        if (this.#readers.get(key) === read) this.#readers.delete(key)
      },
    }
  }

  readonly read = (key: string): unknown => {
    const reader = this.#readers.get(key)
    return reader ? reader() : this.#values.get(key)
  }

  holds(when: When | undefined): boolean {
    return when?.holds(this.read) ?? true
  }

  /** A condition as a question. Throws WhenError for words that cannot be read. */
  ask(condition: Condition | undefined): () => boolean {
    if (condition === undefined) return () => true
    if (typeof condition === 'function') return condition
    const when = parseWhen(condition)
    return () => when.holds(this.read)
  }

  /** Every key and its value now, by name. */
  all(): readonly (readonly [key: string, value: unknown])[] {
    return [...new Set([...this.#readers.keys(), ...this.#values.keys()])]
      .sort()
      .map((key) => [key, this.read(key)] as const)
  }
}
