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
    for (const x of centresAlong(row, width)) {
      const found = measureRings(grey, x, y)
      if (found) return found
      tries++
    }
  }
  return undefined
}

/** The middles of whatever has the widths of the sticker along this line. */
function centresAlong(samples: Float32Array, count: number): number[] {
  const { at, firstFalls } = findCrossings(samples, count, leastContrast)
  const centres: number[] = []
  for (let n = firstFalls ? 0 : 1; n + widths.length < at.length; n += 2) {
    const unit = (at[n + widths.length]! - at[n]!) / across
    if (unit < 2) continue
    const fits = widths.every((wide, k) => Math.abs((at[n + k + 1]! - at[n + k]!) / unit - wide) < slack)
    if (fits) centres.push((at[n + 4]! + at[n + 5]!) / 2)
  }
  return centres
}

/** Sees the rings from their centre along many rays; where any of them meets something else, it is no sticker. */
function measureRings(grey: Plane, x: number, nearY: number): Scale | undefined {
  const column = new Float32Array(grey.height)
  for (let y = 0; y < grey.height; y++) column[y] = grey.values[y * grey.width + Math.round(x)]!
  const y = centresAlong(column, grey.height).find((centre) => Math.abs(centre - nearY) < grey.height / 8)
  if (y === undefined) return undefined
  const halves = Array.from({ length: rays }, (_, n) => alongRay(grey, x, y, (2 * Math.PI * n) / rays))
  if (halves.filter((one) => one === undefined).length > 2) return undefined
  // Both ways from the centre together: then it need not be found to the pixel.
  const radii = halves.slice(0, rays / 2).map((one, n) => {
    const other = halves[n + rays / 2]
    return one !== undefined && other !== undefined ? (one + other) / 2 : undefined
  })
  const perMm = longerRadius(radii)
  if (!Number.isFinite(perMm)) return undefined
  return { mmPerPixel: 1 / perMm, covers: (u, v) => Math.hypot(u - x, v - y) < paper * perMm }
}

/** Pixels for a millimetre in this direction, or undefined where the rings do not lie as they should. */
function alongRay({ width, height, values }: Plane, x: number, y: number, angle: number): number | undefined {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
  const samples = new Float32Array(Math.ceil(Math.hypot(width, height)) * 2)
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
