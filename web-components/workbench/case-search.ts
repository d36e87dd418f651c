import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** How long typing must rest before it is searched for. */
const restMs = 250

/** What is typed into the search, and a moment later what is searched for. */
export class CaseSearch implements ReactiveController {
  typed = ''
  sought = ''
  #resting: ReturnType<typeof setTimeout> | undefined
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }
  hostDisconnected(): void {
    clearTimeout(this.#resting)
  }

  seek(text: string): void {
    this.typed = text
    clearTimeout(this.#resting)
    if (text === '') this.#ask()
    else this.#resting = setTimeout(() => this.#ask(), restMs)
    this.#host.requestUpdate()
  }

  #ask(): void {
    this.sought = this.typed
    this.#host.requestUpdate()
  }
}
