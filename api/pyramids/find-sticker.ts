import { stickerEdges } from '../imaging/sticker.ts'
import { findCrossings } from './find-crossings.ts'
import type { Plane } from './grey-plane.ts'

/** Something to measure by. `mmPerPixel`: of this plane; undefined where the marks do not say what they count. */
export interface Scale {
  readonly mmPerPixel: number | undefined
  /** Whether it lies at this pixel, where there is nothing to judge focus by. */
  readonly covers: (x: number, y: number) => boolean
}

/** Black on white, in levels of 255; less is a shadow. */
const leastContrast = 40
/** Widths along a line through the centre, in millimetres. */
const widths = [1, 1, 1, 1, 2, 1, 1, 1, 1]
const across = 10
/** How far a width may be off, in millimetres: a line beside the centre, a blurred edge, paper that is not flat. */
const slack = 0.45
const rays = 24
/** A picture full of rings that are none costs no more than this many looks. */
const mostTries = 100
/** Millimetres from the centre to where its paper ends. */
const paper = 8

/** The calibration sticker (`imaging/sticker.ts`), turned and tilted as it may be, from three pixels a millimetre upwards. */
export function findSticker(grey: Plane): Scale | undefined {
  const { width, height, values } = grey
  const row = new Float32Array(width)
  let tries = 0
  for (let y = 1; y < height && tries < mostTries; y += 2) {
    row.set(values.subarray(y * width, (y + 1) * width))
    for (const { at: x, perMm } of centresAlong(row, width)) {
      const found = measureRings(grey, x, y, perMm)
      if (found) return found
      tries++
    }
  }
  return undefined
}

/** The middles of whatever has the widths of the sticker along this line, and its pixels for a millimetre there. */
function centresAlong(samples: Float32Array, count: number): { at: number; perMm: number }[] {
  const { at, firstFalls } = findCrossings(samples, count, leastContrast)
  const centres: { at: number; perMm: number }[] = []
  for (let n = firstFalls ? 0 : 1; n + widths.length < at.length; n += 2) {
    const perMm = (at[n + widths.length]! - at[n]!) / across
    if (perMm < 2) continue
    const fits = widths.every((wide, k) => Math.abs((at[n + k + 1]! - at[n + k]!) / perMm - wide) < slack)
    if (fits) centres.push({ at: (at[n + 4]! + at[n + 5]!) / 2, perMm })
  }
  return centres
}

/** Sees the rings from their centre along many rays; where more than two of them meet something else, it is no sticker. */
function measureRings(grey: Plane, x: number, nearY: number, nearPerMm: number): Scale | undefined {
  // Tilted, it may be half as long again in another direction.
  const reach = Math.ceil(across * nearPerMm)
  const [top, bottom] = [Math.max(0, nearY - reach), Math.min(grey.height, nearY + reach)]
  const column = Float32Array.from(
    { length: bottom - top },
    (_, n) => grey.values[(top + n) * grey.width + Math.round(x)]!,
  )
  const [centre] = centresAlong(column, column.length)
  if (!centre) return undefined
  const y = top + centre.at
  const halves: (number | undefined)[] = []
  for (let n = 0, missed = 0; n < rays; n++) {
    halves.push(alongRay(grey, x, y, (2 * Math.PI * n) / rays, reach))
    if (halves.at(-1) === undefined && ++missed > 2) return undefined
  }
  // Both ways from the centre together: then it need not be found to the pixel.
  const radii = halves.slice(0, rays / 2).map((one, n) => {
    const other = halves[n + rays / 2]
    return one !== undefined && other !== undefined ? (one + other) / 2 : undefined
  })
  const perMm = longerRadius(radii)
  if (!Number.isFinite(perMm)) return undefined
  return { mmPerPixel: 1 / perMm, covers: (u, v) => Math.hypot(u - x, v - y) < paper * perMm }
}

/** Pixels for a millimetre in this direction, or undefined where the rings do not lie as they should within `reach` pixels. */
function alongRay(plane: Plane, x: number, y: number, angle: number, reach: number): number | undefined {
  const { width, height, values } = plane
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
  const samples = new Float32Array(2 * reach)
  let count = 0
  for (; count < samples.length; count++) {
    const [u, v] = [x + (dx * count) / 2, y + (dy * count) / 2]
    const [left, top] = [Math.floor(u), Math.floor(v)]
    if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) break
    const at = top * width + left
    const upper = values[at]! + (values[at + 1]! - values[at]!) * (u - left)
    const lower = values[at + width]! + (values[at + width + 1]! - values[at + width]!) * (u - left)
    samples[count] = upper + (lower - upper) * (v - top)
  }
  const { at, firstFalls } = findCrossings(samples, count, leastContrast)
  const edges = at.slice(0, stickerEdges.length).map((one) => one / 2)
  if (firstFalls || edges.length < stickerEdges.length) return undefined
  const perMm = edges.at(-1)! / stickerEdges.at(-1)!
  const fits = edges.every((edge, n) => Math.abs(edge / perMm - stickerEdges[n]!) < slack)
  return fits ? sum(edges) / sum(stickerEdges) : undefined
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/**
 * The longer half axis of the ellipse through these radii, evenly spread over half a turn: tilting shortens only the other
 * one. On an ellipse 1 / r² is a mean and a wave of twice the angle; least squares over half a turn are its Fourier terms.
 */
function longerRadius(radii: readonly (number | undefined)[]): number {
  const known = radii.flatMap((radius, n) =>
    radius === undefined ? [] : [{ radius, twice: (2 * Math.PI * n) / radii.length }],
  )
  const mean = sum(known.map(({ radius }) => radius ** -2)) / known.length
  const part = (wave: (angle: number) => number): number =>
    (2 * sum(known.map(({ radius, twice }) => (radius ** -2 - mean) * wave(twice)))) / known.length
  return (mean - Math.hypot(part(Math.cos), part(Math.sin))) ** -0.5
}
