import { findCrossings } from './find-crossings.ts'
import type { Scale } from './find-sticker.ts'
import type { Plane } from './grey-plane.ts'

/** Directions worth a look, how far apart, in degrees, and what share of all edges they have: few other things have so many in one. */
const directions = 2
const apart = 8
const leastOfEdges = 0.06
/** Pixels between the lines that are read. */
const spacing = 6
/** A mark is at least this much darker than the paper, in levels of 255, and as a share of all there is along its line. */
const leastContrast = 10
const leastShare = 0.15
/** So many marks in a row are no chance; closer than this many pixels they cannot be told apart. */
const fewestMarks = 14
const closest = 4
/** Lines beside one another that must see the same marks. */
const fewestLines = 3
/** A long mark ends within so many of the distances between marks, and the numbers do. */
const longest = 6

/** Marks at even distances along a line: across the axis `v`, along it from `from` to `to`, in pixels. */
interface Row {
  readonly v: number
  readonly from: number
  readonly to: number
  readonly gap: number
}

/**
 * A ruler: marks at even distances along a line, every fifth or tenth of them longer. The longer ones tell it from a comb,
 * a fabric or hatching, and millimetres from sixteenths of an inch. Prints smaller than some five pixels a millimetre are missed.
 */
export function findRuler(grey: Plane): Scale | undefined {
  for (const angle of likelyAngles(grey)) {
    const found = lookAlong(grey, angle)
    if (found) return found
  }
  return undefined
}

/** Marks are short parallel lines: their direction is that of many strong edges. In radians, most edges first. */
function likelyAngles({ width, height, values }: Plane): number[] {
  const strength = new Float64Array(180)
  for (let y = 1; y < height - 1; y += 3)
    for (let x = 1, at = y * width + 1; x < width - 1; x += 3, at += 3) {
      const [dx, dy] = [values[at + 1]! - values[at - 1]!, values[at + width]! - values[at - width]!]
      const size = dx * dx + dy * dy
      if (size < 150) continue
      const degrees = Math.round((Math.atan2(dy, dx) * 180) / Math.PI + 360) % 180
      // Each edge has one vote: one strong border is no ruler.
      strength[degrees]! += Math.min(size, 2_000)
    }
  const all = strength.reduce((sum, one) => sum + one, 0)
  const around = strength.map((_, n) => [178, 179, 0, 1, 2].reduce((sum, by) => sum + strength[(n + by) % 180]!, 0))
  const chosen: number[] = []
  for (const degrees of [...around.keys()].sort((a, b) => around[b]! - around[a]!)) {
    if (around[degrees]! < leastOfEdges * all || chosen.length === directions) break
    const distance = (other: number) => Math.min(Math.abs(degrees - other), 180 - Math.abs(degrees - other))
    if (chosen.every((other) => distance(other) >= apart)) chosen.push(degrees)
  }
  return chosen.map((degrees) => (degrees * Math.PI) / 180)
}

function lookAlong(grey: Plane, angle: number): Scale | undefined {
  const reach = Math.hypot(grey.width, grey.height) / 2
  const all = rowsAlong(grey, angle, -reach, reach, spacing).filter((row) => marksIn(row) >= fewestMarks)
  const best = all.find((row) => all.some((other) => other !== row && isBeside(row, other, 1)))
  if (!best) return undefined
  // Once more, line by line: what stands there must be seen by several of them.
  const { v, gap } = best
  const near = rowsAlong(grey, angle, v - longest * gap, v + longest * gap, 1)
  const seen = (times: number) => near.filter((other) => isBeside(best, other, times)).length >= fewestLines
  if (!seen(1) || !(seen(5) || seen(10))) return undefined
  return { mmPerPixel: seen(5) && !seen(2) ? 1 / gap : undefined, covers: stripOf(grey, angle, best) }
}

