import { join } from 'node:path'
import { decodeHeic } from './decode-heic.ts'
import { limits, previewSide } from './limits.ts'
import { openAvif } from './open-avif.ts'
import { type Opened, openPlain, type Strictness, toldBy } from './open-plain.ts'
import { nothingTold, type Told } from './read-exif.ts'
import { sharp } from './sharp.ts'
import type { Task } from './task.ts'
import { unpackWebp } from './unpack-webp.ts'
import { type Pixels, packed, writeTiff } from './write-tiff.ts'

/** The first picture of a file; for a preview perhaps already smaller. Throws ImageRefused and libvips' own errors. */
export async function openOriginal(task: Task, failOn: Strictness): Promise<Opened> {
  const { kind, format, original, output } = task
  const plain = join(output, '..', `plain-${kind}.tif`)
  if (format !== 'heic' && format !== 'avif') {
    const opened = await openPlain(original, failOn)
    const isDear = kind === 'pyramid' && format === 'webp' && opened.width * opened.height > largeWebp
    return isDear && (await unpackWebp(original, plain)) ? { ...opened, ...(await pictureOf(plain)) } : opened
  }
  const opened = format === 'heic' ? heicOf(original) : await openAvif(original)
  if (!('pixels' in opened)) return opened
  writeTiff(plain, kind === 'preview' ? await shrink(opened) : opened)
  const { width, height, frames } = opened
  return { ...(await pictureOf(plain)), width, height, frames, ...(await toldAround(original)) }
}

/**
 * Pixels of a WebP above which libvips does not decode it: it holds two frames of four bytes a pixel, whatever is wanted
 * of them. Below, it is the faster one, and for a preview it decodes a smaller picture.
 */
const largeWebp = 60_000_000

const pictureOf = async (plain: string) => ({ picture: (await openPlain(plain)).picture })

/** Its pixels stay for the second picture of the same file: decoding is the dear part. */
const heics = new Map<string, ReturnType<typeof decodeHeic>>()
function heicOf(original: string): ReturnType<typeof decodeHeic> {
  const decoded = heics.get(original) ?? decodeHeic(original)
  heics.set(original, decoded)
  return decoded
}

/** libvips reads what stands around a HEIC picture, though not the picture. */
const toldAround = (original: string): Promise<Told> =>
  sharp(original, { limitInputPixels: limits.pixels })
    .metadata()
    .then(toldBy, () => nothingTold)

/** Before the colours are converted, which is the dear part of a preview. */
async function shrink(pixels: Pixels): Promise<Pixels> {
  if (Math.max(pixels.width, pixels.height) <= previewSide) return pixels
  const { width, height, bands } = pixels
  const raw = { width, height, channels: bands as 3 | 4 }
  const { data, info } = await sharp(packed(pixels), { raw, limitInputPixels: limits.pixels })
    .resize({ width: previewSide, height: previewSide, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { ...pixels, width: info.width, height: info.height, stride: info.width * bands, pixels: data }
}
