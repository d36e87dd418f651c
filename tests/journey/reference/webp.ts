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
  const { width, height, extra, frame } = readWebp(bytes)
  withinLimits({ width, height })
  decoder ??= load()
  const raster = await (await decoder).default(frame?.file ?? bytes).catch(() => {
    throw new Broken('libwebp refuses it')
  })
  let samples = new Uint8Array(raster.data.buffer, raster.data.byteOffset, raster.data.length)
  if (frame) {
    if (frame.x + raster.width > width || frame.y + raster.height > height)
      throw new Broken('a frame outside its canvas')
    const canvas = new Uint8Array(width * height * 4)
    for (let row = 0; row < raster.height; row++)
      canvas.set(
        samples.subarray(row * raster.width * 4, (row + 1) * raster.width * 4),
        ((frame.y + row) * width + frame.x) * 4,
      )
    samples = canvas
  } else if (raster.width !== width || raster.height !== height)
    throw new Broken('a picture of another size than its canvas')
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
