import type { Chance } from '../region/chance.ts'

const size = 512
const mask = size - 1

/** A square of values that repeats without a seam; read between its points, in units of its own pixels. */
export class Texture {
  readonly data: Float32Array
  constructor(data: Float32Array) {
    this.data = data
  }
  at(x: number, y: number): number {
    const x0 = Math.floor(x)
    const y0 = Math.floor(y)
    const fx = x - x0
    const fy = y - y0
    const row = (y0 & mask) * size
    const below = ((y0 + 1) & mask) * size
    const left = x0 & mask
    const right = (x0 + 1) & mask
    const { data } = this
    const top = data[row + left]! * (1 - fx) + data[row + right]! * fx
    const bottom = data[below + left]! * (1 - fx) + data[below + right]! * fx
    return top * (1 - fy) + bottom * fy
  }
}

const ease = (t: number) => t * t * (3 - 2 * t)

/** Clouds: `octaves` layers of value noise, the coarsest with `cells` cells a side. About -1 to 1. */
export function clouds(luck: Chance, cells = 8, octaves = 5): Texture {
  const data = new Float32Array(size * size)
  let weight = 1
  let total = 0
  for (let octave = 0, n = cells; octave < octaves; octave++, n *= 2) {
    const lattice = Float32Array.from({ length: n * n }, () => luck.next() * 2 - 1)
    const step = n / size
    for (let y = 0; y < size; y++) {
      const v = y * step
      const row = (Math.floor(v) % n) * n
      const below = ((Math.floor(v) + 1) % n) * n
      const fy = ease(v - Math.floor(v))
      for (let x = 0; x < size; x++) {
        const u = x * step
        const left = Math.floor(u) % n
        const right = (left + 1) % n
        const fx = ease(u - Math.floor(u))
        const top = lattice[row + left]! * (1 - fx) + lattice[row + right]! * fx
        const bottom = lattice[below + left]! * (1 - fx) + lattice[below + right]! * fx
        data[y * size + x]! += weight * (top * (1 - fy) + bottom * fy)
      }
    }
    total += weight
    weight *= 0.55
  }
  for (let i = 0; i < data.length; i++) data[i]! *= 1.6 / total
  return new Texture(data)
}

/** Cells around scattered points (Worley): `edge` is 0 on the borders between cells and about 1 inside, `core` 0 at a point. */
export function cellular(luck: Chance, cells = 48): { edge: Texture; core: Texture } {
  const px = Float32Array.from({ length: cells * cells }, () => luck.next())
  const py = Float32Array.from({ length: cells * cells }, () => luck.next())
  const edge = new Float32Array(size * size)
  const core = new Float32Array(size * size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const u = (x * cells) / size
      const v = (y * cells) / size
      const cu = Math.floor(u)
      const cv = Math.floor(v)
      let first = 9
      let second = 9
      for (let j = cv - 1; j <= cv + 1; j++)
        for (let i = cu - 1; i <= cu + 1; i++) {
          const at = ((j + cells) % cells) * cells + ((i + cells) % cells)
          const dx = i + px[at]! - u
          const dy = j + py[at]! - v
          const d = dx * dx + dy * dy
          if (d < first) {
            second = first
            first = d
          } else if (d < second) second = d
        }
      edge[y * size + x] = Math.sqrt(second) - Math.sqrt(first)
      core[y * size + x] = Math.sqrt(first)
    }
  return { edge: new Texture(edge), core: new Texture(core) }
}

/** 0 below `from`, 1 above `to`, smooth between; with `from` above `to` it falls. */
export function smooth(from: number, to: number, value: number): number {
  const t = (value - from) / (to - from)
  return t <= 0 ? 0 : t >= 1 ? 1 : ease(t)
}
