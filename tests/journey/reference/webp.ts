import { createRequire } from 'node:module'
import { readExif } from './exif.ts'
import { Broken, type Decoded, withinLimits } from './verdict.ts'
import { compiled, type Raster } from './wasm-module.ts'
import { readWebp } from './webp-chunks.ts'

type Decoder = { init(module: unknown): Promise<void>; default(bytes: Uint8Array): Promise<Raster> }
const require = createRequire(import.meta.url)
let decoder: Promise<Decoder> | undefined

const load = async () => {
  const found = require('@jsquash/webp/decode.js') as Decoder
  await found.init(compiled('@jsquash/webp/codec/dec/webp_dec.wasm'))
  return found
}

/**
 * Decodes a WebP file, of an animation the first frame on its transparent canvas. By libwebp in WebAssembly: another
 * build than the product's but the same sources, since npm holds no second WebP decoder; container, turn and profile
 * are read here. Throws Broken if anything is cut or libwebp refuses it.
 */
export async function decodeWebp(bytes: Uint8Array): Promise<Decoded> {
  const { width, height, extra, file, x, y } = readWebp(bytes)
  withinLimits({ width, height })
  decoder ??= load()
  const raster = await (await decoder).default(file).catch(() => {
    throw new Broken('libwebp refuses it')
  })
  if (x + raster.width > width || y + raster.height > height) throw new Broken('a frame outside its canvas')
  const samples = new Uint8Array(width * height * 4)
  for (let row = 0; row < raster.height; row++)
    samples.set(raster.data.subarray(row * raster.width * 4, (row + 1) * raster.width * 4), ((y + row) * width + x) * 4)
  const exif = extra.get('EXIF')
  const tagged = exif && String.fromCharCode(...exif.subarray(0, 6)) === 'Exif\0\0' ? exif.subarray(6) : exif
  return {
    width,
    height,
    space: 'rgb',
    alpha: true,
    samples,
    orientation: tagged ? readExif(tagged) : 1,
    profile: extra.get('ICCP'),
  }
}
