import { html, type TemplateResult } from 'lit'
import { formatPercent } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import type { Compared } from './compare-lock.ts'
import { styles } from './curtain.styles.ts'

interface Events {
  changed(): void
  /** They lie on the same place no longer: something stands under one of them alone. */
  parted(): void
}

/** Percent, by which the keys move it. */
const step = 2
const largeStep = 10
/** Pixels by which their heights may differ, and for how long in ms: one of them is drawn first. */
const slack = 2
const partedMs = 400

/** Two photographs on one place: left of a line that can be moved lies the first, right of it the second. */
export class Curtain {
  readonly #on: Events
  /** Percent of the width that the first has. */
  #share = 50
  #isHeld = false
  #watched: readonly Compared[] = []
  #ends: readonly (() => void)[] = []
  #parting: ReturnType<typeof setTimeout> | undefined

  constructor(root: ShadowRoot, on: Events) {
    this.#on = on
    const sheet = styles.styleSheet!
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  }

  /** The line, with the names of what lies on either side of it. */
  line([left, right]: readonly [string, string]): TemplateResult {
    return html`<div class="line" role="slider" tabindex="0" aria-label=${msg(str`Curtain between ${left} and ${right}`)}
      aria-valuemin="0" aria-valuemax="100" aria-valuenow=${this.#share} aria-valuetext=${formatPercent(this.#share / 100)}
      @pointerdown=${this.#take} @pointermove=${this.#drag} @lostpointercapture=${() => (this.#isHeld = false)}
      @dblclick=${(event: Event) => this.#move(event, 50)} @keydown=${this.#key}></div>`
  }

  /** They are drawn over each other as long as they are equally high. */
  watch(panes: readonly Compared[]): void {
    if (panes.length === this.#watched.length && panes.every(({ viewer }, i) => viewer === this.#watched[i]?.viewer))
      return
    for (const end of this.#ends) end()
    this.#watched = panes
    this.#ends = panes.map(({ viewer }) => viewer.onDraw(this.#look))
  }

  end(): void {
    this.watch([])
    clearTimeout(this.#parting)
  }

  readonly #look = (): void => {
    clearTimeout(this.#parting)
    if (this.#isParted()) this.#parting = setTimeout(() => this.#isParted() && this.#on.parted(), partedMs)
  }
  #isParted(): boolean {
    const heights = this.#watched.flatMap(({ viewer }) => (viewer.view ? [viewer.surface.size.height] : []))
    return Math.max(...heights) - Math.min(...heights) > slack
  }

  readonly #take = (event: PointerEvent): void => {
    if (event.button !== 0) return
    const line = event.currentTarget as HTMLElement
    line.setPointerCapture(event.pointerId)
    line.focus()
    event.preventDefault()
    this.#isHeld = true
  }
  readonly #drag = (event: PointerEvent): void => {
    if (!this.#isHeld) return
    const { left, width } = (event.currentTarget as HTMLElement).parentElement!.getBoundingClientRect()
    this.#move(event, (100 * (event.clientX - left)) / width)
  }
  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = event.shiftKey ? largeStep : step
    const places: Readonly<Record<string, number>> = {
      ArrowRight: this.#share + by,
      ArrowUp: this.#share + by,
      ArrowLeft: this.#share - by,
      ArrowDown: this.#share - by,
      PageUp: this.#share + largeStep,
      PageDown: this.#share - largeStep,
      Home: 0,
      End: 100,
    }
    const place = Object.hasOwn(places, event.key) ? places[event.key] : undefined
    if (place === undefined) return
    event.preventDefault()
    this.#move(event, place)
  }

  #move({ currentTarget }: Event, share: number): void {
    this.#share = Math.round(Math.min(100, Math.max(0, share)))
    const table = (currentTarget as HTMLElement).parentElement
    table?.style.setProperty('--curtain', `${this.#share}%`)
    this.#on.changed()
  }
}
