import { type Condition, ContextKeys } from './context-keys.ts'

/** Undoes a registration; a second time it does nothing. */
export interface Disposable {
  dispose(): void
}

/** One deed of the interface, run alike by a button, a key and a row of the palette. */
export interface Command {
  /** `area.verbNoun` */
  readonly id: string
  /** A function, because the language may change. */
  readonly title: () => string
  // biome-ignore lint/suspicious/noExplicitAny: each command has its own arguments; who runs it knows them
  readonly run: (...args: any[]) => unknown
  /** What it belongs to, before its title in a list of all. */
  readonly category?: () => string
  /** Other words by which it is looked for, in either language. */
  readonly synonyms?: readonly string[]
  /** Asked each time; without it the command is always there. */
  readonly enabled?: Condition
}

interface Known {
  readonly command: Command
  readonly isEnabled: () => boolean
}

/** What can be done here. Dispatches `change` when a command comes or goes, and `ran` with its id when one has run. */
export class Commands extends EventTarget {
  readonly #known = new Map<string, Known>()
  readonly #context: ContextKeys

  constructor(context = new ContextKeys()) {
    super()
    this.#context = context
  }

  /**
   * Throws when the id is taken: two packs that mean different deeds by one name are a mistake to be seen at once. Throws
   * WhenError for a condition that cannot be read.
   */
  register(command: Command): Disposable {
    if (this.#known.has(command.id)) throw new Error(`The command ${command.id} is already there.`)
    const own = { command, isEnabled: this.#context.ask(command.enabled) }
    this.#known.set(command.id, own)
    this.dispatchEvent(new Event('change'))
    return {
      dispose: () => {
        if (this.#known.get(command.id) !== own) return
        this.#known.delete(command.id)
        this.dispatchEvent(new Event('change'))
      },
    }
  }

  get(id: string): Command | undefined {
    return this.#known.get(id)?.command
  }

  /** Every command, in the order of arrival. */
  all(): readonly Command[] {
    return [...this.#known.values()].map(({ command }) => command)
  }

  isEnabled(id: string): boolean {
    return this.#known.get(id)?.isEnabled() ?? false
  }

  /** Runs a command and gives what it gave; one that is not enabled does nothing. Throws when there is none of that name. */
  run(id: string, ...args: readonly unknown[]): unknown {
    const known = this.#known.get(id)
    if (!known) throw new Error(`There is no command ${id}.`)
    if (!known.isEnabled()) return undefined
    const given = known.command.run(...args)
    this.dispatchEvent(new CustomEvent('ran', { detail: id }))
    return given
  }
}

/** One undo for many, last first. */
export function together(...disposables: readonly Disposable[]): Disposable {
  return { dispose: () => disposables.toReversed().forEach((one) => void one.dispose()) }
}
