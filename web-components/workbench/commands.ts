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
  /** Asked each time; without it the command is always there. */
  readonly enabled?: () => boolean
}

/** What can be done here. Dispatches `change` when a command comes or goes. */
export class Commands extends EventTarget {
  readonly #commands = new Map<string, Command>()

  /** Throws when the id is taken: two packs that mean different deeds by one name are a mistake to be seen at once. */
  register(command: Command): Disposable {
    if (this.#commands.has(command.id)) throw new Error(`The command ${command.id} is already there.`)
    this.#commands.set(command.id, command)
    this.dispatchEvent(new Event('change'))
    return {
      dispose: () => {
        if (this.#commands.get(command.id) !== command) return
        this.#commands.delete(command.id)
        this.dispatchEvent(new Event('change'))
      },
    }
  }

  get(id: string): Command | undefined {
    return this.#commands.get(id)
  }

  /** Every command, in the order of arrival. */
  all(): readonly Command[] {
    return [...this.#commands.values()]
  }

  isEnabled(id: string): boolean {
    const command = this.#commands.get(id)
    return command !== undefined && (command.enabled?.() ?? true)
  }

  /** Runs a command and gives what it gave; one that is not enabled does nothing. Throws when there is none of that name. */
  run(id: string, ...args: readonly unknown[]): unknown {
    const command = this.#commands.get(id)
    if (!command) throw new Error(`There is no command ${id}.`)
    return this.isEnabled(id) ? command.run(...args) : undefined
  }
}

/** One undo for many, last first. */
export function together(...disposables: readonly Disposable[]): Disposable {
  return { dispose: () => disposables.toReversed().forEach((one) => void one.dispose()) }
}
