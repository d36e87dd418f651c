import { type BitReader, bitReader, type Huffman } from './jpeg-huffman.ts'
import type { Component, Jpeg } from './jpeg-markers.ts'
import { inverse, scaledQuant, zigzag } from './jpeg-transform.ts'
import { Broken, NotJudged } from './verdict.ts'

type Part = {
  readonly component: Component
  readonly dc: Huffman | undefined
  readonly ac: Huffman | undefined
  last: number
}
/** T.81 annex G: which coefficients this scan brings (from–to), and which bit of them. */
type Band = { readonly from: number; readonly to: number; readonly high: number; readonly low: number }
type Run = { left: number }

/**
 * Decodes one scan into its components: every MCU, every restart marker in its order. Returns the position of the
 * marker that follows. Throws Broken if a bit is missing; counts bytes that nobody asked for as stray.
 */
export function decodeScan(jpeg: Jpeg, header: Uint8Array, bytes: Uint8Array, start: number): number {
  const { frame } = jpeg
  if (!frame) throw new Broken('a scan before its frame header')
  const { parts, band } = readHeader(jpeg, header)
  const reader = bitReader(bytes, start)
  const run: Run = { left: 0 }
  const decode = blockDecoder(frame.progressive, band, reader, run)

  const [only] = parts.length === 1 ? parts : []
  const across = only ? only.component.blocksWide : Math.ceil(frame.width / (8 * frame.maxH))
  const down = only ? only.component.blocksHigh : Math.ceil(frame.height / (8 * frame.maxV))
  let untilRestart = jpeg.restartInterval
  let restart = 0
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      if (jpeg.restartInterval && untilRestart-- === 0) {
        restartAt(jpeg, bytes, reader, restart)
        restart = (restart + 1) & 7
        untilRestart = jpeg.restartInterval - 1
        run.left = 0
        for (const part of parts) part.last = 0
      }
      if (only) decode(only, y * only.component.stride + x)
      else
        for (const part of parts) {
          const { h, v, stride } = part.component
          for (let row = 0; row < v; row++)
            for (let column = 0; column < h; column++) decode(part, (y * v + row) * stride + x * h + column)
        }
    }
  const { at, unused } = reader.leave()
  jpeg.stray += unused
  if (band.from === 0) for (const { component } of parts) component.seen = true
  return at
}

function restartAt(jpeg: Jpeg, bytes: Uint8Array, reader: BitReader, expected: number) {
  const left = reader.leave()
  jpeg.stray += left.unused
  let { at } = left
  while (at < bytes.length && bytes[at] !== 0xff) {
    at++
    jpeg.stray++
  }
  while (bytes[at] === 0xff) at++
  if (bytes[at] !== 0xd0 + expected) throw new Broken('a restart marker is missing or out of order')
  reader.enter(at + 1)
}

function readHeader(jpeg: Jpeg, header: Uint8Array): { parts: Part[]; band: Band } {
  const frame = jpeg.frame!
  const count = header[0] ?? 0
  if (count < 1 || count > 4 || header.length !== 4 + 2 * count) throw new Broken('a damaged scan header')
  const parts = Array.from({ length: count }, (_, i): Part => {
    const component = frame.components.find((it) => it.id === header[1 + 2 * i])
    if (!component) throw new Broken('a scan of a component that the frame does not have')
    const table = jpeg.quant[component.quantIndex]
    // T.81 B.2.4.1: a component keeps the table that stood there at its first scan.
    component.quant ??= table && scaledQuant(table)
    if (!component.quant) throw new Broken('a quantisation table is missing')
    const tables = header[2 + 2 * i]!
    return { component, dc: jpeg.dc[tables >> 4], ac: jpeg.ac[tables & 15], last: 0 }
  })
  const from = header[1 + 2 * count]!
  const to = header[2 + 2 * count]!
  const high = header[3 + 2 * count]! >> 4
  const low = header[3 + 2 * count]! & 15
  if (!frame.progressive && (from !== 0 || to !== 63 || high + low !== 0))
    jpeg.odd ??= 'a baseline scan of part of the coefficients'
  const band = frame.progressive ? { from, to, high, low } : { from: 0, to: 63, high: 0, low: 0 }
  if (frame.progressive) checkProgress(parts, band)
  for (const { dc, ac } of parts)
    if ((band.from === 0 && band.high === 0 && !dc) || (band.to > 0 && !ac))
      throw new Broken('a Huffman table is missing')
  return { parts, band }
}

