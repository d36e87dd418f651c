import { keepKeys, keptKeys } from './kept-keys.ts'
import type { Keybinding, Keybindings } from './keybindings.ts'
import { strokesOf } from './strokes.ts'

/** The user's own keys on this machine, in the words of VS Code's keybindings.json. */
export class UserKeys {
  readonly #keybindings: Keybindings
  #own: readonly Keybinding[]

  constructor(keybindings: Keybindings) {
    this.#keybindings = keybindings
    this.#own = keptKeys()
  }

  /** Who else has this key, where both could be meant. Throws a sentence when the key is none. */
  others(command: string, key: string): readonly string[] {
    const strokes = strokesOf(key).join(' ')
    return [
      ...new Set(
        this.#keybindings
          .all()
          .filter(
            (one) =>
              !one.command.startsWith('-') && one.command !== command && strokesOf(one.key).join(' ') === strokes,
          )
          .map((one) => one.command),
      ),
    ]
  }

  /** The command runs by this key and by no other. Throws a sentence when the key is none. */
  move(command: string, key: string): void {
    strokesOf(key)
    this.#keep([...this.#without(command), ...this.#removals(command, key), { key, command }])
  }
  /** No key runs it. */
  remove(command: string): void {
    this.#keep([...this.#without(command), ...this.#removals(command)])
  }
  /** As it came. */
  reset(command: string): void {
    this.#keep(this.#without(command))
  }
  isOwn(command: string): boolean {
    return this.#own.some((one) => one.command === command || one.command === `-${command}`)
  }

  #without(command: string): readonly Keybinding[] {
    return this.#own.filter((one) => one.command !== command && one.command !== `-${command}`)
  }
  #removals(command: string, except = ''): readonly Keybinding[] {
    const given = this.#keybindings
      .all()
      .filter((one) => one.command === command && one.level !== 'user' && one.key !== except)
    return given.map(({ key }) => ({ key, command: `-${command}` }))
  }
  #keep(own: readonly Keybinding[]): void {
    this.#own = own
    this.#keybindings.setUser(own)
    keepKeys(own)
  }
}
