import type { Calibration, Found, Kind, Measured, Scale } from './annotation.ts'
import { distance, minus, type Point } from './point.ts'
import { areaOf } from './shapes.ts'

/** A point and how exactly it was put: one standard uncertainty in either direction, in pixels of the photograph. */
export interface Put extends Point {
  readonly pixels: number
}

/** A hand puts a point to about one pixel of the screen: the closer one looks, the more exactly it lies on the photograph. */
export const exactness = (zoom: number): number => 1 / zoom

/**
 * What these points measure, or null where their kind measures nothing. In pixels, where nobody said how large one is.
 * Uncertainties of points and scale are carried through to first order (JCGM 100, 5.1.2).
 */
export function measure(kind: Kind, points: readonly Put[], scale: Scale | null): Measured | null {
  switch (kind) {
    case 'length':
      return inScale('length', lengthOf(points), scale)
    case 'diameters':
      return inScale('length', { ...lengthOf(points), across: distance(points[2]!, points[3]!) }, scale)
    case 'area':
      return inScale('area', surfaceOf(points), scale)
    case 'angle':
      return { quantity: 'angle', unit: 'deg', ...angleOf(points) }
    default:
      return null
  }
}

interface Read {
  readonly value: number
  readonly across?: number | undefined
  readonly uncertainty: number
}

function inScale(quantity: 'length' | 'area', { value, across, uncertainty }: Read, scale: Scale | null): Measured {
  const area = quantity === 'area'
  const second = (times: number) => (across === undefined ? {} : { across: across * times })
  if (!scale) return { quantity, unit: area ? '{pixels}2' : '{pixels}', value, ...second(1), uncertainty }
  const times = area ? scale.mmPerPixel ** 2 : scale.mmPerPixel
  const ofScale = value * scale.relativeUncertainty * (area ? 2 : 1)
  return {
    quantity,
    unit: area ? 'mm2' : 'mm',
    value: value * times,
    ...second(times),
    uncertainty: times * Math.hypot(uncertainty, ofScale),
  }
}

/** trap: of two diameters the longer one's uncertainty is told; the shorter has the same from its points, and less from the scale. */
function lengthOf([a, b]: readonly Put[]): Read {
  return { value: distance(a!, b!), uncertainty: Math.hypot(a!.pixels, b!.pixels) }
}

/** A corner that moves takes along half of what lies between its neighbours. */
function surfaceOf(points: readonly Put[]): Read {
  const parts = points.map(({ pixels }, i) => {
    const [before, after] = [points.at(i - 1)!, points[(i + 1) % points.length]!]
    return (pixels * distance(before, after)) / 2
  })
  return { value: areaOf(points), uncertainty: Math.hypot(...parts) }
}

const degrees = 180 / Math.PI

function angleOf([a, corner, b]: readonly Put[]): Read {
  const [one, other] = [minus(a!, corner!), minus(b!, corner!)]
  // An arm that is shorter than a pixel points nowhere: it is as unsure as one of a pixel.
  const [near, far] = [Math.max(1, distance(a!, corner!)), Math.max(1, distance(b!, corner!))]
  const between = Math.atan2(Math.abs(one.x * other.y - one.y * other.x), one.x * other.x + one.y * other.y)
  const parts = [a!.pixels / near, b!.pixels / far, (corner!.pixels * distance(a!, b!)) / (near * far)]
  return { value: between * degrees, uncertainty: Math.hypot(...parts) * degrees }
}

/** The longest diameter of an outline and the largest across it: four points. */
export function largestDiameters(outline: readonly Point[]): readonly Point[] {
  let long: readonly [Point, Point] = [outline[0]!, outline[0]!]
  outline.forEach((a, i) => {
    for (const b of outline.slice(i + 1)) if (distance(a, b) > distance(...long)) long = [a, b]
  })
  const along = minus(long[1], long[0])
  const aside = ({ x, y }: Point) => (y * along.x - x * along.y) / (distance(...long) || 1)
  const sorted = [...outline].sort((a, b) => aside(a) - aside(b))
  const [from, wide] = [sorted[0]!, aside(sorted.at(-1)!) - aside(sorted[0]!)]
  const step = wide / (distance(...long) || 1)
  return [...long, from, { x: from.x - along.y * step, y: from.y + along.x * step }]
}

/**
 * What was read off when it was drawn, by the scale of today, which may have come, changed or gone since. `fresh` is
 * measured anew from where it lies, which does not tell how exactly its points were put: that stays as it was, as a share.
 */
export function asOfToday(stored: Measured | null, fresh: Measured | null): Measured | null {
  if (!stored || !fresh) return fresh
  const same = stored.unit === fresh.unit && Math.abs(stored.value - fresh.value) <= 0.001 * fresh.value
  if (same) return stored
  const share = Math.hypot(stored.uncertainty / (stored.value || 1), fresh.uncertainty / (fresh.value || 1))
  return { ...fresh, uncertainty: fresh.value * share }
}

/** Millimetres to which a ruler is read: half of a line of it. */
const readTo = 0.5
/** Two points nearer to each other, in pixels, say little about how large a pixel is; no ruler is longer, in millimetres. */
const shortestRuler = 20
const longestRuler = 2_000

/** One standard uncertainty, as a share, of what was found in the photograph and of what a device says, as the server has them. */
const uncertaintyOf = { found: 0.02, device: 0.05 } as const
const smallestPixel = 1e-4
const largestPixel = 10
const isPixel = (mm: number): boolean => mm >= smallestPixel && mm <= largestPixel

export const scaleFound = ({ method, mmPerPixel }: Found): Scale => ({
  method,
  mmPerPixel,
  relativeUncertainty: uncertaintyOf.found,
})

/** What a device says of a photograph so many pixels wide: of one pixel or of all of them, in millimetres. Undefined where that cannot be. */
export function scaleTold(says: 'pixel' | 'width', millimetres: number, width: number): Scale | undefined {
  const mmPerPixel = says === 'pixel' ? millimetres : millimetres / width
  if (!isPixel(mmPerPixel) || mmPerPixel * width > longestRuler) return undefined
  return { method: 'device_calibrated', mmPerPixel, relativeUncertainty: uncertaintyOf.device }
}

/**
 * How large a pixel is, by two points on something of known length, as the server works it out too. Undefined where that
 * cannot be.
 */
export function scaleOf(
  method: Calibration['method'],
  [a, b]: readonly Point[],
  millimetres: number,
  pointPixels: number,
): Scale | undefined {
  const pixels = distance(a!, b!)
  if (!(millimetres > 0) || millimetres > longestRuler || pixels < shortestRuler) return undefined
  const points = (Math.SQRT2 * pointPixels) / pixels
  const mmPerPixel = millimetres / pixels
  if (!isPixel(mmPerPixel)) return undefined
  return { method, mmPerPixel, relativeUncertainty: Math.hypot(points, readTo / Math.sqrt(12) / millimetres) }
}
