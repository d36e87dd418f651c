import { minus, type Point } from '../shared/point.ts'
import { clamped, type Size } from '../shared/shapes.ts'
import type { Surface } from './surface.ts'

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const zooms: Readonly<Record<string, number>> = { '+': 1.4, '=': 1.4, '-': 1 / 1.4 }
/** Pixels of the screen. */
const step = 5
const margin = 32
const most = 8

/** The pointer of the keyboard: a cross over the photograph, at a pixel of it. */
export class Cross {
  readonly #surface: Surface
  readonly #size: () => Size
  #at: Point | undefined
  isShown = false

  constructor(surface: Surface, size: () => Size) {
    this.#surface = surface
    this.#size = size
  }

  get at(): Point {
    return this.#at ?? { x: 0, y: 0 }
  }

  /** In the middle of what is seen, or there. */
  show(at = this.#surface.view?.centre): void {
    this.#at = at && clamped(at, this.#size())
    this.isShown = true
    this.#bringIntoView()
  }

  /** The pointer took over. It goes on from there, should the keys be used again. */
  hide(at?: Point): void {
    if (at) this.#at = clamped(at, this.#size())
    this.isShown = false
  }

  /** Whether the key was for it: arrows move it by 5 pixels of the screen, with Shift by 50, with Alt by one; zooming keeps it where it is. */
  key({ key, shiftKey, altKey }: KeyboardEvent): boolean {
    const zoom = Object.hasOwn(zooms, key) ? zooms[key] : undefined
    if (zoom) return this.isShown && this.#zoomBy(zoom)
    const direction = Object.hasOwn(directions, key) ? directions[key] : undefined
    if (!direction) return false
    if (!this.isShown) this.show(this.#isInView() ? this.#at : undefined)
    const far = altKey ? 1 : shiftKey ? 10 * step : step
    const { x, y } = this.#surface.toScreen(this.at)
    this.show(this.#surface.toPhotograph({ x: x + far * direction.x, y: y + far * direction.y }))
    return true
  }

  #zoomBy(factor: number): boolean {
    const { view, size } = this.#surface
    if (!view) return false
    const { width, height } = this.#size()
    const zoom = Math.min(most, view.zoom * factor)
    // As far out as the whole picture is the viewer's own business.
    if (zoom < Math.min(size.width / width, size.height / height)) return false
    const away = minus(view.centre, this.at)
    const share = view.zoom / zoom
    this.#surface.lookAt({ ...view, zoom, centre: { x: this.at.x + away.x * share, y: this.at.y + away.y * share } })
    return true
  }

  #isInView(): boolean {
    const { x, y } = this.#surface.toScreen(this.at)
    const { width, height } = this.#surface.size
    return this.#at !== undefined && x >= 0 && y >= 0 && x <= width && y <= height
  }

  #bringIntoView(): void {
    const { view, size } = this.#surface
    if (!view) return
    const { x, y } = this.#surface.toScreen(this.at)
    const over = (at: number, length: number) => Math.min(0, at - margin) || Math.max(0, at - (length - margin))
    const [right, down] = [over(x, size.width), over(y, size.height)]
    if (!right && !down) return
    const centre = this.#surface.toPhotograph({ x: size.width / 2 + right, y: size.height / 2 + down })
    this.#surface.lookAt({ ...view, centre })
  }
}
