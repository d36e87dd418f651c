import type { Plane } from './grey-plane.ts'

/** The middle of the frame, as shares of its sides: what is photographed lies there, and round masks end outside it. */
const margin = 0.14
const white = 250
/** Sides of the map on which white that reaches the border is told from glare. */
const mapSide = 256

/** Shares of the area, or brightness, all from 0 to 1. */
export interface Light {
  /** Mean of the brighter half of the middle: the black around an eyepiece does not count, nor does a dark finding. */
  readonly brightness: number
  /** What only one pixel in a hundred exceeds. */
  readonly highlight: number
  /** How much of the middle is white without any drawing. */
  readonly blown: number
  /** White inside the picture, that nothing connects with the border: a white sheet behind it is no glare. */
  readonly glare: number
}

export function measureLight(grey: Plane): Light {
  const counts = countsInMiddle(grey)
  const all = counts.reduce((sum, count) => sum + count, 0)
  return {
    brightness: meanAbove(counts, all / 2) / 255,
    highlight: levelAbove(counts, all / 100) / 255,
    blown: counts.slice(white).reduce((sum, count) => sum + count, 0) / Math.max(1, all),
    glare: glareIn(grey),
  }
}

function countsInMiddle({ width, height, values }: Plane): number[] {
  const counts = new Array<number>(256).fill(0)
  const [left, top] = [Math.floor(width * margin), Math.floor(height * margin)]
  for (let y = top; y < height - top; y += 2)
    for (let x = left, at = y * width + left; x < width - left; x++, at++) counts[Math.trunc(values[at]! + 0.5)]!++
  return counts
}

/** Mean level of the brightest `many` pixels. */
function meanAbove(counts: readonly number[], many: number): number {
  let [left, sum] = [many, 0]
  for (let level = 255; level >= 0 && left > 0; level--) {
    const taken = Math.min(left, counts[level]!)
    sum += taken * level
    left -= taken
  }
  return sum / Math.max(1, many)
}

function levelAbove(counts: readonly number[], many: number): number {
  for (let level = 255, seen = 0; level > 0; level--) {
    seen += counts[level]!
    if (seen > many) return level
  }
  return 0
}

function glareIn({ width, height, values }: Plane): number {
  const step = Math.max(1, Math.ceil(Math.max(width, height) / mapSide))
  const [columns, rows] = [Math.floor(width / step), Math.floor(height / step)]
  // A cell is white where most of it is.
  const counts = new Uint16Array(columns * rows)
  for (let y = 0; y < rows * step; y++)
    for (let x = 0, from = y * width, to = Math.floor(y / step) * columns; x < columns; x++, to++)
      for (let n = 0; n < step; n++, from++) if (values[from]! >= white) counts[to]!++
  const isWhite = Uint8Array.from(counts, (count) => Number(2 * count > step * step))
  clearFromBorder(isWhite, columns, rows)
  return isWhite.reduce((sum, one) => sum + one, 0) / Math.max(1, isWhite.length)
}

/** Unmarks what is marked and connected with the border. */
function clearFromBorder(marks: Uint8Array, columns: number, rows: number): void {
  const open: number[] = []
  const visit = (x: number, y: number): void => {
    const at = y * columns + x
    if (x < 0 || y < 0 || x >= columns || y >= rows || !marks[at]) return
    marks[at] = 0
    open.push(at)
  }
  for (let x = 0; x < columns; x++) for (const y of [0, rows - 1]) visit(x, y)
  for (let y = 0; y < rows; y++) for (const x of [0, columns - 1]) visit(x, y)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % columns, Math.floor(at / columns)]
    visit(x - 1, y)
    visit(x + 1, y)
    visit(x, y - 1)
    visit(x, y + 1)
  }
}
