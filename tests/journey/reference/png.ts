import { constants, inflateSync } from 'node:zlib'
import { readExif } from './exif.ts'
import { type Png, readChunks } from './png-chunks.ts'
import { Broken, type ColourDoubt, type Decoded, NotJudged, withinLimits } from './verdict.ts'

const channelsOf: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Adam7: first column, first row, column step, row step. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/**
 * Decodes a PNG file: every colour type, depth and interlace, on Node's own zlib. Written for this check, since
 * fast-png passes over missing pixels and misreads interlaced pictures under eight bits. gAMA and cHRM are not
 * applied, as libvips does not; a profile is. Throws Broken if a pixel is missing, NotJudged for damage elsewhere.
 */
export function decodePng(bytes: Uint8Array): Decoded {
  const png = readChunks(bytes)
  withinLimits(png)
  const { raw, damaged } = inflate(png)
  const samples = expand(png, raw)
  const doubt = png.odd ?? damaged
  if (doubt) throw new NotJudged(doubt, png)
  const { width, height, extra } = png
  const exif = extra.get('eXIf')
  return { width, height, ...samples, orientation: exif ? readExif(exif) : 1, ...colours(extra) }
}

/** Passes that hold pixels, in file order. */
const passesOf = ({ width, height, interlaced }: Png) =>
  (interlaced ? adam7 : ([[0, 0, 1, 1]] as const))
    .map(([x, y, stepX, stepY]) => ({
      x,
      y,
      stepX,
      stepY,
      wide: Math.ceil((width - x) / stepX),
      high: Math.ceil((height - y) / stepY),
    }))
    .filter(({ wide, high }) => wide > 0 && high > 0)

const rowBytes = ({ depth, kind }: Png, wide: number) => Math.ceil((wide * channelsOf[kind]! * depth) / 8)

function inflate(png: Png): { raw: Buffer; damaged?: string } {
  const needed = passesOf(png).reduce((sum, { wide, high }) => sum + (1 + rowBytes(png, wide)) * high, 0)
  const packed = Buffer.concat(png.data)
  // One byte more than needed: a bomb of zeros behind the picture is not unpacked.
  const options = { maxOutputLength: needed + 1 }
  try {
    const raw = inflateSync(packed, options)
    if (raw.length < needed) throw new Broken('fewer pixels than the header promises')
    return raw.length === needed ? { raw } : { raw, damaged: 'more pixels than the header promises' }
  } catch (error) {
    if (error instanceof Broken) throw error
    const lenient = partOf(packed, needed)
    if (!lenient) throw new Broken('the packed pixels are damaged or cut')
    return { raw: lenient, damaged: 'every pixel is there, but the packed stream does not end well' }
  }
}

function partOf(packed: Buffer, needed: number): Buffer | undefined {
  try {
    const raw = inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: needed + 65_536 })
    return raw.length >= needed ? raw : undefined
  } catch {
    return undefined
  }
}

function expand(png: Png, raw: Buffer): Pick<Decoded, 'samples' | 'space' | 'alpha'> {
  const { width, height, depth, kind, palette, extra } = png
  const channels = channelsOf[kind]!
  const key = extra.get('tRNS')
  const alpha = kind >= 4 || key !== undefined
  const colours = kind === 0 || kind === 4 ? 1 : 3
  const out =
    depth === 16
      ? new Uint16Array(width * height * (colours + +alpha))
      : new Uint8Array(width * height * (colours + +alpha))
  const full = depth === 16 ? 65_535 : 255
  const scale = kind === 3 ? 1 : full / (2 ** depth - 1)
  const keyed =
    key && kind !== 3
      ? Array.from({ length: key.length >> 1 }, (_, i) => (key[2 * i]! << 8) | key[2 * i + 1]!)
      : undefined
  const pixel = new Uint16Array(channels)

  let at = 0
  for (const { x, y, stepX, stepY, wide, high } of passesOf(png)) {
    const bytes = rowBytes(png, wide)
    let above: Uint8Array = new Uint8Array(bytes)
    for (let row = 0; row < high; row++, at += bytes + 1) {
      const line = raw.subarray(at + 1, at + 1 + bytes)
      unfilter(raw[at]!, line, above, Math.max(1, (channels * depth) >> 3))
      above = line
      for (let column = 0; column < wide; column++) {
        for (let c = 0; c < channels; c++) pixel[c] = sampleAt(line, column * channels + c, depth)
        let to = ((y + row * stepY) * width + x + column * stepX) * (colours + +alpha)
        if (kind === 3) {
          const index = pixel[0]!
          if (index * 3 >= palette!.length) throw new NotJudged('a colour outside the palette', png)
          for (let c = 0; c < 3; c++) out[to++] = palette![index * 3 + c]!
          if (key) out[to] = key[index] ?? 255
        } else {
          for (let c = 0; c < channels; c++) out[to++] = pixel[c]! * scale
          if (keyed) out[to] = keyed.length === channels && keyed.every((value, c) => value === pixel[c]) ? 0 : full
        }
      }
    }
  }
  return { samples: out, space: colours === 1 ? 'grey' : 'rgb', alpha }
}

const sampleAt = (line: Uint8Array, index: number, depth: number) => {
  if (depth === 8) return line[index]!
  if (depth === 16) return (line[2 * index]! << 8) | line[2 * index + 1]!
  const bit = index * depth
  return (line[bit >> 3]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
}

/** PNG specification, section 9. In place. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, back: number) {
  if (filter > 4) throw new Broken('a row with an unknown filter')
  for (let i = 0; filter > 0 && i < line.length; i++) {
    const left = i < back ? 0 : line[i - back]!
    const up = above[i]!
    if (filter === 1) line[i]! += left
    else if (filter === 2) line[i]! += up
    else if (filter === 3) line[i]! += (left + up) >> 1
    else line[i]! += paeth(left, up, i < back ? 0 : above[i - back]!)
  }
}

function paeth(left: number, up: number, corner: number) {
  const guess = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

function colours(extra: Png['extra']): { profile?: Uint8Array; doubt?: ColourDoubt } {
  if (extra.has('cICP')) return { doubt: { colour: 'unknown', why: 'a cICP chunk, which decoders do not treat alike' } }
  const packed = extra.get('iCCP')
  if (!packed) return {}
  try {
    return { profile: inflateSync(packed.subarray(packed.indexOf(0) + 2), { maxOutputLength: 4 << 20 }) }
  } catch {
    return { doubt: { colour: 'unknown', why: 'a damaged colour profile' } }
  }
}
