import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How long the first Ctrl+Enter waits for the second, and how long one that is held must be held. */
export const againMs = 2000
export const holdMs = 600

/** Whether a key is down, wherever on the page it was pressed. */
export class HeldKey implements ReactiveController {
  #down = false
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #is: (event: KeyboardEvent) => boolean

  constructor(host: ReactiveControllerHost, is: (event: KeyboardEvent) => boolean) {
    this.#is = is
    host.addController(this)
  }
  hostConnected(): void {
    addEventListener('keydown', this.#pressed, { capture: true })
    addEventListener('keyup', this.#released, { capture: true })
    addEventListener('blur', this.#released)
  }
  hostDisconnected(): void {
    removeEventListener('keydown', this.#pressed, { capture: true })
    removeEventListener('keyup', this.#released, { capture: true })
    removeEventListener('blur', this.#released)
    this.#released()
  }

  /** Does the deed if the key is down now and stays down that long. */
  held(ms: number, deed: () => void): void {
    clearTimeout(this.#timer)
    if (this.#down) this.#timer = setTimeout(deed, ms)
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (this.#is(event)) this.#down = true
  }
  /** Any key that comes up ends it: a Mac tells no keyup of a letter while Command is down. */
  readonly #released = (): void => {
    this.#down = false
    clearTimeout(this.#timer)
  }
}

/** Whether a key belongs to what is being written. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath()
  return target instanceof HTMLElement && target.matches('textarea, select, input:not([type=radio])')
}
