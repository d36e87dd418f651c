import { LysElement } from './element.ts'

/** An element that draws figures as wide as its place is, and writes the same numbers out below when somebody opens them. */
export abstract class LysDrawnElement extends LysElement {
  static override properties: Record<string, object> = { room: { state: true }, inNumbers: { state: true } }
  /** Pixels across, so that words keep their size on a narrow screen. */
  declare protected room: number
  /** Written out when somebody opens it: it may be long. */
  declare protected inNumbers: boolean
  // In the next frame: the drawing's height follows its width, and the observer would complain about its own doing.
  readonly #watch = new ResizeObserver(([seen]) =>
    requestAnimationFrame(() => {
      this.room = Math.round(seen!.contentRect.width)
    }),
  )

  constructor() {
    super()
    this.room = 640
    this.inNumbers = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#watch.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#watch.disconnect()
  }

  protected readonly toggle = (event: Event): void => {
    this.inNumbers = (event.currentTarget as HTMLDetailsElement).open
  }
}
