import type { Commands, Disposable } from './commands.ts'
import { type Condition, ContextKeys } from './context-keys.ts'

/** A row of a menu or a button of a bar: a command in a place. */
export interface MenuItem {
  readonly command: string
  readonly args?: readonly unknown[]
  readonly when?: Condition
  /** `navigation` stands first, the others by name; `@2` behind it is the place within. */
  readonly group?: string
  /** The command that runs instead while Alt is held. */
  readonly alt?: string
}

interface Placed {
  readonly item: MenuItem
  readonly group: string
  readonly place: number
  readonly order: number
  readonly isThere: () => boolean
}

/** Which commands stand where. Dispatches `change` when one comes or goes. */
export class Menus extends EventTarget {
  readonly #places = new Map<string, readonly Placed[]>()
  readonly #commands: Commands
  readonly #context: ContextKeys
  #order = 0

  constructor(commands: Commands, context = new ContextKeys()) {
    super()
    this.#commands = commands
    this.#context = context
  }

  /** Throws WhenError for a condition that cannot be read. */
  register(location: string, item: MenuItem): Disposable {
    const [, group = '', place = ''] = /^([^@]*)(?:@(-?\d+))?$/.exec(item.group ?? '') ?? []
    const placed = { item, group, place: Number(place), order: this.#order++, isThere: this.#context.ask(item.when) }
    this.#places.set(location, [...(this.#places.get(location) ?? []), placed].sort(inOrder))
    this.dispatchEvent(new Event('change'))
    return {
      dispose: () => {
        const left = (this.#places.get(location) ?? []).filter((one) => one !== placed)
        this.#places.set(location, left)
        this.dispatchEvent(new Event('change'))
      },
    }
  }

  /** What stands there now, in its groups; an item whose command is not there is left out. */
  of(location: string): readonly (readonly MenuItem[])[] {
    const there = (this.#places.get(location) ?? []).filter(
      ({ item, isThere }) => this.#commands.get(item.command) !== undefined && isThere(),
    )
    return [...Map.groupBy(there, ({ group }) => group).values()].map((group) => group.map(({ item }) => item))
  }

  /** Whether anything stands in a place on the screen; what is hidden from the palette, or offered to a host, is none. */
  get isUsed(): boolean {
    return [...this.#places].some(([where, items]) => /^(viewer|worklist|reply)\//.test(where) && items.length > 0)
  }

  /** Whether a `commandPalette` item says that this command does not show among all. */
  isHidden(command: string): boolean {
    const said = (this.#places.get('commandPalette') ?? []).filter(({ item }) => item.command === command)
    return said.length > 0 && !said.some(({ isThere }) => isThere())
  }
}

const first = (group: string): number => (group === 'navigation' ? 0 : 1)
const inOrder = (a: Placed, b: Placed): number =>
  first(a.group) - first(b.group) ||
  (a.group < b.group ? -1 : a.group > b.group ? 1 : 0) ||
  a.place - b.place ||
  a.order - b.order
