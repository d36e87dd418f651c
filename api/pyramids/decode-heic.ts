import { readFileSync } from 'node:fs'
import { ImageRefused } from '../ports/imaging.ts'
import { checked, type Libheif, loadLibheif, read32 } from './libheif.ts'
import { profileFromNclx } from './profile-from-nclx.ts'
import { refuseGiants } from './refuse-giants.ts'
import type { Pixels } from './write-tiff.ts'

// Values of libheif's enumerations heif_colorspace, heif_chroma and heif_channel.
const rgb = 1
const interleaved = { RGB: 10, RGBA: 11 }
const interleavedChannel = 10

/**
 * The primary picture of a HEIC (HEVC) file with its colour profile, which sharp cannot decode. libheif turns and
 * mirrors as the container says; the EXIF orientation repeats that and must not be applied again.
 * Throws image.damaged, image.too-many-pixels.
 */
export function decodeHeic(original: string): Pixels & { readonly frames: number } {
  const heif = loadLibheif()
  const context = openContainer(heif, readFileSync(original))
  const frames = heif._heif_context_get_number_of_top_level_images(context)
  const slot = heif._malloc(4)
  checked(heif, (error) => heif._heif_context_get_primary_image_handle(error, context, slot))
  const handle = read32(heif, slot)
  refuseGiants(heif._heif_image_handle_get_width(handle), heif._heif_image_handle_get_height(handle))
  const profile = readProfile(heif, handle)

  const bands = heif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3
  const chroma = bands === 4 ? interleaved.RGBA : interleaved.RGB
  checked(heif, (error) => heif._heif_decode_image(error, handle, slot, rgb, chroma, 0))
  const image = read32(heif, slot)
  const width = heif._heif_image_get_width(image, interleavedChannel)
  const height = heif._heif_image_get_height(image, interleavedChannel)
  refuseGiants(width, height)
  const at = heif._heif_image_get_plane_readonly2(image, interleavedChannel, slot)
  const stride = read32(heif, slot)
  if (at === 0 || stride < width * bands) throw new ImageRefused('image.damaged', 'libheif gave no pixels')
  return { width, height, bands, stride, pixels: heif.HEAPU8.subarray(at, at + stride * height), profile, frames }
}

function openContainer(heif: Libheif, file: Uint8Array): number {
  const at = heif._malloc(file.length)
  heif.HEAPU8.set(file, at)
  const context = heif._heif_context_alloc()
  checked(heif, (error) => heif._heif_context_read_from_memory_without_copy(error, context, at, file.length, 0))
  return context
}

/** The embedded ICC profile, or one made from the colour code points; undefined means sRGB. */
function readProfile(heif: Libheif, handle: number): Uint8Array | undefined {
  const size = heif._heif_image_handle_get_raw_color_profile_size(handle)
  if (size > 0) {
    const at = heif._malloc(size)
    checked(heif, (error) => heif._heif_image_handle_get_raw_color_profile(error, handle, at))
    return heif.HEAPU8.slice(at, at + size)
  }
  const [error, slot] = [heif._malloc(12), heif._malloc(4)]
  heif._heif_image_handle_get_nclx_color_profile(error, handle, slot)
  if (read32(heif, error) !== 0) return undefined
  const nclx = read32(heif, slot)
  return profileFromNclx(read32(heif, nclx + 4), read32(heif, nclx + 8))
}
