import { language } from '../shared/i18n.ts'
import type { Registries } from './registries.ts'
import { written } from './strokes.ts'
import { UserKeys } from './user-keys.ts'

/** Commands and their keys, as somebody sees and changes them. */
export class CommandKeys {
  readonly #registries: Registries
  readonly #own: UserKeys

  constructor(registries: Registries) {
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
  written(event: KeyboardEvent): string {
    return written(event)
  }
  others(command: string, key: string): readonly string[] {
    return this.#own.others(command, key).map((id) => this.#registries.commands.get(id)?.title() ?? id)
  }
  move(command: string, key: string): void {
    this.#own.move(command, key)
  }
  remove(command: string): void {
    this.#own.remove(command)
  }
  reset(command: string): void {
    this.#own.reset(command)
  }
}
