import type { Point } from './point.ts'

interface View {
  readonly centre: Point
  readonly zoom: number
  readonly rotation: number
  readonly flipped: boolean
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
