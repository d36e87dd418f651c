import type { Kind, Tool } from '../shared/annotation.ts'
import { exactness, type Put } from '../shared/measure.ts'
import { distance, type Point } from '../shared/point.ts'
import { clamped, type Shape, type Size, simplified, squared } from '../shared/shapes.ts'

const pointsOf: Readonly<Partial<Record<Tool, number>>> = {
  pointer: 1,
  text: 1,
  length: 2,
  arrow: 2,
  calibrate: 2,
  ellipse: 3,
  angle: 3,
  diameters: 4,
}
/** Pixels of the screen within which two points are the same place. */
const same = 8

/** What is being drawn with a tool: its points so far, and the one that follows the pointer or the cross. */
export class Sketch {
  readonly tool: Tool
  readonly #size: Size
  points: readonly Put[] = []
  /** Where the next point would be. */
  next: Put | undefined
  #traced: Put[] | undefined

  constructor(tool: Tool, size: Size) {
    this.tool = tool
    this.#size = size
  }

  /** The kind of what it becomes: what a scale is read off is a length. */
  get kind(): Kind {
    return this.tool === 'calibrate' ? 'length' : this.tool
  }

  /** All points and the one to come. */
  get shape(): Shape & { readonly points: readonly Put[] } {
    const points = this.#traced ?? (this.next ? [...this.points, this.next] : this.points)
    return this.#squared(points)
  }

  hover(at: Point, zoom: number): void {
    this.next = this.#put(at, zoom)
  }

  /** Puts a point and says whether the drawing is whole: it has all its points, or one was put in the same place again. */
  put(at: Point, zoom: number): boolean {
    const point = this.#put(at, zoom)
    const most = pointsOf[this.tool]
    if (!most && this.#closes(point, zoom)) return true
    this.next = undefined
    this.points = this.#squared([...this.points, point]).points
    return this.points.length === most
  }

  /** Takes the last point back; false where there is none. */
  back(): boolean {
    if (this.points.length === 0) return false
    this.points = this.points.slice(0, -1)
    return true
  }

  /** Draws with the pointer held down, and says whether the drawing is whole. */
  trace(at: Point, zoom: number, when: 'begin' | 'on' | 'end'): boolean {
    const point = this.#put(at, zoom)
    const last = this.#traced?.at(-1)
    if (when === 'begin') this.#traced = [point]
    else if (this.tool !== 'ellipse' && (!last || distance(last, point) * zoom >= 1)) this.#traced?.push(point)
    if (when !== 'end') return false
    this.points = simplified(this.#traced ?? [], 1 / zoom).map((one) => this.#put(one, zoom))
    this.#traced = undefined
    return true
  }

  /** An ellipse within a box that was dragged, as its three points. */
  box(points: readonly Point[], zoom: number): void {
    this.points = points.map((point) => ({ ...point, pixels: exactness(zoom) }))
    this.next = undefined
  }

  #put(at: Point, zoom: number): Put {
    return { ...clamped(at, this.#size), pixels: exactness(zoom) }
  }

  #closes(point: Point, zoom: number): boolean {
    const near = (other: Point | undefined) => other !== undefined && distance(point, other) * zoom < same
    return near(this.points.at(-1)) || (this.tool === 'area' && this.points.length > 2 && near(this.points[0]))
  }

  #squared(points: readonly Put[]): Shape & { readonly points: readonly Put[] } {
    const pixels = points.at(-1)?.pixels ?? 0
    const shape = squared({ kind: this.kind, points })
    return { ...shape, points: shape.points.map((point, i) => ({ ...point, pixels: points[i]?.pixels ?? pixels })) }
  }
}
