import type { Point } from '../shared/point.ts'

/** Where one looks. `zoom` in pixels of the screen (CSS) for each of the photograph, `rotation` in degrees to the right. */
export interface View {
  /** The pixel of the photograph in the middle of the screen. */
  readonly centre: Point
  readonly zoom: number
  /** Before mirroring: what is mirrored was turned first. */
  readonly rotation: number
  readonly flipped: boolean
}

/** From pixels of the photograph to pixels of the screen, as SVG and CSS write it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Matrix {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

/** How a photograph lies on a screen of this size. */
export function matrixOf({ centre, zoom, rotation, flipped }: View, screen: { width: number; height: number }): Matrix {
  const turn = (rotation * Math.PI) / 180
  const mirror = flipped ? -1 : 1
  const [a, b, c, d] = [
    mirror * zoom * Math.cos(turn),
    zoom * Math.sin(turn),
    mirror * -zoom * Math.sin(turn),
    zoom * Math.cos(turn),
  ]
  const e = screen.width / 2 - a * centre.x - c * centre.y
  const f = screen.height / 2 - b * centre.x - d * centre.y
  return { a, b, c, d, e, f }
}

export const onScreen = ({ a, b, c, d, e, f }: Matrix, { x, y }: Point): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
})

/** The pixel of the photograph that lies under a place on the screen. */
export function onPhotograph({ a, b, c, d, e, f }: Matrix, { x, y }: Point): Point {
  const area = a * d - b * c
  return { x: (d * (x - e) - c * (y - f)) / area, y: (a * (y - f) - b * (x - e)) / area }
}

/** Both show the same to the eye: within a hundredth of a pixel of the screen. */
export function isSame(a: View, b: View): boolean {
  const turned = Math.abs(a.rotation - b.rotation) % 360
  return (
    a.flipped === b.flipped &&
    Math.abs(a.zoom / b.zoom - 1) < 1e-5 &&
    Math.min(turned, 360 - turned) < 1e-4 &&
    Math.hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y) * b.zoom < 0.01
  )
}
