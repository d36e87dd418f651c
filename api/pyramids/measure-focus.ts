import { halved, type Plane, smoothed } from './grey-plane.ts'

/** A region is an eighth of the longer side, about as large as a finding of 10 mm in a close-up of 80 mm; two cells make one. */
const cellsAlong = 16
/** Only the middle counts: a sharp curtain behind a soft arm is no sharp photograph. Distance from the centre, as a share. */
const middle = 0.36
/** Brightness changes below this (squared, per pixel, at twice the finest scale) are nothing to judge by. */
const leastContrast = 0.5
/** One finding fills several regions that overlap: what only the sharpest of them shows may be a hair or a speck. */
const witnesses = 4
/** What is left of white noise, for each direction, once it was blurred by one pixel. */
const noiseLeft = [0.045, 0.045, 0.063, 0.063]
/** What the sharpest of photographs reach. */
const sharpest = 3

/**
 * How sharp the sharpest part of the middle is: 0 (nothing) to 1 (as sharp as these pixels can show). Sharp things change
 * with scale as a power of it, whatever they are (edge, hair, texture), and blur bends that line: the change of brightness
 * is compared at 1, 2 and 4 pixels. So neither low contrast nor a smooth surface counts as blur. Each of four directions
 * is asked and the worst counts, or a camera that moved would pass by the edges along its way. `smooth`: the same picture
 * `smoothed`; `except`: where a ruler lies, which says something only where nothing else does.
 */
export function measureFocus(
  grey: Plane,
  smooth: Plane = smoothed(grey),
  except: (x: number, y: number) => boolean = () => false,
): number {
  const cell = Math.max(8, Math.ceil(Math.max(grey.width, grey.height) / cellsAlong / 4) * 4)
  const scales = changesAt(grey, smooth, cell)
  const columns = Math.floor(grey.width / cell)
  const rows = Math.floor(grey.height / cell)
  const noise = noiseLeft.map((left, way) => left * quietest(scales[0]!.map((changes) => changes[way]!)))
  const found: number[] = []
  const aside: number[] = []
  for (let y = 1; y < rows; y++)
    for (let x = 1; x < columns; x++) {
      if (!isMiddle((x * cell) / grey.width) || !isMiddle((y * cell) / grey.height)) continue
      const cells = [(y - 1) * columns + x - 1, (y - 1) * columns + x, y * columns + x - 1, y * columns + x]
      const list = except(x * cell, y * cell) ? aside : found
      list.push(sharpness(scales, cells, noise))
    }
  return Math.min(1, (witnessed(found) || witnessed(aside)) / sharpest)
}

const isMiddle = (share: number): boolean => Math.abs(share - 0.5) <= middle

/** What several regions reach; a tiny picture has fewer. */
function witnessed(regions: readonly number[]): number {
  const sorted = regions.toSorted((a, b) => b - a)
  return sorted[Math.min(witnesses, sorted.length) - 1] ?? 0
}

/** Mean squared change of brightness across, down and along both diagonals. */
type Changes = readonly number[]

/** For the picture as it is and at 1, 2 and 4 pixels: the changes in each cell. */
function changesAt(grey: Plane, smooth: Plane, cell: number): Changes[][] {
  const columns = Math.floor(grey.width / cell)
  const rows = Math.floor(grey.height / cell)
  const twice = smoothed(halved(smooth))
  const fourTimes = smoothed(halved(twice))
  const at = (plane: Plane, scale: number) => changesIn(plane, cell / scale, columns, rows, scale)
  return [at(grey, 1), at(smooth, 1), at(twice, 2), at(fourTimes, 4)]
}

function changesIn({ width, height, values }: Plane, cell: number, columns: number, rows: number, scale = 1) {
  const sums = Array.from({ length: columns * rows }, () => [0, 0, 0, 0])
  // Neighbours are alike: in the large planes every second row is enough.
  const step = cell >= 32 ? 2 : 1
  const [right, bottom] = [Math.min(width - 1, columns * cell), Math.min(height - 1, rows * cell)]
  for (let y = 1; y < bottom; y += step)
    for (let column = 0; column < columns; column++) {
      let [across, down, falling, rising] = [0, 0, 0, 0]
      const end = Math.min(right, (column + 1) * cell)
      for (let x = Math.max(1, column * cell), at = y * width + x; x < end; x++, at++) {
        across += (values[at + 1]! - values[at - 1]!) ** 2
        down += (values[at + width]! - values[at - width]!) ** 2
        falling += (values[at + width + 1]! - values[at - width - 1]!) ** 2
        rising += (values[at + width - 1]! - values[at - width + 1]!) ** 2
      }
      const sum = sums[Math.floor(y / cell) * columns + column]!
      sum[0]! += across
      sum[1]! += down
      sum[2]! += falling / 2
      sum[3]! += rising / 2
    }
  const area = (4 * cell * cell * scale * scale) / step
  return sums.map((sum) => sum.map((one) => one / area))
}

/** Where nothing is, only noise is left: the tenth part with the least change. */
const quietest = (changes: readonly number[]): number =>
  changes.toSorted((a, b) => a - b)[Math.floor(changes.length / 10)] ?? 0

/** Of a region of these cells: see `measureFocus`; 0 where there is nothing to judge by. */
function sharpness(scales: readonly Changes[][], cells: readonly number[], noise: readonly number[]): number {
  const mean = (scale: number, way: number): number =>
    cells.reduce((sum, cell) => sum + scales[scale]![cell]![way]!, 0) / cells.length
  const ways = [0, 1, 2, 3]
  if (ways.reduce((sum, way) => sum + mean(2, way), 0) / 2 < leastContrast) return 0
  return Math.min(
    ...ways.map((way) => {
      const fine = Math.max(1e-3, mean(1, way) - noise[way]!)
      const [fineStep, coarseStep] = [Math.log(fine / mean(2, way)), Math.log(mean(2, way) / mean(3, way))]
      return Math.max(0, fineStep + fineStep / Math.max(0.05, coarseStep))
    }),
  )
}
