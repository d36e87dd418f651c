import { readFileSync } from 'node:fs'
import type { Metadata, Sharp } from 'sharp'
import { ImageRefused } from '../ports/imaging.ts'
import { findPngExif } from './find-png-exif.ts'
import { limits } from './limits.ts'
import { nothingTold, readExif, type Told } from './read-exif.ts'
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
  const metadata = await sharp(file, strictness).metadata()
  const { autoOrient, pages, hasProfile, space } = metadata
  const { width, height } = autoOrient
  refuseGiants(width, height)
  // Scanner and satellite data: shown as a photograph it would be black, white or noise.
  if (space === 'multiband') throw new ImageRefused('image.format-unsupported', 'Channels that are no colours')
  const picture = sharp(file, strictness).autoOrient().flatten({ background: '#fff' }).toColourspace('srgb')
  // Inks without a profile are mixed as libvips itself mixes them; sharp on its own would deepen every shadow to black.
  if (space === 'cmyk' && !hasProfile) picture.pipelineColourspace('cmyk')
  return { picture, width, height, frames: pages ?? 1, ...toldIn(file, metadata), hasProfile }
}

function toldIn(file: string | Uint8Array, metadata: Metadata): Told {
  const bytes = () => (typeof file === 'string' ? readFileSync(file) : file)
  // A TIFF file is what EXIF blocks are modelled on, and has no other.
  if (metadata.format === 'tiff') return readExif(bytes())
  const exif = metadata.format === 'png' && !metadata.exif ? findPngExif(bytes()) : metadata.exif
  return toldBy({ exif, xmp: metadata.xmp })
}

/** What stands around a picture: EXIF, and a position also in XMP (Adobe, part 2), where programs keep it. */
export function toldBy({ exif, xmp }: { exif?: Uint8Array | undefined; xmp?: Buffer | undefined }): Told {
  const told = exif ? readExif(exif) : nothingTold
  return { ...told, hasPosition: told.hasPosition || (xmp?.includes('GPSLatitude') ?? false) }
}
