import { drawSticker } from '../../api/imaging/sticker.ts'

/** A photograph of paper on skin that never was: pixels of three bands, as a decoder gives them. */
export interface Scene {
  readonly width: number
  readonly height: number
  readonly channels: 3
  readonly data: Uint8Array
}

/** What lies at a point in millimetres from the middle: a grey from 0 to 255, or undefined where the ground shows. */
type Paper = (x: number, y: number) => number | undefined

export interface Pose {
  readonly width?: number
  readonly height?: number
  /** Pixels for a millimetre that is not foreshortened. */
  readonly perMm: number
  /** Degrees: how the paper is turned on its ground, and how far that is tilted away around an axis in this direction. */
  readonly turn?: number
  readonly tilt?: number
  readonly axis?: number
  /** Where the middle of the paper lies, as shares of the sides. */
  readonly at?: readonly [x: number, y: number]
}

/** Grain of a third of a millimetre, without any order. */
function ground(x: number, y: number): number {
  const n = Math.imul(Math.floor(x * 3) * 73_856_093 + 12_345, 2_654_435_761) ^ Math.imul(Math.floor(y * 3), 19_349_663)
  return 164 + ((Math.imul(n ^ (n >>> 15), 2_246_822_519) >>> 24) / 255) * 24
}

/** Nine samples for each pixel. */
export function photographOf(
  paper: Paper,
  { width = 640, height = 480, perMm, turn = 0, tilt = 0, axis = 0, at = [0.5, 0.5] }: Pose,
): Scene {
  const [cosAxis, sinAxis, cos, sin] = [
    waveOf(Math.cos, axis),
    waveOf(Math.sin, axis),
    waveOf(Math.cos, turn),
    waveOf(Math.sin, turn),
  ]
  const short = waveOf(Math.cos, tilt)
  const data = new Uint8Array(width * height * 3)
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 3) {
      const bare = ground(x / perMm, y / perMm)
      let sum = 0
      for (let n = 0; n < 9; n++) {
        const across = (x + ((n % 3) + 0.5) / 3 - width * at[0]) / perMm
        const down = (y + (Math.floor(n / 3) + 0.5) / 3 - height * at[1]) / perMm
        const [u, v] = [across * cosAxis + down * sinAxis, (down * cosAxis - across * sinAxis) / short]
        sum += paper(u * cos + v * sin, v * cos - u * sin) ?? bare
      }
      for (let band = 0; band < 3; band++) data[to + band] = Math.min(255, (sum / 9) * tint[band]!)
    }
  return { width, height, channels: 3, data }
}

const tint = [1.08, 0.86, 0.74]
const waveOf = (wave: (angle: number) => number, degrees: number): number => wave((degrees * Math.PI) / 180)

const greys: Readonly<Record<string, number>> = { '#000': 30, '#fff': 232 }

/** The sticker as its drawing has it. */
export function stickerPaper(svg = drawSticker()): Paper {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)![1])
  const rings = [...svg.matchAll(/<circle cx="8" cy="8" r="([\d.]+)" fill="(#\w+)"/g)].map(
    ([, radius, fill]) => [Number(radius), greys[fill!]!] as const,
  )
  return (x, y) => {
    if (Math.max(Math.abs(x), Math.abs(y)) > side / 2) return undefined
    return rings.findLast(([radius]) => Math.hypot(x, y) < radius)?.[1] ?? greys['#fff']
  }
}

/** A ruler with a mark every `every` millimetres, each `longer`th longer. */
export const rulerPaper =
  ({ every = 1, longer = [5, 10], wide = 0.2 } = {}): Paper =>
  (x, y) => {
    if (y < 0 || y > 12 || Math.abs(x) > 75) return undefined
    const mark = Math.round(x / every)
    const length = 2.5 + 1.5 * longer.filter((one) => mark % one === 0).length
    return Math.abs(x - mark * every) < wide / 2 && y < length ? 30 : 232
  }
