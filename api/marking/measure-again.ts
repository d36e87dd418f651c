import type { Annotation } from './present.ts'
import { lengthOf, type Point, readSelector, type Shape } from './read-selector.ts'
import { type Measured, unitsOf } from './rules.ts'

interface Scale {
  readonly mmPerPixel: number
  readonly relativeUncertainty: number
}

/** How often the scale is in a quantity. */
const powerOf: Readonly<Record<Measured['quantity'], number>> = { length: 1, area: 2, angle: 0 }

/**
 * What a mark measures by this scale, or in pixels without one, worked out from where it lies as the pages do it. What was
 * stored tells how exactly its points were put, as a share. Null where it measures nothing.
 */
export function measureAgain(
  { kind, selector, measured }: Pick<Annotation, 'kind' | 'selector' | 'measured'>,
  scale: Scale | undefined,
): Measured | null {
  const shape = measured && readSelector(kind, selector)
  const read = shape && readOff(shape)
  if (!measured || !read) return null
  const { quantity } = measured
  const power = powerOf[quantity]
  const [value, across] = read.map((one) => one * (scale?.mmPerPixel ?? 1) ** power)
  const unit = unitsOf[quantity].at(scale ? 0 : -1)!
  if (unit === measured.unit && Math.abs(measured.value - value!) <= 0.001 * value!) return measured
  const share = Math.hypot(measured.uncertainty / (measured.value || 1), power * (scale?.relativeUncertainty ?? 0))
  return { quantity, unit, value: value!, ...(across !== undefined && { across }), uncertainty: value! * share }
}

/** In pixels, square pixels or degrees; of two diameters both. */
function readOff(shape: Shape): readonly number[] | undefined {
  switch (shape.form) {
    case 'line':
      return [lengthOf(shape.line)]
    case 'lines':
      return [lengthOf(shape.long), lengthOf(shape.across)]
    case 'polygon':
      return [areaOf(shape.points)]
    case 'polyline':
      return [angleOf(shape.points)]
    default:
      return undefined
  }
}

const areaOf = (points: readonly Point[]): number =>
  Math.abs(
    points.reduce((sum, { x, y }, i) => {
      const next = points[(i + 1) % points.length]!
      return sum + x * next.y - next.x * y
    }, 0),
  ) / 2

/** Arm, corner, arm. */
function angleOf([a, corner, b]: readonly Point[]): number {
  const [one, other] = [a, b].map((end) => Math.atan2(end!.y - corner!.y, end!.x - corner!.x))
  const between = (Math.abs(one! - other!) * 180) / Math.PI
  return Math.min(between, 360 - between)
}
