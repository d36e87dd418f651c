import { createRequire } from 'node:module'
import { withPixi } from './avif-pixi.ts'
import { type Property, readPicture, sizeOf } from './boxes.ts'
import { filmColours } from './film-colours.ts'
import { type Decoded, NotJudged, withinLimits } from './verdict.ts'
import { compiled, type Raster } from './wasm-module.ts'

type Decoder = { init(module: unknown): Promise<void>; default(bytes: Uint8Array): Promise<Raster> }
const require = createRequire(import.meta.url)
let decoder: Promise<Decoder> | undefined

const load = async () => {
  const found = require('@jsquash/avif/decode.js') as Decoder
  await found.init(compiled('@jsquash/avif/codec/dec/avif_dec.wasm'))
  return found
}

/**
 * Decodes an AVIF file by libavif in WebAssembly; libvips goes through libheif. The turn is read from the boxes here,
 * since libavif leaves it to the caller. Throws Broken if a box is cut, NotJudged if libavif refuses a file that has
 * all its boxes: it is stricter than libheif.
 */
export async function decodeAvif(bytes: Uint8Array): Promise<Decoded> {
  const picture = readPicture(bytes)
  const size = sizeOf(picture.properties)
  withinLimits(size)
  if (picture.odd) throw new NotJudged(picture.odd)
  if (picture.brands[0] === 'avis') throw new NotJudged('a film (AVIF sequence)')
  if (picture.properties.some((it) => it.type === 'clap')) throw new NotJudged('a cropped AVIF picture')
  const orientation = turnOf(picture.properties)
  decoder ??= load()
  const { width, height, data } = await (await decoder).default(withPixi(bytes, picture) ?? bytes).catch(() => {
    throw new NotJudged('libavif refuses it', size)
  })
  return {
    width,
    height,
    space: 'rgb',
    alpha: true,
    samples: new Uint8Array(data.buffer, data.byteOffset, data.length),
    orientation,
    ...filmColours(picture.properties),
  }
}

/** As an EXIF orientation. `irot` counts quarter turns anticlockwise; then `imir` 0 swaps top and bottom, 1 left and right. */
function turnOf(properties: readonly Property[]): number {
  const at = (type: string) => properties.findIndex((it) => it.type === type)
  const quarters = (properties[at('irot')]?.content[0] ?? 0) & 3
  const mirror = properties[at('imir')]?.content[0]
  if (mirror === undefined) return [1, 8, 3, 6][quarters]!
  if (at('imir') < at('irot')) throw new NotJudged('a picture mirrored before it is turned')
  return [
    [4, 2],
    [5, 7],
    [2, 4],
    [7, 5],
  ][quarters]![mirror & 1]!
}
