import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { ImageRefused } from '../ports/imaging.ts'

/** The C functions of libheif that are called here, as WebAssembly exports: every argument is a number or an address. */
export interface Libheif {
  readonly HEAPU8: Uint8Array
  _malloc(size: number): number
  _heif_context_alloc(): number
  _heif_context_read_from_memory_without_copy(
    error: number,
    context: number,
    at: number,
    size: number,
    options: number,
  ): void
  _heif_context_get_primary_image_handle(error: number, context: number, handle: number): void
  _heif_context_get_number_of_top_level_images(context: number): number
  _heif_image_handle_get_width(handle: number): number
  _heif_image_handle_get_height(handle: number): number
  _heif_image_handle_has_alpha_channel(handle: number): number
  _heif_image_handle_get_raw_color_profile_size(handle: number): number
  _heif_image_handle_get_raw_color_profile(error: number, handle: number, to: number): void
  _heif_image_handle_get_nclx_color_profile(error: number, handle: number, profile: number): void
  _heif_decode_image(error: number, handle: number, image: number, space: number, chroma: number, options: number): void
  _heif_image_get_width(image: number, channel: number): number
  _heif_image_get_height(image: number, channel: number): number
  _heif_image_get_plane_readonly2(image: number, channel: number, stride: number): number
}

/** Loads the decoder. About 0.1 s, so only for files that need it. */
export function loadLibheif(): Libheif {
  const require = createRequire(import.meta.url)
  const wasmBinary = readFileSync(require.resolve('libheif-js/libheif-wasm/libheif.wasm'))
  return require('libheif-js/libheif-wasm/libheif.js')({ wasmBinary, print: () => {}, printErr: () => {} }) as Libheif
}

const unsupportedFeature = 4

/** Calls a function that answers with a heif_error (code, subcode, message). Throws ImageRefused for any but "ok". */
export function checked(heif: Libheif, call: (error: number) => void): void {
  const error = heif._malloc(12)
  call(error)
  const code = read32(heif, error)
  if (code === 0) return
  const refusal = code === unsupportedFeature ? 'image.format-unsupported' : 'image.damaged'
  throw new ImageRefused(refusal, `libheif: ${text(heif, read32(heif, error + 8))}`)
}

/** Memory may move whenever it grows: addresses are kept, views never. */
export const read32 = (heif: Libheif, at: number): number => new DataView(heif.HEAPU8.buffer).getUint32(at, true)

function text(heif: Libheif, at: number): string {
  const end = heif.HEAPU8.indexOf(0, at)
  return new TextDecoder().decode(heif.HEAPU8.subarray(at, Math.min(end, at + 200)))
}
