import { sharp } from '../../api/pyramids/sharp.ts'

/** A picture as pixels: three bands of 8 bits. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}
export type Worse = (picture: Pixels) => Promise<Pixels>

/** A Gaussian of so many pixels, to its ends: cut off where the library would, a wider one leaves fine threads sharper than a narrower. */
export const blurred =
  (sigma: number): Worse =>
  (picture) =>
    pixelsOf(open(picture).blur({ sigma, minAmplitude: 0.01, precision: 'float' }))

/** Moved sideways by so many pixels while the shutter was open; an odd number. */
export const moved =
  (by: number): Worse =>
  (picture) =>
    pixelsOf(open(picture).convolve({ width: by, height: 3, kernel: sidewaysKernel(by) }))

const sidewaysKernel = (by: number): number[] =>
  Array.from({ length: by * 3 }, (_, n) => (n >= by && n < 2 * by ? 1 : 0))

/** As with so many stops more light (or less): twice the light for each, counted in linear light, clipped at white. */
export const lit =
  (stops: number): Worse =>
  async ({ data, ...size }) => {
    const levels = Uint8Array.from({ length: 256 }, (_, level) => encoded(linear(level / 255) * 2 ** stops) * 255 + 0.5)
    return { ...size, data: data.map((level) => levels[level]!) }
  }

// IEC 61966-2-1.
const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const encoded = (light: number): number =>
  light >= 1 ? 1 : light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055

/** Shrunk to so many pixels on the longer side. */
export const shrunk =
  (side: number): Worse =>
  (picture) =>
    pixelsOf(open(picture).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }))

/** White reflections on this share of the area, in nine round spots. */
export const shining =
  (share: number): Worse =>
  async ({ width, height, data }) => {
    const bright = Uint8Array.from(data)
    const radius = Math.sqrt((share * width * height) / 9 / Math.PI)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const near = (at: number, side: number) =>
          Math.abs(at - side / 4 - (Math.round((4 * at) / side - 1) * side) / 4)
        const isInner = (at: number, side: number) => at > side / 8 && at < (7 * side) / 8
        if (!isInner(x, width) || !isInner(y, height)) continue
        if (Math.hypot(near(x, width), near(y, height)) < radius)
          bright.fill(255, (y * width + x) * 3, (y * width + x) * 3 + 3)
      }
    return { width, height, data: bright }
  }

/** Blurred inside a circle of this share of the longer side around the middle, or outside it. */
export const softOnly =
  (where: 'inside' | 'outside', share: number): Worse =>
  async (picture) => {
    const soft = await blurred(4)(picture)
    const { width, height } = picture
    const data = Uint8Array.from(picture.data)
    const radius = (share * Math.max(width, height)) / 2
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const isInside = Math.hypot(x - width / 2, y - height / 2) < radius
        const at = (y * width + x) * 3
        if (isInside === (where === 'inside')) data.set(soft.data.subarray(at, at + 3), at)
      }
    return { ...picture, data }
  }

const open = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 3 } })

async function pixelsOf(picture: ReturnType<typeof sharp>): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

/** A photograph as its preview has it, before it is encoded. */
export const decoded = (file: string): Promise<Pixels> =>
  pixelsOf(
    sharp(file)
      .autoOrient()
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .resize({ width: 1024, height: 1024, fit: 'inside', withoutEnlargement: true }),
  )

/** There and back through JPEG, as a phone would have sent it; for the sample's sake with some grain. */
export async function asSent(picture: Pixels): Promise<Pixels> {
  const jpeg = await open({ ...picture, data: grainy(picture.data) })
    .jpeg({ quality: 88 })
    .toBuffer()
  return pixelsOf(sharp(jpeg))
}

/** Noise with a deviation of about two levels, the same each time. */
function grainy(data: Uint8Array): Uint8Array {
  let seed = 1
  return data.map((level) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.max(0, Math.min(255, level + ((seed >>> 24) / 255 - 0.5) * 7))
  })
}
