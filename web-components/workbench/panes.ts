import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { msg, str } from '../shared/i18n.ts'
import {
  besideFrom,
  bounds,
  fitted,
  keepWanted,
  keptWanted,
  mostOf,
  type Pane,
  type Room,
  tableOf,
  type Wanted,
} from './pane-sizes.ts'

interface Screen extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment
  readonly room: Room
}

const step = 16
const largeStep = 64
const titles: Readonly<Record<Pane, () => string>> = {
  list: () => msg('Width of the list'),
  side: () => msg('Width of question and reply'),
}

/** How wide the panes are beside the photographs. Dragged, moved with arrow keys or by commands; kept on this machine. */
export class Panes implements ReactiveController {
  readonly #screen: Screen
  #wanted = keptWanted()
  #drag: { readonly pane: Pane; readonly from: number; readonly size: number } | undefined

  constructor(screen: Screen) {
    this.#screen = screen
    screen.addController(this)
  }

  /** Before the browser draws; as properties of ours, because a style in an attribute is forbidden. */
  hostUpdated(): void {
    const frame = this.#screen.renderRoot.querySelector<HTMLElement>('.frame')
    if (!frame) return
    const { list, side } = this.sizes
    frame.style.setProperty('--list', `${list}px`)
    frame.style.setProperty('--side', `${side}px`)
  }

  get sizes(): Readonly<Record<Pane, number>> {
    return fitted(this.#wanted, this.#screen.room)
  }
  /** How much is left for the photographs. */
  get table(): number {
    return tableOf(this.#wanted, this.#screen.room)
  }
  get sideFolded(): boolean {
    return this.#wanted.sideFolded === true
  }
  /** Question and reply have room beside each other. */
  get isBeside(): boolean {
    return this.sizes.side >= besideFrom
  }

  foldSide(folds: boolean): void {
    if (folds !== this.sideFolded) this.#want({ ...this.#wanted, sideFolded: folds })
  }
  resize(pane: Pane, size: number): void {
    const { least } = bounds[pane]
    const fits = Math.min(mostOf(pane, this.#wanted, this.#screen.room), Math.max(least, Math.round(size)))
    this.#want({ ...this.#wanted, [pane]: fits, last: pane })
  }
  widen(pane: Pane, by: number = largeStep): void {
    this.resize(pane, this.sizes[pane] + by)
  }
  reset(...panes: readonly Pane[]): void {
    const rest = Object.entries(this.#wanted).filter(([name]) => !panes.includes(name as Pane))
    this.#want(Object.fromEntries(rest))
  }

  #want(wanted: Wanted): void {
    this.#wanted = wanted
    if (!this.#drag) keepWanted(wanted)
    this.#screen.requestUpdate()
  }

  /** The line between a pane and the photographs, to take hold of. */
  separator(pane: Pane, controls: string): TemplateResult {
    const size = this.sizes[pane]
    return html`<div
      class=${`separator ${pane}`}
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${titles[pane]()}
      aria-controls=${controls}
      aria-valuenow=${size}
      aria-valuemin=${bounds[pane].least}
      aria-valuemax=${mostOf(pane, this.#wanted, this.#screen.room)}
      aria-valuetext=${msg(str`${size} pixels`)}
      @pointerdown=${(event: PointerEvent) => this.#take(pane, event)}
      @pointermove=${this.#move}
      @lostpointercapture=${this.#leave}
      @dblclick=${() => this.reset(pane)}
      @keydown=${(event: KeyboardEvent) => this.#key(pane, event)}
    ></div>`
  }

  #take(pane: Pane, event: PointerEvent): void {
    if (event.button !== 0) return
    ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
    this.#drag = { pane, from: event.clientX, size: this.sizes[pane] }
  }
  readonly #move = (event: PointerEvent): void => {
    if (!this.#drag) return
    const { pane, from, size } = this.#drag
    const turn = grows(pane, event.currentTarget as HTMLElement)
    if (event.clientX !== from || this.sizes[pane] !== size) this.resize(pane, size + turn * (event.clientX - from))
  }
  readonly #leave = (): void => {
    if (!this.#drag) return
    this.#drag = undefined
    keepWanted(this.#wanted)
  }

  #key(pane: Pane, event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = grows(pane, event.currentTarget as HTMLElement) * (event.shiftKey ? largeStep : step)
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => this.widen(pane, by),
      ArrowLeft: () => this.widen(pane, -by),
      Home: () => this.resize(pane, 0),
      End: () => this.resize(pane, Number.MAX_SAFE_INTEGER),
      Enter: () => this.reset(pane),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
}

/** Whether a pane grows to the right: the list does, where one reads from left to right. */
function grows(pane: Pane, at: HTMLElement): 1 | -1 {
  const isLeft = (pane === 'list') === (getComputedStyle(at).direction === 'ltr')
  return isLeft ? 1 : -1
}
