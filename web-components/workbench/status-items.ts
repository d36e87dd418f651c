import type { Words } from '../shared/setting.ts'
import type { Disposable } from './commands.ts'
import { type Condition, ContextKeys } from './context-keys.ts'

/** A few words at the foot of the screen. */
export interface StatusItem {
  readonly id: string
  /** Asked each time it is shown; where it is empty, nothing is. */
  readonly text: Words
  readonly tooltip?: Words
  /** What pressing it does. */
  readonly command?: string
  readonly when?: Condition
  readonly alignment: 'start' | 'end'
  /** The higher, the nearer to its end of the row. */
  readonly priority?: number
}

/** What stands at the foot of the screen. Dispatches `change` when an item comes or goes. */
export class StatusItems extends EventTarget {
  readonly #items = new Map<string, { readonly item: StatusItem; readonly isThere: () => boolean }>()
  readonly #context: ContextKeys

  constructor(context = new ContextKeys()) {
    super()
    this.#context = context
  }

  /** Throws when the id is taken, and WhenError for a condition that cannot be read. */
  register(item: StatusItem): Disposable {
    if (this.#items.has(item.id)) throw new Error(`The status item ${item.id} is already there.`)
    const placed = { item, isThere: this.#context.ask(item.when) }
    this.#items.set(item.id, placed)
    this.dispatchEvent(new Event('change'))
    return {
      dispose: () => {
        if (this.#items.get(item.id) !== placed) return
        this.#items.delete(item.id)
        this.dispatchEvent(new Event('change'))
      },
    }
  }

  /** What stands there now, from the start of the row to its end. */
  of(alignment: StatusItem['alignment']): readonly StatusItem[] {
    const turn = alignment === 'start' ? 1 : -1
    return [...this.#items.values()]
      .filter(({ item, isThere }) => item.alignment === alignment && isThere())
      .map(({ item }) => item)
      .sort((a, b) => turn * ((b.priority ?? 0) - (a.priority ?? 0)))
  }
}
