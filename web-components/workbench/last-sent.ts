import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Sent } from './sent.ts'

/** What was sent last: whether it can still be taken back, and its text for the record. Asks its host to draw while the seconds run. */
export class LastSent implements ReactiveController {
  #sent: Sent | null = null
  record = ''
  #ticking: ReturnType<typeof setInterval> | undefined
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }
  hostDisconnected(): void {
    clearInterval(this.#ticking)
  }

  get sent(): Sent | null {
    return this.#sent
  }
  get isHeld(): boolean {
    return this.#sent?.state === 'held'
  }

  note(sent: Sent): void {
    this.#sent = sent
    this.#host.requestUpdate()
    clearInterval(this.#ticking)
    if (sent.state === 'held') this.#ticking = setInterval(() => this.#tick(), 500)
  }

  /** Its text, for the record. A browser that does not let us leaves the clipboard as it was. */
  async copy(): Promise<void> {
    await navigator.clipboard?.writeText(this.record).catch(() => undefined)
  }

  /** Carries out the undoing. One that did not succeed may be tried again while the seconds last. */
  async undo(undoing: () => Promise<void> | undefined): Promise<void> {
    const sent = this.#sent
    if (!sent || !this.isHeld) return
    try {
      await undoing()
    } catch (problem) {
      if (this.#sent !== sent) return
      this.#sent = { ...sent, problem }
      this.#host.requestUpdate()
    }
  }

  #tick(): void {
    const sent = this.#sent
    if (sent?.state === 'held' && Date.now() >= sent.until) {
      const { problem: _, ...left } = sent
      this.#sent = { ...left, state: 'left' }
    }
    if (!this.isHeld) clearInterval(this.#ticking)
    this.#host.requestUpdate()
  }
}
