/** One band of brightness, row by row, 0 to 255. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly values: Float32Array
}

/** Pixels as sharp gives them: 1 or 3 bands of 8 bits, without gaps. */
export interface Raw {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly data: Uint8Array
}

/** Luma (Rec. 709 weights) of sRGB pixels. */
export function greyOf({ width, height, channels, data }: Raw): Plane {
  const values = new Float32Array(width * height)
  if (channels < 3) for (let i = 0; i < values.length; i++) values[i] = data[i * channels]!
  else
    for (let i = 0, at = 0; i < values.length; i++, at += channels)
      values[i] = 0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]!
  return { width, height, values }
}

/** Blurred by the binomial of five taps, which is a Gaussian of one pixel. */
export function smoothed({ width, height, values }: Plane): Plane {
  const across = new Float32Array(values.length)
  for (let y = 0; y < height; y++) fiveTaps(values, across, y * width, 1, width)
  const both = new Float32Array(values.length)
  const rows = [-2, -1, 0, 1, 2]
  for (let y = 0; y < height; y++) {
    const [a, b, c, d, e] = rows.map((by) => Math.min(height - 1, Math.max(0, y + by)) * width) as Five
    for (let x = 0, to = y * width; x < width; x++, to++)
      both[to] = (across[a + x]! + across[e + x]! + 4 * (across[b + x]! + across[d + x]!) + 6 * across[c + x]!) / 16
  }
  return { width, height, values: both }
}

type Five = [number, number, number, number, number]

function fiveTaps(from: Float32Array, to: Float32Array, start: number, step: number, count: number): void {
  const last = start + (count - 1) * step
  const inside = (at: number): number => from[Math.min(last, Math.max(start, at))]!
  for (let n = 0, at = start; n < count; n++, at += step) {
    const edge = n < 2 || n >= count - 2
    to[at] = edge
      ? (inside(at - 2 * step) + inside(at + 2 * step) + 4 * (inside(at - step) + inside(at + step)) + 6 * from[at]!) /
        16
      : (from[at - 2 * step]! + from[at + 2 * step]! + 4 * (from[at - step]! + from[at + step]!) + 6 * from[at]!) / 16
  }
}

/** Every second pixel of every second row. */
export function halved({ width, height, values }: Plane): Plane {
  const [w, h] = [width >> 1, height >> 1]
  const half = new Float32Array(w * h)
  for (let y = 0, to = 0; y < h; y++)
    for (let x = 0, from = 2 * y * width; x < w; x++, from += 2, to++) half[to] = values[from]!
  return { width: w, height: h, values: half }
}
