import { join } from 'node:path'
import type { Sharp } from 'sharp'
import { ImageRefused } from '../ports/imaging.ts'
import { decodeHeic } from './decode-heic.ts'
import { limits, previewSide } from './limits.ts'
import { profileFromNclx } from './profile-from-nclx.ts'
import { readHead } from './read-head.ts'
import { refuseGiants } from './refuse-giants.ts'
import { sharp } from './sharp.ts'
import type { Made, Task } from './task.ts'
import { type Pixels, packed, writeTiff } from './write-tiff.ts'

/**
 * `error` refuses what breaks off; `warning` would also refuse photographs that phones really write (stray bytes
 * before a marker), and `truncated` would let damaged TIFF strips through.
 */
const strictness = { failOn: 'error', limitInputPixels: limits.pixels, pages: 1 } as const

/**
 * The first picture of a file, to be read once: upright, on white, in sRGB; for a preview perhaps already smaller.
 * `width` and `height` are those of the original. Throws ImageRefused and libvips' own errors.
 */
export async function openOriginal({ kind, format, original, output }: Task): Promise<{ picture: Sharp } & Made> {
  const opened = format === 'heic' ? decodeHeic(original) : await open(original)
  const { width, height, frames } = opened
  const pixels = 'pixels' in opened ? opened : format === 'avif' ? await wideGamut(original, opened) : undefined
  if (!pixels) return opened as { picture: Sharp } & Made
  const plain = join(output, '..', 'plain.tif')
  writeTiff(plain, kind === 'preview' ? await shrink(pixels) : pixels)
  return { picture: (await open(plain)).picture, width, height, frames }
}

async function open(path: string) {
  const { autoOrient, pages, hasProfile, space } = await sharp(path, strictness).metadata()
  const { width, height } = autoOrient
  refuseGiants(width, height)
  // Scanner and satellite data: shown as a photograph it would be black, white or noise.
  if (space === 'multiband') throw new ImageRefused('image.format-unsupported', 'Channels that are no colours')
  const picture = sharp(path, strictness).autoOrient().flatten({ background: '#fff' }).toColourspace('srgb')
  return { picture, width, height, frames: pages ?? 1, hasProfile }
}

/** trap: libvips reads no colour code points, so a Display P3 AVIF without an ICC profile would come out dull. */
async function wideGamut(path: string, { picture, hasProfile }: Awaited<ReturnType<typeof open>>) {
  const head = readHead(path, 65_536)
  const at = head.indexOf('colrnclx')
  if (hasProfile || at < 0) return undefined
  const profile = profileFromNclx(head.readUInt16BE(at + 8), head.readUInt16BE(at + 10))
  if (!profile) return undefined
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return { width, height, bands: channels, stride: width * channels, pixels: data, profile }
}

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
