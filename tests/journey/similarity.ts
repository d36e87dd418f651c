import { decode, encode } from 'jpeg-js'

/** Three bytes a pixel. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}
interface Grey {
  readonly width: number
  readonly height: number
  readonly data: Float64Array
}

/** The picture smaller by a whole number, each pixel the mean of those it stands for. */
export function shrunk({ width, height, rgb }: Pixels, by: number): Pixels {
  if (by === 1) return { width, height, rgb }
  const [wide, high] = [Math.ceil(width / by), Math.ceil(height / by)]
  const small = new Uint8Array(wide * high * 3)
  for (let y = 0, to = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const [right, bottom] = [Math.min(width, (x + 1) * by), Math.min(height, (y + 1) * by)]
      const pixels = (right - x * by) * (bottom - y * by)
      for (let band = 0; band < 3; band++, to++) {
        let sum = 0
        for (let v = y * by; v < bottom; v++)
          for (let u = x * by; u < right; u++) sum += rgb[(v * width + u) * 3 + band]!
        small[to] = Math.round(sum / pixels)
      }
    }
  return { width: wide, height: high, rgb: small }
}

/** The picture as a JPEG of this quality leaves it, made by other software than ours. */
export function onceThroughJpeg({ width, height, rgb }: Pixels, quality: number): Pixels {
  const data = Buffer.alloc(width * height * 4, 255)
  for (let i = 0; i < width * height; i++) data.set(rgb.subarray(i * 3, i * 3 + 3), i * 4)
  const back = decode(encode({ width, height, data }, quality).data, { useTArray: true }).data
  return {
    width,
    height,
    rgb: Uint8Array.from({ length: rgb.length }, (_, i) => back[Math.floor(i / 3) * 4 + (i % 3)]!),
  }
}

/**
 * Structural similarity of the brightness of two pictures of one size (Wang, Bovik, Sheikh, Simoncelli 2004: a Gaussian
 * window of eleven pixels, mean over all its places); 1 is the same picture. Throws if the sizes differ.
 */
export function similarity(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height)
    throw new Error(`${one.width}×${one.height} against ${other.width}×${other.height}`)
  const [a, b] = [greyOf(one), greyOf(other)]
  const [meanA, meanB] = [blurred(a), blurred(b)]
  const [squareA, squareB, product] = [blurred(times(a, a)), blurred(times(b, b)), blurred(times(a, b))]
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]
  let sum = 0
  for (let i = 0; i < meanA.length; i++) {
    const [m, n] = [meanA[i]!, meanB[i]!]
    const [varianceA, varianceB, covariance] = [squareA[i]! - m * m, squareB[i]! - n * n, product[i]! - m * n]
    sum += ((2 * m * n + c1) * (2 * covariance + c2)) / ((m * m + n * n + c1) * (varianceA + varianceB + c2))
  }
  return sum / meanA.length
}

function greyOf({ width, height, rgb }: Pixels): Grey {
  const brightness = (_: unknown, i: number) => 0.299 * rgb[i * 3]! + 0.587 * rgb[i * 3 + 1]! + 0.114 * rgb[i * 3 + 2]!
  return { width, height, data: Float64Array.from({ length: width * height }, brightness) }
}

const times = (a: Grey, b: Grey): Grey => ({ ...a, data: a.data.map((value, i) => value * b.data[i]!) })

const bell = Array.from({ length: 11 }, (_, i) => Math.exp(-((i - 5) ** 2) / (2 * 1.5 ** 2)))
const window = bell.map((weight) => weight / bell.reduce((sum, one) => sum + one))

/** The mean under the window at each place where all of it lies inside. */
function blurred({ width, height, data }: Grey): Float64Array {
  const [wide, high] = [width - 10, height - 10]
  const along = new Float64Array(wide * height)
  for (let i = 0; i < along.length; i++) {
    const from = Math.floor(i / wide) * width + (i % wide)
    for (let k = 0; k < 11; k++) along[i]! += window[k]! * data[from + k]!
  }
  const both = new Float64Array(wide * high)
  for (let i = 0; i < both.length; i++) for (let k = 0; k < 11; k++) both[i]! += window[k]! * along[i + k * wide]!
  return both
}
