import type { BlobStore } from '../ports/blob-store.ts'

/**
 * Where the tiles of a pyramid lie inside its object; plain data, so it can be cached and sent as JSON. Levels run
 * from 0 (one pixel) to `levels` - 1 (the whole picture), as Deep Zoom counts. `starts` and `ends` are byte offsets,
 * level by level, row by row.
 */
export interface Szi {
  readonly width: number
  readonly height: number
  readonly tileSize: number
  readonly levels: number
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** CRC-32 of each. */
  readonly sums: readonly number[]
}

export interface Range {
  readonly start: number
  /** Exclusive. */
  readonly end: number
  /** CRC-32 of what lies there. */
  readonly sum: number
}

const tileSize = 512
const mostDirectoryBytes = 8_000_000
const endRecordBytes = 22

/**
 * Reads the directory of the zip and checks all of it: stored entries only, each inside the file and clear of the
 * others, exactly the tiles that Deep Zoom has for a picture of this size. Throws BrokenPyramid for anything else, also
 * for a missing object. Two or three range reads, none of a picture.
 */
export async function readSzi(
  blobs: Pick<BlobStore, 'range' | 'size'>,
  key: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Szi> {
  const size = (await blobs.size(key)) ?? refuse('is missing')
  const record = await read(blobs, key, size - endRecordBytes, size)
  const { count, start } = endRecord(record, size)
  const entries = directory(await read(blobs, key, start, size - endRecordBytes), count, start)
  return arrange(entries, width, height)
}

/** Where one tile's JPEG lies, or undefined outside the picture. */
export function tileRange(szi: Szi, level: number, column: number, row: number): Range | undefined {
  const index = tileIndex(szi, level, column, row)
  if (index === undefined) return undefined
  return { start: szi.starts[index]!, end: szi.ends[index]!, sum: szi.sums[index]! }
}

/** What is stored is no pyramid of this picture (any more). */
export class BrokenPyramid extends Error {
  override name = 'BrokenPyramid'
}

function refuse(why: string): never {
  throw new BrokenPyramid(`This pyramid ${why}`)
}

async function read(blobs: Pick<BlobStore, 'range'>, key: string, start: number, end: number): Promise<DataView> {
  const bytes = (start >= 0 && (await blobs.range(key, start, end))) || refuse('is too short')
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The end of central directory (APPNOTE 4.3.16), which libvips writes without a comment: at a known place. */
function endRecord(view: DataView, size: number): { count: number; start: number } {
  const count = view.getUint16(10, true)
  const [bytes, start] = [view.getUint32(12, true), view.getUint32(16, true)]
  const plain = view.getUint32(0) === 0x504b0506 && view.getUint32(4) === 0 && view.getUint16(20, true) === 0
  if (!plain || view.getUint16(8, true) !== count) refuse('does not end like a zip in one part')
  // A full field would mean zip64, whose numbers stand elsewhere. It is refused by the same sum.
  if (start + bytes + endRecordBytes !== size || bytes > mostDirectoryBytes) refuse('has no directory where it says')
  return { count, start }
}

interface Entry extends Range {
  readonly name: string
}

/** The central directory (APPNOTE 4.3.12); only here stand the sizes. */
function directory(view: DataView, count: number, directoryStart: number): Entry[] {
  const entries: Entry[] = []
  let at = 0
  let expected = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at) !== 0x504b0102) refuse('has a broken directory')
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    const nameBytes = view.getUint16(at + 28, true)
    const extras = view.getUint32(at + 30, true) // two lengths: extra field and comment
    if (method !== 0 || packed !== size || (flags & ~8) !== 0 || extras !== 0) refuse('has an entry that is not stored')
    if (at + 46 + nameBytes > view.byteLength) refuse('has a broken directory')
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameBytes))
    // One entry follows the other without gaps, each with a descriptor of 16 bytes if flag 3 says so.
    if (view.getUint32(at + 42, true) !== expected) refuse('has entries that do not follow each other')
    const start = expected + 30 + nameBytes
    entries.push({ name, sum: view.getUint32(at + 16, true), start, end: start + size })
    expected = start + size + (flags & 8 ? 16 : 0)
    at += 46 + nameBytes
  }
  if (at !== view.byteLength || expected !== directoryStart) refuse('has a broken directory')
  return entries
}

function arrange(entries: readonly Entry[], width: number, height: number): Szi {
  const szi = { width, height, tileSize, levels: Math.ceil(Math.log2(Math.max(width, height))) + 1 }
  const tiles: Range[] = []
  const others: string[] = []
  for (const { name, start, end, sum } of entries) {
    const [, level, column, row] = /^\w+_files\/(\d{1,2})\/(\d{1,3})_(\d{1,3})\.jpe?g$/.exec(name) ?? []
    const index = level === undefined ? others.push(name) && undefined : tileIndex(szi, +level, +column!, +row!)
    if (index === undefined) continue
    if (tiles[index] || start === end) refuse('has a tile twice or an empty one')
    tiles[index] = { start, end, sum }
  }
  const known = others.every((name) => /^\w+(\.dzi|_files\/vips-properties\.xml)$/.test(name))
  const complete = tileCount(szi, szi.levels)
  if (!known || entries.length !== complete + others.length || Object.keys(tiles).length !== complete)
    refuse(`does not hold the tiles of ${width} x ${height} pixels`)
  return {
    ...szi,
    starts: tiles.map(({ start }) => start),
    ends: tiles.map(({ end }) => end),
    sums: tiles.map(({ sum }) => sum),
  }
}

type Shape = Pick<Szi, 'width' | 'height' | 'levels'>

/** Columns and rows of tiles of a level: each level halves the one above it, rounded up. */
function grid({ width, height, levels }: Shape, level: number): readonly [columns: number, rows: number] {
  const scale = 2 ** (levels - 1 - level)
  return [Math.ceil(Math.ceil(width / scale) / tileSize), Math.ceil(Math.ceil(height / scale) / tileSize)]
}

function tileCount(shape: Shape, below: number): number {
  let count = 0
  for (let level = 0; level < below; level++) {
    const [columns, rows] = grid(shape, level)
    count += columns * rows
  }
  return count
}

function tileIndex(shape: Shape, level: number, column: number, row: number): number | undefined {
  if (![level, column, row].every((n) => Number.isInteger(n) && n >= 0) || level >= shape.levels) return undefined
  const [columns, rows] = grid(shape, level)
  return column < columns && row < rows ? tileCount(shape, level) + row * columns + column : undefined
}
