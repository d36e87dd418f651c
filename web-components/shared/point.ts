/** A place in pixels: of the upright photograph, or of the screen from the viewer's upper left corner; the name says which. */
export interface Point {
  readonly x: number
  readonly y: number
}

export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
export const midpoint = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
