import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Glass } from '../client.ts'

const minuteMs = 60_000

/** How long the open case may still be read: counts down by the minute, and says when the hour is over. */
export class GlassHour implements ReactiveController {
  #glass: Glass | null = null
  #endsAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #host: ReactiveControllerHost
  readonly #over: () => void

  constructor(host: ReactiveControllerHost, over: () => void) {
    this.#host = host
    this.#over = over
    host.addController(this)
  }
  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }

  /** Minutes left, begun ones too. */
  get minutes(): number {
    return Math.max(0, Math.ceil((this.#endsAt - Date.now()) / minuteMs))
  }

  /** Which one is open now; null when the case is hers anyhow. */
  watch(glass: Glass | null): void {
    if (glass === this.#glass) return
    this.#glass = glass
    // The clock of this machine may be wrong; how long something lasts it knows, also through its sleep.
    this.#endsAt = glass ? Date.now() + glass.secondsLeft * 1_000 : 0
    this.#wait()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (!this.#glass) return
    const left = this.#endsAt - Date.now()
    if (left <= 0) {
      this.#glass = null
      this.#over()
      return
    }
    this.#timer = setTimeout(
      () => {
        this.#host.requestUpdate()
        this.#wait()
      },
      left % minuteMs || minuteMs,
    )
  }
}
