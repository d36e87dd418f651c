import { Broken } from './verdict.ts'

/** `fast` maps the next nine bits to (length << 8 | symbol), 0 where the code is longer; then the canonical search. */
export type Huffman = {
  readonly fast: Uint16Array
  readonly maxCode: Int32Array
  readonly offset: Int32Array
  readonly symbols: Uint8Array
}

/** Builds the table of ITU T.81 annex C. Throws Broken if more codes are asked for than the lengths allow. */
export function huffman(counts: Uint8Array, symbols: Uint8Array): Huffman {
  const fast = new Uint16Array(512)
  const maxCode = new Int32Array(18).fill(-1)
  const offset = new Int32Array(18)
  let code = 0
  let index = 0
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1]!
    offset[length] = index - code
    for (let i = 0; i < count; i++, code++, index++) {
      if (length > 9) continue
      const first = code << (9 - length)
      fast.fill((length << 8) | symbols[index]!, first, first + (1 << (9 - length)))
    }
    if (code > 1 << length) throw new Broken('a damaged Huffman table')
    if (count) maxCode[length] = code - 1
    code <<= 1
  }
  return { fast, maxCode, offset, symbols }
}

/**
 * Reads the bits of one scan. Never past the data: a bit that is not there, or a code that no table knows, throws
 * Broken, where libjpeg would fill up with zeros and warn.
 */
export function bitReader(bytes: Uint8Array, start: number) {
  let at = start
  let buffer = 0
  let count = 0
  let padding = 0

  const fill = () => {
    while (count <= 16) {
      let byte = bytes[at] ?? 0
      // 0xff is data only with a zero behind it; else a marker begins, and the scan has no more bits.
      if (at >= bytes.length || (byte === 0xff && bytes[at + 1] !== 0)) {
        padding += 8
        byte = 0
      } else at += byte === 0xff ? 2 : 1
      buffer = ((buffer << 8) | byte) & 0x1ffffff
      count += 8
    }
  }
  const drop = (n: number) => {
    count -= n
    if (count < padding) throw new Broken('the picture ends in the middle of a scan')
  }
  const bits = (n: number) => {
    if (n === 0) return 0
    if (count < n) fill()
    drop(n)
    return (buffer >> count) & ((1 << n) - 1)
  }
  const symbol = (table: Huffman) => {
    if (count < 16) fill()
    const hit = table.fast[(buffer >> (count - 9)) & 511]!
    if (hit) {
      drop(hit >> 8)
      return hit & 255
    }
    for (let length = 10; length <= 16; length++) {
      const code = (buffer >> (count - length)) & ((1 << length) - 1)
      if (code > table.maxCode[length]!) continue
      drop(length)
      return table.symbols[code + table.offset[length]!]!
    }
    throw new Broken('scan data that no Huffman table knows')
  }
  /** A signed value of n bits: T.81 figure F.12. */
  const signed = (n: number) => {
    const value = bits(n)
    return n && value < 1 << (n - 1) ? value - (1 << n) + 1 : value
  }
  /** Leaves the bit stream: the position of the next byte, and how many whole bytes nobody asked for. */
  const leave = () => {
    const unused = Math.floor((count - padding) / 8)
    buffer = count = padding = 0
    return { at, unused }
  }
  const enter = (position: number) => {
    at = position
  }
  return { bits, symbol, signed, leave, enter }
}

export type BitReader = ReturnType<typeof bitReader>
