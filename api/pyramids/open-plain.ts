import type { Sharp } from 'sharp'
import { ImageRefused } from '../ports/imaging.ts'
import { limits } from './limits.ts'
import { readTakenAt } from './read-taken-at.ts'
import { refuseGiants } from './refuse-giants.ts'
import { sharp } from './sharp.ts'
import type { Made } from './task.ts'

/** `picture` is upright, on white, in sRGB, and can be read once. Sizes are those of the original. */
export type Opened = Made & { readonly picture: Sharp }

/**
 * `error` refuses what breaks off; `warning` also photographs that phones really write (stray bytes before a marker).
 * libvips' `truncated` would let damaged TIFF strips through.
 */
export type Strictness = 'error' | 'warning'

/** The first picture of a file (a path, or its bytes) in a format libvips knows. Throws ImageRefused and libvips' own errors. */
export async function openPlain(
  file: string | Uint8Array,
  failOn: Strictness = 'error',
): Promise<Opened & { readonly hasProfile: boolean }> {
  const strictness = { failOn, limitInputPixels: limits.pixels, pages: 1 }
  const { autoOrient, pages, hasProfile, space, exif } = await sharp(file, strictness).metadata()
  const { width, height } = autoOrient
  refuseGiants(width, height)
  // Scanner and satellite data: shown as a photograph it would be black, white or noise.
  if (space === 'multiband') throw new ImageRefused('image.format-unsupported', 'Channels that are no colours')
  const picture = sharp(file, strictness).autoOrient().flatten({ background: '#fff' }).toColourspace('srgb')
  // Inks without a profile are mixed as libvips itself mixes them; sharp on its own would deepen every shadow to black.
  if (space === 'cmyk' && !hasProfile) picture.pipelineColourspace('cmyk')
  return { picture, width, height, frames: pages ?? 1, takenAt: exif && readTakenAt(exif), hasProfile }
}
