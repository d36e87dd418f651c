import { language } from '../shared/i18n.ts'
import type { Registries } from './registries.ts'
import { UserKeys } from './user-keys.ts'

/** Commands and their keys, as somebody sees and changes them. Dispatches `change` when a key is another. */
export class CommandKeys extends EventTarget {
  readonly #registries: Registries
  readonly #own: UserKeys

  constructor(registries: Registries) {
    super()
    this.#registries = registries
    this.#own = new UserKeys(registries.keybindings)
  }

  /** Every command that somebody may choose, by its title. */
  rows(): readonly { command: string; title: string; keys: readonly string[]; isOwn: boolean }[] {
    const { commands, keybindings, menus } = this.#registries
    return commands
      .all()
      .filter(({ id }) => !menus.isHidden(id))
      .map(({ id, title }) => ({
        command: id,
        title: title(),
        keys: keybindings.keysOf(id),
        isOwn: this.#own.isOwn(id),
      }))
      .sort((a, b) => a.title.localeCompare(b.title, language()))
  }
  others(command: string, key: string): readonly string[] {
    return this.#own.others(command, key).map((id) => this.#registries.commands.get(id)?.title() ?? id)
  }
  move(command: string, key: string): void {
    this.#own.move(command, key)
    this.#changed()
  }
  remove(command: string): void {
    this.#own.remove(command)
    this.#changed()
  }
  reset(command: string): void {
    this.#own.reset(command)
    this.#changed()
  }
  #changed(): void {
    this.dispatchEvent(new Event('change'))
  }
}
