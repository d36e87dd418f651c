import { decodeJpeg } from './jpeg.ts'
import { deflate, lzw, packBits } from './tiff-compression.ts'
import { type Directory, readDirectory } from './tiff-directory.ts'
import { Broken, type Decoded, NotJudged, type Size, withinLimits } from './verdict.ts'

/** Strips and tiles alike: rectangles of samples, left to right, then down, then plane by plane. */
type Layout = Size & {
  readonly bits: number
  readonly channels: number
  readonly planes: number
  readonly chunkWidth: number
  readonly chunkHeight: number
  readonly offsets: readonly number[]
  readonly counts: readonly number[]
  readonly tiled: boolean
}

/**
 * Decodes the first picture of a TIFF or BigTIFF file: grey, palette, RGB, CMYK, and YCbCr inside JPEG; 1, 2, 4, 8 and
 * 16 bits; strips and tiles; uncompressed, PackBits, LZW, Deflate, JPEG. Written for this check, since npm's `tiff`
 * reads no BigTIFF, no JPEG and no orientation, and only one sample of each tiled RGB pixel. Fax compression,
 * floating point and the rest are NotJudged. Throws Broken where a strip is missing or too short.
 */
export function decodeTiff(bytes: Uint8Array): Decoded {
  const directory = readDirectory(bytes)
  const one = (tag: number, otherwise: number) => directory.tags.get(tag)?.[0] ?? otherwise
  const size = { width: one(256, 0), height: one(257, 0) }
  withinLimits(size)
  // A maker's raw file keeps a thumbnail first: shown alone it would pass for the photograph.
  if (directory.tags.has(0xc612) || one(254, 0) & 1 || (bytes[8] === 0x43 && bytes[9] === 0x52))
    throw new NotJudged('a camera raw file, or a reduced copy first')
  const layout = layoutOf(directory, size)
  const photometric = one(262, -1)
  const compression = one(259, 1)
  const extraSamples = directory.tags.get(338) ?? []
  const doubt = unusual(directory, layout, photometric, compression, extraSamples)
  if (doubt) throw new NotJudged(doubt, directory.odd ? undefined : size)

  const raw = gather(directory, layout, compression, photometric)
  if (directory.odd) throw new NotJudged(directory.odd)
  const space = photometric < 2 ? 'grey' : photometric === 5 ? 'cmyk' : 'rgb'
  const colours = space === 'grey' || photometric === 3 ? 1 : space === 'rgb' ? 3 : 4
  const profile = directory.tags.get(34675)
  return {
    ...size,
    space,
    alpha: layout.channels > colours,
    samples:
      photometric === 3
        ? lookUp(raw, directory.tags.get(320) ?? [], layout.bits)
        : stretch(raw, layout.bits, photometric === 0),
    orientation: turnOf(one(274, 1)),
    profile: profile && Uint8Array.from(profile),
    ...(extraSamples[0] === 1 && { doubt: { colour: 'rough', why: 'colours multiplied by alpha' } as const }),
  }
}

const turnOf = (value: number) => (value >= 1 && value <= 8 ? value : 1)

function layoutOf({ tags }: Directory, size: Size): Layout {
  const channels = tags.get(277)?.[0] ?? 1
  const bits = tags.get(258) ?? [1]
  const tiled = tags.has(322)
  const offsets = tags.get(tiled ? 324 : 273)
  const counts = tags.get(tiled ? 325 : 279)
  if (!offsets || !counts || offsets.length !== counts.length) throw new Broken('no list of strips or tiles')
  return {
    ...size,
    bits: bits.every((it) => it === bits[0]) ? bits[0]! : 0,
    channels,
    planes: tags.get(284)?.[0] === 2 ? channels : 1,
    chunkWidth: tiled ? tags.get(322)![0]! : size.width,
    chunkHeight: tiled ? (tags.get(323)?.[0] ?? 0) : Math.min(tags.get(278)?.[0] ?? size.height, size.height),
    offsets,
    counts,
    tiled,
  }
}

/** What this reader does not know, in words; undefined if it does. */
function unusual(
  { tags }: Directory,
  { bits, channels, planes, chunkWidth, chunkHeight, tiled }: Layout,
  photometric: number,
  compression: number,
  extra: readonly number[],
) {
  const colours = [1, 1, 3, 1, undefined, 4, 3][photometric]
  if (![1, 5, 7, 8, 32946, 32773].includes(compression)) return `TIFF compression ${compression}`
  if (colours === undefined || (photometric === 6) !== (photometric === 6 && compression === 7))
    return `TIFF photometric interpretation ${photometric}`
  if (![1, 2, 4, 8, 16].includes(bits) || (bits < 8 && channels > 1) || (bits === 16 && photometric === 3))
    return `${bits} bits a sample`
  if (channels !== colours + extra.length || extra.length > 1 || (extra.length && (extra[0]! < 1 || photometric === 3)))
    return `${channels} samples a pixel`
  if ((tags.get(339) ?? [1]).some((it) => it !== 1)) return 'samples that are not whole numbers'
  if ((tags.get(266)?.[0] ?? 1) !== 1) return 'bits in reverse order'
  const predictor = tags.get(317)?.[0] ?? 1
  if (predictor > 2 || (predictor === 2 && bits < 8)) return `TIFF predictor ${predictor}`
  if (compression === 7 && (bits !== 8 || planes > 1 || extra.length || photometric === 5))
    return 'an unusual JPEG inside TIFF'
  if (chunkWidth < 1 || chunkHeight < 1 || (tiled && (chunkWidth > 4096 || chunkHeight > 4096)))
    return 'unusual strips or tiles'
  return undefined
}