/** T.81 G.1.1.1. libjpeg refuses the first sort and only warns of the second. */
function checkProgress(parts: readonly Part[], { from, to, high, low }: Band) {
  const alone = from > 0 ? to >= from && to < 64 && parts.length === 1 : to === 0
  if (!alone || low > 13 || (high > 0 && low !== high - 1)) throw new Broken('a damaged scan header')
  for (const { component } of parts) {
    const { known } = component
    if (from > 0 && known[0]! < 0) throw new NotJudged('a progressive scan out of order')
    for (let k = from; k <= to; k++) {
      if (high !== Math.max(known[k]!, 0)) throw new NotJudged('a progressive scan out of order')
      known[k] = low
    }
  }
}

function blockDecoder(progressive: boolean, band: Band, reader: BitReader, run: Run) {
  if (!progressive) return baseline(reader)
  if (band.from === 0) return band.high === 0 ? firstDc(reader, band.low) : moreDc(reader, band.low)
  return band.high === 0 ? firstAc(reader, band, run) : moreAc(reader, band, run)
}

function baseline({ symbol, signed }: BitReader) {
  const block = new Int16Array(64)
  return (part: Part, index: number) => {
    const { plane, quant, stride } = part.component
    const ac = part.ac!
    block.fill(0)
    block[0] = part.last += signed(symbol(part.dc!) & 15)
    for (let k = 1; k < 64; k++) {
      const both = symbol(ac)
      const size = both & 15
      if (size === 0 && both !== 0xf0) break
      k += both >> 4
      if (size === 0) continue
      if (k > 63) throw runOver()
      block[zigzag[k]!] = signed(size)
    }
    inverse(block, 0, quant!, plane, position(index, stride), stride * 8)
  }
}

/** Where a block begins in its plane of samples. */
export const position = (index: number, stride: number) =>
  Math.floor(index / stride) * stride * 64 + (index % stride) * 8

// libjpeg drops these in silence: nobody can say that such a file must not open.
const runOver = () => new NotJudged('a run of zeros leaves its block: damaged, but decoders differ')

const firstDc =
  ({ symbol, signed }: BitReader, low: number) =>
  (part: Part, index: number) => {
    part.component.coefficients![index * 64] = (part.last += signed(symbol(part.dc!) & 15)) << low
  }

const moreDc =
  ({ bits }: BitReader, low: number) =>
  (part: Part, index: number) => {
    if (bits(1)) part.component.coefficients![index * 64]! |= 1 << low
  }

function firstAc({ symbol, signed, bits }: BitReader, { from, to, low }: Band, run: Run) {
  return (part: Part, index: number) => {
    if (run.left > 0) {
      run.left--
      return
    }
    const coefficients = part.component.coefficients!
    for (let k = from; k <= to; k++) {
      const both = symbol(part.ac!)
      const size = both & 15
      const zeros = both >> 4
      if (size === 0 && zeros < 15) {
        run.left = (1 << zeros) + bits(zeros) - 1
        return
      }
      k += zeros
      if (size === 0) continue
      if (k > 63) throw runOver()
      coefficients[index * 64 + zigzag[k]!] = signed(size) << low
    }
  }
}

function moreAc({ symbol, bits }: BitReader, { from, to, low }: Band, run: Run) {
  const bit = 1 << low
  return (part: Part, index: number) => {
    const coefficients = part.component.coefficients!
    const refine = (at: number) => {
      const value = coefficients[at]!
      if (bits(1) && (value & bit) === 0) coefficients[at] = value + (value < 0 ? -bit : bit)
    }
    let k = from
    if (run.left === 0)
      for (; k <= to; k++) {
        const both = symbol(part.ac!)
        let zeros = both >> 4
        let value = 0
        if (both & 15) {
          if ((both & 15) !== 1) throw new Broken('scan data that refines by more than one bit')
          value = bits(1) ? bit : -bit
        } else if (zeros < 15) {
          run.left = (1 << zeros) + bits(zeros)
          break
        }
        for (; k <= to; k++) {
          const at = index * 64 + zigzag[k]!
          if (coefficients[at]) refine(at)
          else if (zeros-- === 0) break
        }
        if (value === 0) continue
        if (k > 63) throw runOver()
        coefficients[index * 64 + zigzag[k]!] = value
      }
    if (run.left === 0) return
    for (; k <= to; k++) {
      const at = index * 64 + zigzag[k]!
      if (coefficients[at]) refine(at)
    }
    run.left--
  }
}
