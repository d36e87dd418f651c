import { readExif } from './exif.ts'
import { type Huffman, huffman } from './jpeg-huffman.ts'
import { decodeScan } from './jpeg-scan.ts'
import { zigzag } from './jpeg-transform.ts'
import { Broken, NotJudged, withinLimits } from './verdict.ts'

/** One colour component of a frame. `plane` is filled block by block; `coefficients` exist in progressive files only. */
export type Component = {
  readonly id: number
  readonly h: number
  readonly v: number
  readonly quantIndex: number
  /** Blocks that hold picture, and blocks allocated so that every MCU is whole. */
  readonly blocksWide: number
  readonly blocksHigh: number
  readonly stride: number
  readonly rows: number
  readonly plane: Uint8ClampedArray
  readonly coefficients: Int16Array | undefined
  quant: Float32Array | undefined
  /** A whole scan has brought its DC coefficients (in a baseline picture: everything). */
  seen: boolean
  /** The lowest bit that each coefficient of a progressive picture has so far, -1 before any. */
  readonly known: Int8Array
}

export type Frame = {
  readonly width: number
  readonly height: number
  readonly progressive: boolean
  readonly maxH: number
  readonly maxV: number
  readonly components: readonly Component[]
}

export type Jpeg = {
  frame: Frame | undefined
  readonly quant: (Float32Array | undefined)[]
  readonly dc: (Huffman | undefined)[]
  readonly ac: (Huffman | undefined)[]
  restartInterval: number
  jfif: boolean
  /** Adobe's colour transform: 0 none, 1 YCbCr, 2 YCCK; undefined without an Adobe marker. */
  adobe: number | undefined
  orientation: number
  /** Bytes that belong to no segment and no scan. */
  stray: number
  /** What some decoders warn of and others pass over, though every block can be read. */
  odd: string | undefined
  readonly profileParts: Map<number, Uint8Array>
}

const u16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
const ascii = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))

/**
 * Walks a JPEG file from SOI to EOI and decodes each scan on the way. What follows EOI (a second picture, a gain map)
 * is not read. Throws Broken where a marker, a table or the scan data is damaged or missing.
 */
export function readJpeg(bytes: Uint8Array): Jpeg {
  if (u16(bytes, 0) !== 0xffd8) throw new Broken('no start-of-image marker')
  const jpeg: Jpeg = {
    frame: undefined,
    quant: [],
    dc: [],
    ac: [],
    restartInterval: 0,
    jfif: false,
    adobe: undefined,
    orientation: 1,
    stray: 0,
    odd: undefined,
    profileParts: new Map(),
  }
  try {
    walk(jpeg, bytes)
  } catch (error) {
    if (error instanceof NotJudged && !error.size) throw new NotJudged(error.message, jpeg.frame)
    if (error instanceof Broken && wholePicture(jpeg))
      throw new NotJudged(`after the picture: ${error.message}`, jpeg.frame)
    throw error
  }
  if (jpeg.stray > 0) jpeg.odd ??= `${jpeg.stray} bytes that belong to nothing`
  return jpeg
}

/** Every block of a baseline picture has been read: what comes after it may be damaged, and decoders differ. */
const wholePicture = ({ frame }: Jpeg) => frame && !frame.progressive && frame.components.every((it) => it.seen)

function walk(jpeg: Jpeg, bytes: Uint8Array) {
  let at = 2
  while (true) {
    while (at < bytes.length && bytes[at] !== 0xff) {
      at++
      jpeg.stray++
    }
    while (bytes[at] === 0xff) at++
    if (at >= bytes.length) throw new Broken('no end-of-image marker')
    const marker = bytes[at++]!
    if (marker === 0xd9) return
    if (marker === 0) {
      jpeg.stray += 2
      continue
    }
    if (marker >= 0xd0 && marker <= 0xd8) throw new Broken('a marker in the wrong place')
    if (marker === 0x01) continue
    const length = u16(bytes, at)
    if (length < 2 || at + length > bytes.length) throw new Broken('a segment longer than the file')
    const body = bytes.subarray(at + 2, at + length)
    segment(jpeg, marker, body)
    at += length
    if (marker === 0xda) at = decodeScan(jpeg, body, bytes, at)
  }
}

