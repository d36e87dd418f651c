import type { Tool } from '../shared/annotation.ts'
import type { Put } from '../shared/measure.ts'
import { distance, type Point } from '../shared/point.ts'
import type { Shape, Size } from '../shared/shapes.ts'
import { Cross } from './cross.ts'
import { Sketch } from './sketch.ts'
import type { Grip, Surface } from './surface.ts'

interface Events {
  /** Every point is put. The drawing stays in hand until the next is begun. */
  whole(points: readonly Put[]): void
  /** The next is begun while the last still waits for something. */
  left(): void
  changed(): void
  /** A point was put, or taken back. */
  stepped(placed: number): void
}

const traced: readonly Tool[] = ['freehand', 'area']

/** A tool in hand: what the pointer and the keys draw with it. */
export class Hand implements Grip {
  readonly tool: Tool
  readonly cross: Cross
  readonly #surface: Surface
  readonly #size: Size
  readonly #events: Events
  #sketch: Sketch
  #isWhole = false
  #hovered: Point = { x: -1, y: -1 }
  #corner: Point | undefined

  constructor(tool: Tool, surface: Surface, size: Size, events: Events) {
    this.tool = tool
    this.#surface = surface
    this.#size = size
    this.#events = events
    this.#sketch = new Sketch(tool, size)
    this.cross = new Cross(surface, () => size)
    this.cross.show()
  }

  get points(): readonly Put[] {
    return this.#sketch.points
  }
  /** What is seen of it: nothing before the first point. */
  get shape(): (Shape & { readonly points: readonly Put[] }) | undefined {
    const { shape } = this.#sketch
    return this.points.length > 0 || shape.points.length > 1 ? shape : undefined
  }
  /** Drawn to the end, and waiting for what else is wanted. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  /** From the beginning. */
  begin(): void {
    this.#sketch = new Sketch(this.tool, this.#size)
    this.#isWhole = false
    this.#events.changed()
  }

  /** Takes the last point back; false where there is none. */
  back(): boolean {
    if (!this.#sketch.back()) return false
    this.#isWhole = false
    this.#step()
    return true
  }

  click(at: Point): boolean {
    this.cross.hide(at)
    this.#put(at)
    return true
  }

  readonly hover = (at: Point): void => {
    const here = this.#surface.toScreen(at)
    if (distance(here, this.#hovered) < 1) return
    this.#hovered = here
    this.cross.hide(at)
    if (!this.#isWhole) this.#sketch.hover(at, this.#zoom)
    this.#events.changed()
  }

  drag(at: Point, when: 'begin' | 'on' | 'end'): boolean {
    if (when === 'begin' && (this.points.length > 0 || !(this.tool === 'ellipse' || traced.includes(this.tool))))
      return false
    if (when === 'begin') this.cross.hide(at)
    if (this.tool === 'ellipse') this.#dragBox(at, when)
    else if (this.#sketch.trace(at, this.#zoom, when)) this.#end()
    this.#events.changed()
    return true
  }

  /** Whether the key was for it. */
  key(event: KeyboardEvent): boolean {
    const { key, repeat } = event
    if (key === 'Enter' || key === ' ') {
      if (!this.cross.isShown) this.cross.show(this.cross.at)
      if (!repeat) this.#put(this.cross.at)
      return true
    }
    if (key === 'Backspace') return this.back() || true
    if (!this.cross.key(event)) return false
    if (!this.#isWhole) this.#sketch.hover(this.cross.at, this.#zoom)
    this.#events.changed()
    return true
  }

  #put(at: Point): void {
    if (this.#isWhole) {
      this.#events.left()
      this.begin()
    }
    const whole = this.#sketch.put(at, this.#zoom)
    if (whole) this.#end()
    else this.#step()
  }

  #step(): void {
    this.#events.stepped(this.points.length)
    this.#events.changed()
  }

  #end(): void {
    this.#isWhole = true
    this.#events.whole(this.points)
  }

  /** The ellipse in the box that is dragged, upright for the eye. */
  #dragBox(at: Point, when: 'begin' | 'on' | 'end'): void {
    if (when === 'begin') this.#corner = at
    const [from, to] = [this.#surface.toScreen(this.#corner ?? at), this.#surface.toScreen(at)]
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
    const ends = [
      { ...middle, x: from.x },
      { ...middle, x: to.x },
      { ...middle, y: from.y },
    ]
    this.#sketch.box(
      ends.map((end) => this.#surface.toPhotograph(end)),
      this.#zoom,
    )
    if (when === 'end') this.#end()
  }

  get #zoom(): number {
    return this.#surface.view?.zoom ?? 1
  }
}
