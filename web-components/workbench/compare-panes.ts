import type { ReactiveControllerHost } from 'lit'
import { columnsFor } from './compare-grid.ts'
import { type Compared, Lock } from './compare-lock.ts'
import type { OpenCase } from './open-case.ts'

export interface PanesScreen extends ReactiveControllerHost, Pick<HTMLElement, 'addEventListener'> {
  readonly renderRoot: HTMLElement | DocumentFragment
}

/** The photographs that hang, as those that are compared: bound to each other, and as large as their place allows. */
export class ComparedPanes {
  readonly #screen: PanesScreen
  readonly #open: OpenCase
  readonly lock: Lock
  #table: HTMLElement | undefined
  readonly #size = new ResizeObserver(() => this.#resized())

  /** `taken` is told of each key and press on the screen while some are compared, and on which photograph it was. */
  constructor(screen: PanesScreen, open: OpenCase, taken: (event: Event, id: string | undefined) => void) {
    this.#screen = screen
    this.#open = open
    this.lock = new Lock(() => screen.requestUpdate())
    const take = (event: Event) => {
      if (!open.compared) return
      const viewer = event.composedPath().find((one) => (one as Element).localName === 'lys-viewer')
      const id = this.all.find((one) => one.viewer === viewer)?.id
      this.lock.still(id ?? open.shown)
      taken(event, id)
    }
    for (const type of ['pointerdown', 'wheel', 'keydown'])
      screen.addEventListener(type, take, { capture: true, passive: true })
    screen.addEventListener('lys-image-shown', ({ sharp, imageId }) => sharp || this.lock.begins(imageId))
  }

  /** From left to right. */
  get all(): readonly Compared[] {
    const viewers = [...this.#screen.renderRoot.querySelectorAll('lys-viewer')]
    return viewers.flatMap((viewer) => (viewer.image && 'onDraw' in viewer ? [{ id: viewer.image.id, viewer }] : []))
  }
  viewerOf(id: string | undefined): Compared['viewer'] | undefined {
    return this.all.find((one) => one.id === id)?.viewer
  }

  /** Binds what hangs now to each other; where nothing is compared, lets all of it go. */
  async bind(): Promise<void> {
    const { compared, shown } = this.#open
    if (!compared) return void this.lock.end()
    this.#watch()
    this.#arrange()
    // Before, a viewer may still look at what it showed last.
    await Promise.all(this.all.map(({ viewer }) => viewer.updateComplete))
    if (this.#open.compared) this.lock.take(this.all, shown)
  }

  end(): void {
    this.lock.end()
    this.#size.disconnect()
    this.#table = undefined
  }

  #watch(): void {
    const table = this.#screen.renderRoot.querySelector<HTMLElement>('.panes')!
    if (table === this.#table) return
    this.#size.disconnect()
    this.#size.observe(table)
    this.#table = table
  }

  #arrange(): void {
    const pictures = this.all.flatMap(({ viewer: { image } }) => (image ? [image] : []))
    if (!this.#table || pictures.length < 2) return
    const { width, height } = this.#table.getBoundingClientRect()
    this.#table.style.setProperty('--columns', String(columnsFor(pictures, { width, height })))
  }

  #resized(): void {
    if (!this.#open.compared) return
    this.#arrange()
    this.lock.resized(this.#open.shown)
  }
}
