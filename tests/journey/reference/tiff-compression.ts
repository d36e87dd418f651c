import { inflateSync } from 'node:zlib'
import { Broken, NotJudged } from './verdict.ts'

/** Unpacks Deflate (8, 32946). Throws Broken where the stream is damaged or brings less than a whole strip. */
export function deflate(packed: Uint8Array, length: number): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: length + 65_536 })
  } catch {
    throw new Broken('a damaged Deflate strip')
  }
}

/** Unpacks TIFF 6.0 section 9. */
export function packBits(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length)
  let to = 0
  for (let at = 0; at < packed.length && to < length; ) {
    const n = (packed[at++]! << 24) >> 24
    if (n > -128 && to + Math.abs(n) + 1 > length) throw new NotJudged('a PackBits run that leaves its strip')
    if (n >= 0) {
      if (at + n + 1 > packed.length) break
      out.set(packed.subarray(at, at + n + 1), to)
      at += n + 1
      to += n + 1
    } else if (n > -128) {
      if (at >= packed.length) break
      out.fill(packed[at++]!, to, to + 1 - n)
      to += 1 - n
    }
  }
  if (to < length) throw new Broken('a PackBits strip that ends too early')
  return out
}

/** Unpacks TIFF 6.0 section 13: codes from the top bit down, one wider one code early. */
export function lzw(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length)
  /** Where the text of each code stands in `out`, and how long it is. */
  const starts = new Int32Array(4097)
  const lengths = new Int32Array(4097)
  let to = 0
  let next = 258
  let width = 9
  let previous = -1
  for (let bit = 0; to < length; ) {
    if (bit + width > packed.length * 8) throw new Broken('an LZW strip that ends too early')
    const byte = bit >> 3
    const three = (packed[byte]! << 16) | ((packed[byte + 1] ?? 0) << 8) | (packed[byte + 2] ?? 0)
    const code = (three >> (24 - width - (bit & 7))) & ((1 << width) - 1)
    bit += width
    if (code === 257) throw new Broken('an LZW strip that ends too early')
    if (code === 256) {
      next = 258
      width = 9
      previous = -1
      continue
    }
    if (code > next || (code === next && previous < 0) || (code >= 258 && previous < 0) || next > 4096)
      throw new Broken('an LZW code that stands for nothing')
    const begin = to
    const size = code < 256 ? 1 : code === next ? previous + 1 : lengths[code]!
    if (code < 256) out[to++] = code
    // A new code's text is the previous text and one byte more, and both stand side by side in the output.
    else
      for (let i = 0, from = code === next ? begin - previous : starts[code]!; i < size; i++) out[to++] = out[from + i]!
    if (previous > 0) {
      starts[next] = begin - previous
      lengths[next++] = previous + 1
    }
    previous = size
    if (next >= (1 << width) - 1 && width < 12) width++
  }
  return out
}