/** All samples, one number each, interleaved. */
function gather(
  directory: Directory,
  layout: Layout,
  compression: number,
  photometric: number,
): Uint8Array | Uint16Array {
  const { width, height, bits, channels, planes, chunkWidth, chunkHeight, offsets, counts, tiled } = layout
  const across = Math.ceil(width / chunkWidth)
  const down = Math.ceil(height / chunkHeight)
  if (offsets.length < across * down * planes) throw new Broken('strips or tiles are missing')
  const out = bits === 16 ? new Uint16Array(width * height * channels) : new Uint8Array(width * height * channels)
  const inChunk = channels / planes
  const rowBytes = Math.ceil((chunkWidth * inChunk * bits) / 8)
  for (let index = 0; index < across * down * planes; index++) {
    const plane = Math.floor(index / (across * down))
    const x = (index % across) * chunkWidth
    const y = (Math.floor(index / across) % down) * chunkHeight
    const rows = tiled ? chunkHeight : Math.min(chunkHeight, height - y)
    const [at, count] = [offsets[index]!, counts[index]!]
    if (at + count > directory.bytes.length || count === 0) throw new Broken('a strip or tile outside the file')
    const packed = directory.bytes.subarray(at, at + count)
    const raw =
      compression === 7
        ? jpeg(directory, packed, photometric, chunkWidth, rows, channels)
        : unpack(compression, packed, rowBytes * rows)
    if (raw.length < rowBytes * rows) throw new Broken('a strip or tile that ends too early')
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength)
    const differences = directory.tags.get(317)?.[0] === 2 && compression !== 7
    for (let row = 0; row < Math.min(rows, height - y); row++) {
      const sums = new Uint16Array(inChunk)
      for (let column = 0; column < Math.min(chunkWidth, width - x); column++)
        for (let c = 0; c < inChunk; c++) {
          const i = column * inChunk + c
          const stored = sampleOf(view, row * rowBytes, i, bits, directory.little)
          const value = differences ? (sums[c] = sums[c]! + stored) : stored
          out[((y + row) * width + x + column) * channels + plane + c] = value
        }
    }
  }
  return out
}

function sampleOf(view: DataView, row: number, index: number, bits: number, little: boolean) {
  if (bits === 8) return view.getUint8(row + index)
  if (bits === 16) return view.getUint16(row + 2 * index, little)
  const bit = index * bits
  return (view.getUint8(row + (bit >> 3)) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1)
}

function unpack(compression: number, packed: Uint8Array, length: number) {
  if (compression === 1) return packed
  if (compression === 5) {
    if (packed[0] === 0 && packed[1] === 1) throw new NotJudged('LZW of before TIFF 5.0')
    return lzw(packed, length)
  }
  return compression === 32773 ? packBits(packed, length) : deflate(packed, length)
}

/** The tables stand once in the directory; each chunk is a JPEG stream without them (TIFF Technical Note 2). */
function jpeg(
  { tags }: Directory,
  packed: Uint8Array,
  photometric: number,
  width: number,
  rows: number,
  channels: number,
) {
  const tables = tags.get(347)
  const whole = tables ? Buffer.concat([Uint8Array.from(tables).subarray(0, -2), packed.subarray(2)]) : packed
  const picture = decodeJpeg(whole, photometric === 6 ? 'ycc' : 'rgb')
  if (
    picture.width !== width ||
    picture.height < rows ||
    picture.samples.length !== picture.width * picture.height * channels
  )
    throw new NotJudged('a JPEG chunk of another size than its tile')
  return picture.samples as Uint8Array
}

/** Spreads small samples over the whole range, and turns white-is-zero round. */
function stretch(raw: Uint8Array | Uint16Array, bits: number, inverted: boolean) {
  const full = bits === 16 ? 65_535 : 255
  const scale = full / (2 ** bits - 1)
  if (scale === 1 && !inverted) return raw
  for (let i = 0; i < raw.length; i++) raw[i] = inverted ? full - raw[i]! * scale : raw[i]! * scale
  return raw
}

/** A TIFF palette holds 16-bit reds, then greens, then blues. */
function lookUp(raw: Uint8Array | Uint16Array, palette: readonly number[], bits: number) {
  const entries = 2 ** bits
  if (palette.length < entries * 3) throw new Broken('a palette that is too short')
  const out = new Uint8Array(raw.length * 3)
  for (let i = 0; i < raw.length; i++) for (let c = 0; c < 3; c++) out[i * 3 + c] = palette[c * entries + raw[i]!]! >> 8
  return out
}