/** Whether the other one has some of the same marks, `times` as far apart, along the same stretch and within reach of a long one. */
const isBeside = (row: Row, other: Row, times: number): boolean =>
  Math.abs(other.v - row.v) <= row.gap * longest &&
  Math.abs(other.gap / (row.gap * times) - 1) < 0.03 &&
  Math.min(row.to, other.to) - Math.max(row.from, other.from) > 0.6 * (row.to - row.from) &&
  isWhole((other.to - other.from) / row.gap)

const isWhole = (many: number): boolean => Math.abs(many - Math.round(many)) < 0.3

/** Whether a point lies among the marks and their numbers. */
function stripOf({ width, height }: Plane, angle: number, { v, from, to, gap }: Row): Scale['covers'] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return (x, y) => {
    const [along, across] = [x - width / 2, y - height / 2]
    const u = along * cos + across * sin
    return u > from && u < to && Math.abs(across * cos - along * sin - v) < longest * gap
  }
}

/** Reads the picture along parallel lines and keeps those with many even marks, and with fewer that are far apart. */
function rowsAlong(grey: Plane, angle: number, top: number, bottom: number, step: number): Row[] {
  const reach = Math.hypot(grey.width, grey.height) / 2
  const samples = new Float32Array(Math.ceil(2 * reach))
  const rows: Row[] = []
  for (let v = top; v < bottom; v += step) {
    const { first, count } = readLine(grey, angle, v, reach, samples)
    const { at, firstFalls } = findCrossings(samples, count, contrastAlong(samples, count))
    const marks: number[] = []
    for (let n = firstFalls ? 0 : 1; n + 1 < at.length; n += 2) marks.push((at[n]! + at[n + 1]!) / 2)
    for (const run of evenRuns(marks)) rows.push({ v, from: first + run.from, to: first + run.to, gap: run.gap })
  }
  return rows.sort((a, b) => marksIn(b) - marksIn(a))
}

const marksIn = ({ from, to, gap }: Pick<Row, 'from' | 'to' | 'gap'>): number => (to - from) / gap

/** Brightness along a line at the distance `v` from the centre; `first`: where it enters the picture. */
function readLine({ width, height, values }: Plane, angle: number, v: number, reach: number, samples: Float32Array) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  let [count, first] = [0, 0]
  for (let u = -reach; u < reach; u++) {
    const x = Math.round(width / 2 + u * cos - v * sin)
    const y = Math.round(height / 2 + u * sin + v * cos)
    if (x < 0 || y < 0 || x >= width || y >= height) {
      if (count > 0) break
      continue
    }
    if (count === 0) first = u
    samples[count++] = values[y * width + x]!
  }
  return { first, count }
}

function contrastAlong(samples: Float32Array, count: number): number {
  let [low, high] = [255, 0]
  for (let n = 0; n < count; n++) {
    if (samples[n]! < low) low = samples[n]!
    if (samples[n]! > high) high = samples[n]!
  }
  return Math.max(leastContrast, leastShare * (high - low))
}

/** Stretches of marks at even distances, that may grow or shrink slowly (a ruler seen aslant). */
function evenRuns(marks: readonly number[]): { from: number; to: number; gap: number }[] {
  const runs: { from: number; to: number; gap: number }[] = []
  for (let start = 0; start + 3 < marks.length; ) {
    let gap = marks[start + 1]! - marks[start]!
    let end = start + 1
    while (end + 1 < marks.length && Math.abs(marks[end + 1]! - marks[end]! - gap) < Math.max(0.18 * gap, 0.9)) {
      gap += 0.3 * (marks[end + 1]! - marks[end]! - gap)
      end++
    }
    const many = end - start
    // Long marks are few; that they stand beside fine ones is asked later.
    if (many >= 3 && gap >= closest * 1.5) runs.push(runOf(marks, start, end))
    else if (many >= fewestMarks && gap >= closest) runs.push(runOf(marks, start, end))
    start = Math.max(end, start + 1)
  }
  return runs
}

const runOf = (marks: readonly number[], start: number, end: number) => ({
  from: marks[start]!,
  to: marks[end]!,
  gap: (marks[end]! - marks[start]!) / (end - start),
})