function segment(jpeg: Jpeg, marker: number, body: Uint8Array) {
  if (marker === 0xdb) return quantTables(jpeg, body)
  if (marker === 0xc4) return huffmanTables(jpeg, body)
  if (marker === 0xdd) {
    if (body.length !== 2) throw new Broken('a restart interval of the wrong length')
    jpeg.restartInterval = u16(body, 0)
  } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) startFrame(jpeg, marker, body)
  else if (marker === 0xe0 && ascii(body, 0, 5) === 'JFIF\0') {
    jpeg.jfif = true
    if (body[5] !== 1) jpeg.odd ??= `JFIF version ${body[5]}`
  } else if (marker === 0xee && ascii(body, 0, 5) === 'Adobe' && body.length >= 12) {
    jpeg.adobe = body[11]!
    if (jpeg.adobe > 2) jpeg.odd ??= `Adobe colour transform ${jpeg.adobe}`
  } else if (marker === 0xe1 && ascii(body, 0, 6) === 'Exif\0\0') jpeg.orientation = readExif(body.subarray(6))
  else if (marker === 0xe2 && ascii(body, 0, 12) === 'ICC_PROFILE\0')
    jpeg.profileParts.set(body[12]!, body.subarray(14))
}

function quantTables(jpeg: Jpeg, body: Uint8Array) {
  for (let at = 0; at < body.length; ) {
    const spec = body[at++]!
    const wide = spec >> 4
    if (wide > 1 || (spec & 15) > 3 || at + 64 * (wide + 1) > body.length)
      throw new Broken('a damaged quantisation table')
    const table = new Float32Array(64)
    for (let i = 0; i < 64; i++, at += wide + 1) table[zigzag[i]!] = wide ? u16(body, at) : body[at]!
    jpeg.quant[spec & 15] = table
  }
}

function huffmanTables(jpeg: Jpeg, body: Uint8Array) {
  for (let at = 0; at < body.length; ) {
    const spec = body[at++]!
    const counts = body.subarray(at, at + 16)
    const total = counts.reduce((sum, count) => sum + count, 0)
    at += 16 + total
    if (spec >> 4 > 1 || (spec & 15) > 3 || total > 256 || at > body.length) throw new Broken('a damaged Huffman table')
    const tables = spec >> 4 ? jpeg.ac : jpeg.dc
    tables[spec & 15] = huffman(counts, body.subarray(at - total, at))
  }
}

function startFrame(jpeg: Jpeg, marker: number, body: Uint8Array) {
  if (jpeg.frame) throw new Broken('two frame headers')
  const count = body[5] ?? 0
  if (body.length !== 6 + 3 * count || count < 1) throw new Broken('a damaged frame header')
  const size = { width: u16(body, 3), height: u16(body, 1) }
  if (marker > 0xc2) throw new NotJudged(`JPEG process ${marker - 0xc0} (lossless, arithmetic or hierarchical)`, size)
  if (body[0] !== 8) throw new NotJudged(`${body[0]} bits a sample`, size)
  if (size.height === 0) throw new NotJudged('the height stands after the first scan')
  withinLimits(size)
  if (count === 2 || count > 4) throw new NotJudged(`${count} components`, size)
  const raw = Array.from({ length: count }, (_, i) => {
    const sampling = body[7 + 3 * i]!
    return { id: body[6 + 3 * i]!, h: sampling >> 4, v: sampling & 15, quantIndex: body[8 + 3 * i]! }
  })
  if (raw.some((it) => it.h < 1 || it.h > 4 || it.v < 1 || it.v > 4 || it.quantIndex > 3))
    throw new Broken('a damaged frame header')
  const maxH = Math.max(...raw.map((it) => it.h))
  const maxV = Math.max(...raw.map((it) => it.v))
  if (raw.some((it) => maxH % it.h || maxV % it.v)) throw new NotJudged('fractional sampling', size)
  const progressive = marker === 0xc2
  const components = raw.map((it): Component => {
    const stride = Math.ceil(size.width / (8 * maxH)) * it.h
    const rows = Math.ceil(size.height / (8 * maxV)) * it.v
    return {
      ...it,
      blocksWide: Math.ceil(Math.ceil((size.width * it.h) / maxH) / 8),
      blocksHigh: Math.ceil(Math.ceil((size.height * it.v) / maxV) / 8),
      stride,
      rows,
      plane: new Uint8ClampedArray(stride * rows * 64),
      coefficients: progressive ? new Int16Array(stride * rows * 64) : undefined,
      quant: undefined,
      seen: false,
      known: new Int8Array(64).fill(-1),
    }
  })
  jpeg.frame = { ...size, progressive, maxH, maxV, components }
}
