import type { Keybindings } from '../../workbench/keybindings.ts'
import { strokesOf } from '../../workbench/strokes.ts'

/** The keys that are the portal's own: within our view too, but where our user gave one to a command of ours herself. */
export class OwnedKeys {
  #strokes: ReadonlySet<string> = new Set()
  readonly #given = new Map<
    Keybindings,
    { readonly taken: string; readonly undoings: readonly { dispose(): void }[] }
  >()

  /** A text that is no key is nobody's. */
  set keys(keys: readonly string[]) {
    this.#strokes = new Set(keys.flatMap(firstStroke))
    for (const keybindings of this.#given.keys()) this.#give(keybindings)
  }

  /** Takes them from these keys, and from what comes to them later. */
  takesFrom(keybindings: Keybindings): { dispose(): void } {
    const again = () => this.#give(keybindings)
    keybindings.addEventListener('change', again)
    this.#give(keybindings)
    return {
      dispose: () => {
        keybindings.removeEventListener('change', again)
        for (const undo of this.#given.get(keybindings)?.undoings ?? []) undo.dispose()
        this.#given.delete(keybindings)
      },
    }
  }

  #give(keybindings: Keybindings): void {
    const taken = keybindings
      .all()
      .filter(
        ({ key, command, level }) => level !== 'user' && level !== 'host' && !command.startsWith('-') && this.#has(key),
      )
      .map(({ key, command }) => ({ key, command: `-${command}` }))
    const before = this.#given.get(keybindings)
    const now = JSON.stringify(taken)
    // What we register here is a change too.
    if (before?.taken === now) return
    this.#given.set(keybindings, { taken: now, undoings: [] })
    for (const undo of before?.undoings ?? []) undo.dispose()
    this.#given.set(keybindings, { taken: now, undoings: taken.map((one) => keybindings.register(one, 'host')) })
  }
  #has(key: string): boolean {
    return firstStroke(key).some((stroke) => this.#strokes.has(stroke))
  }
}

function firstStroke(key: string): readonly string[] {
  try {
    return strokesOf(key).slice(0, 1)
  } catch {
    return []
  }
}
