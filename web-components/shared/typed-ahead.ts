/** No field takes longer to come; after that the keys mean what they meant. */
const longestMs = 3_000

/**
 * What is typed between the key that asks for a field and the field: it belongs there, and runs nothing else meanwhile.
 * Ends when it is taken.
 */
export class TypedAhead {
  #typed = ''
  readonly #over = setTimeout(() => this.take(), longestMs)

  constructor() {
    addEventListener('keydown', this, true)
  }

  handleEvent(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    if (event.key === 'Backspace') this.#typed = this.#typed.slice(0, -1)
    else if (event.key.length === 1) this.#typed += event.key
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  take(): string {
    removeEventListener('keydown', this, true)
    clearTimeout(this.#over)
    const typed = this.#typed
    this.#typed = ''
    return typed
  }
}
