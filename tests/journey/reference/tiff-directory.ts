import { Broken } from './verdict.ts'

/** The first directory of a TIFF file. Numbers by tag; rationals and floats are left out, nothing here needs them. */
export type Directory = {
  readonly bytes: Uint8Array
  readonly little: boolean
  readonly tags: ReadonlyMap<number, readonly number[]>
  readonly odd: string | undefined
}

const sizes: Record<number, number> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
}

/** Tags with one whole number each, and the values that they may have. libtiff refuses or warns where they have others. */
const single: ReadonlyMap<number, readonly number[] | undefined> = new Map([
  [256, undefined],
  [257, undefined],
  [259, undefined],
  [262, undefined],
  [266, [1, 2]],
  [274, [1, 2, 3, 4, 5, 6, 7, 8]],
  [277, undefined],
  [278, undefined],
  [284, [1, 2]],
  [317, [1, 2, 3]],
  [322, undefined],
  [323, undefined],
])
const wholeNumbers = [3, 4, 16]
const lists = [258, 273, 279, 324, 325, 338]

/** Reads classic TIFF and BigTIFF of either byte order. Throws Broken if the directory does not lie in the file. */
export function readDirectory(bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  const within = (at: number, length: number) => {
    if (at < 0 || at + length > bytes.length) throw new Broken('a directory that points outside the file')
    return at
  }
  const u16 = (at: number) => view.getUint16(within(at, 2), little)
  const u32 = (at: number) => view.getUint32(within(at, 4), little)
  const u64 = (at: number) => Number(view.getBigUint64(within(at, 8), little))

  const big = u16(2) === 43
  if (big && u16(4) !== 8) throw new Broken('a damaged header')
  const start = big ? u64(8) : u32(4)
  const count = big ? u64(start) : u16(start)
  const first = start + (big ? 8 : 2)
  const entrySize = big ? 20 : 12
  if (count === 0 || count > 4096) throw new Broken('a directory without entries')
  within(first, count * entrySize)

  const tags = new Map<number, readonly number[]>()
  let odd: string | undefined
  let previous = -1
  for (let i = 0; i < count; i++) {
    const entry = first + i * entrySize
    const tag = u16(entry)
    const type = u16(entry + 2)
    const values = big ? u64(entry + 4) : u32(entry + 4)
    const size = sizes[type]
    if (tag <= previous) odd ??= 'a directory out of order'
    previous = tag
    if (tags.has(tag)) continue
    if (!size) {
      odd ??= 'an entry of an unknown type'
      continue
    }
    const inline = entry + (big ? 12 : 8)
    const at = size * values <= (big ? 8 : 4) ? inline : big ? u64(inline) : u32(inline)
    if (at + size * values > bytes.length) {
      odd ??= 'an entry that points outside the file'
      continue
    }
    const read = size === 1 ? (p: number) => bytes[p]! : size === 2 ? u16 : size === 4 ? u32 : u64
    if ((single.has(tag) || lists.includes(tag)) && !wholeNumbers.includes(type))
      odd ??= `tag ${tag} of an unusual type`
    if ([5, 10, 11, 12].includes(type)) continue
    const found = Array.from({ length: values }, (_, k) => read(at + k * size))
    tags.set(tag, found)
    if (single.has(tag) && (values !== 1 || single.get(tag)?.includes(found[0]!) === false))
      odd ??= `tag ${tag} with an unusual value`
    if (tag === 338 && found.some((it) => it > 2)) odd ??= 'unknown extra samples'
  }
  const behind = first + count * entrySize
  const next = big ? u64(behind) : u32(behind)
  if (next > 0) {
    const more = next + 8 > bytes.length ? 0 : big ? u64(next) : u16(next)
    if (more < 1 || more > 4096 || next + more * entrySize > bytes.length) odd ??= 'a second picture outside the file'
  }
  return { bytes, little, tags, odd }
}
