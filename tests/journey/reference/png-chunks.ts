import { crc32 } from 'node:zlib'
import { Broken } from './verdict.ts'

export type Png = {
  readonly width: number
  readonly height: number
  readonly depth: number
  /** 0 grey, 2 colour, 3 palette, 4 grey and alpha, 6 colour and alpha. */
  readonly kind: number
  readonly interlaced: boolean
  readonly palette: Uint8Array | undefined
  readonly data: readonly Uint8Array[]
  /** Ancillary chunks by name, the first of each, with a sound checksum. */
  readonly extra: ReadonlyMap<string, Uint8Array>
  /** Damage outside the pixels, which some decoders pass over. */
  readonly odd: string | undefined
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const depths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** Splits a PNG file into its chunks and checks each checksum. Throws Broken if a chunk that matters is damaged. */
export function readChunks(bytes: Uint8Array): Png {
  if (signature.some((byte, i) => bytes[i] !== byte)) throw new Broken('a damaged signature')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let header: Uint8Array | undefined
  let palette: Uint8Array | undefined
  let odd: string | undefined
  let last = ''
  const data: Uint8Array[] = []
  const extra = new Map<string, Uint8Array>()
  for (let at = 8; last !== 'IEND'; ) {
    if (at + 12 > bytes.length) {
      odd = 'no end chunk'
      break
    }
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const critical = (bytes[at + 4]! & 32) === 0
    if (!/^[A-Za-z]{4}$/.test(name)) {
      if (data.length === 0) throw new Broken('a chunk without a proper name')
      odd = 'a chunk without a proper name behind the pixels'
      break
    }
    if (!header && name !== 'IHDR') throw new Broken('the header does not come first')
    if (at + 12 + length > bytes.length) {
      // A cut pixel chunk is judged by what it still holds; after the pixels, decoders differ.
      if (name === 'IDAT') data.push(bytes.subarray(at + 8))
      odd = 'a chunk longer than the file'
      break
    }
    const body = bytes.subarray(at + 8, at + 8 + length)
    const sound = crc32(bytes.subarray(at + 4, at + 8 + length)) === view.getUint32(at + 8 + length)
    if (!sound && critical && name !== 'IEND') throw new Broken(`a wrong checksum in ${name}`)
    if (!sound) odd ??= `a wrong checksum in ${name}`
    else if (name === 'IHDR') {
      if (header || length !== 13) throw new Broken('a damaged header')
      header = body
    } else if (name === 'PLTE') {
      if (palette || length % 3 || length > 768 || length === 0) throw new Broken('a damaged palette')
      if (data.length) odd ??= 'a palette after the pixels'
      palette = body
    } else if (name === 'IDAT') {
      if (data.length && last !== 'IDAT') odd ??= 'pixels in two places'
      data.push(body)
    } else if (name === 'IEND' ? length > 0 : critical) odd ??= `an unknown ${name} chunk`
    else if (extra.has(name) ? !/^[tz]EXt$|^iTXt$|^sPLT$|^fdAT$|^fcTL$/.test(name) : false) odd ??= `two ${name} chunks`
    else if (!extra.has(name)) extra.set(name, body)
    at += 12 + length
    last = name
  }
  if (!header) throw new Broken('no header')
  const size = new DataView(header.buffer, header.byteOffset, 13)
  const [depth, kind, compression, filter, interlace] = header.subarray(8) as unknown as [
    number,
    number,
    number,
    number,
    number,
  ]
  if (!depths[kind]?.includes(depth) || compression || filter || interlace > 1) throw new Broken('a damaged header')
  if (kind === 3 && !palette) throw new Broken('no palette')
  const [width, height] = [size.getUint32(0), size.getUint32(4)]
  return { width, height, depth, kind, interlaced: interlace === 1, palette, data, extra, odd }
}
