import { createRequire } from 'node:module'
import { readPicture, sizeOf } from './boxes.ts'
import { filmColours } from './film-colours.ts'
import { Broken, type Decoded, NotJudged, withinLimits } from './verdict.ts'

type Channel = {
  readonly id: unknown
  readonly width: number
  readonly height: number
  readonly stride: number
  readonly data: Uint8Array
}
type Handle = { readonly code?: unknown }
type Libheif = {
  heif_context_alloc(): unknown
  heif_context_free(context: unknown): void
  heif_context_read_from_memory(
    context: unknown,
    bytes: Uint8Array,
  ): { readonly code: unknown; readonly message: string }
  heif_js_context_get_primary_image_handle(context: unknown): Handle | undefined
  heif_js_decode_image2(
    handle: Handle,
    colours: unknown,
    chroma: unknown,
  ): Promise<{ readonly code?: unknown; readonly image: unknown; readonly channels: readonly Channel[] } | undefined>
  heif_image_release(image: unknown): void
  heif_image_handle_release(handle: Handle): void
  heif_image_handle_is_premultiplied_alpha(handle: Handle): number
  readonly heif_error_code: { readonly heif_error_Ok: unknown }
  readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown }
  readonly heif_chroma: { readonly heif_chroma_interleaved_RGBA: unknown }
}

/**
 * Decodes the primary picture of a HEIC file by libheif, turned as its boxes say. trap: this is the library, and the
 * version, of the product: npm holds no other HEVC decoder. Independent here are the size, the profile's conversion
 * and the flattening, not the pixels. Throws Broken if libheif refuses the file, NotJudged if it crashes on it.
 */
export async function decodeHeic(bytes: Uint8Array): Promise<Decoded> {
  const { properties, brands, odd } = readPicture(bytes)
  withinLimits(sizeOf(properties))
  if (brands[0] === 'msf1') throw new NotJudged('a film (HEIC sequence)')
  const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle.js') as Libheif
  const context = libheif.heif_context_alloc()
  try {
    const read = libheif.heif_context_read_from_memory(context, bytes)
    if (read.code !== libheif.heif_error_code.heif_error_Ok) throw new Broken(`libheif: ${read.message}`)
    const handle = libheif.heif_js_context_get_primary_image_handle(context)
    if (!handle || handle.code) throw new Broken('libheif finds no primary picture')
    const decoded = await libheif.heif_js_decode_image2(
      handle,
      libheif.heif_colorspace.heif_colorspace_RGB,
      libheif.heif_chroma.heif_chroma_interleaved_RGBA,
    )
    const channel = decoded && !decoded.code ? decoded.channels[0] : undefined
    if (!decoded || !channel) throw new Broken('libheif refuses the picture')
    const { width, height, stride, data } = channel
    const samples = new Uint8Array(width * height * 4)
    for (let row = 0; row < height; row++)
      samples.set(data.subarray(row * stride, row * stride + width * 4), row * width * 4)
    libheif.heif_image_release(decoded.image)
    libheif.heif_image_handle_release(handle)
    if (odd) throw new NotJudged(odd)
    return { width, height, space: 'rgb', alpha: true, samples, orientation: 1, ...filmColours(properties) }
  } finally {
    libheif.heif_context_free(context)
  }
}
