import { Broken } from './verdict.ts'

/** One box of an ISO base media file: where it begins, where its content begins, where it ends. */
export type Box = { readonly type: string; readonly at: number; readonly body: number; readonly end: number }
export type Property = { readonly type: string; readonly content: Uint8Array }

export type Picture = {
  readonly brands: readonly string[]
  /** Of the primary item, in the order in which they apply. */
  readonly properties: readonly Property[]
  /** The boxes on the way to the properties, by name. */
  readonly boxes: ReadonlyMap<string, Box>
  /** Damage that need not touch the primary picture. */
  readonly odd: string | undefined
}

/** The boxes that lie side by side between two positions. Throws Broken if one does not fit. */
export function* boxesIn(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = from; at + 8 <= to; ) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const short = view.getUint32(at)
    const long = short === 1 && at + 16 <= to
    const size = short === 0 ? to - at : long ? Number(view.getBigUint64(at + 8)) : short
    if (size < (long ? 16 : 8) || at + size > to) throw new Broken(`a ${type} box longer than the file`)
    yield { type, at, body: at + (long ? 16 : 8), end: at + size }
    at += size
  }
}

/**
 * Finds the primary picture of a HEIC or AVIF file (ISO/IEC 23008-12). Throws Broken if a box is missing or cut.
 */
export function readPicture(bytes: Uint8Array): Picture {
  const boxes = new Map<string, Box>()
  const collect = (from: number, to: number, wanted: readonly string[]) => {
    for (const box of boxesIn(bytes, from, to))
      if (wanted.includes(box.type) && !boxes.has(box.type)) boxes.set(box.type, box)
  }
  const need = (type: string) => {
    const box = boxes.get(type)
    if (!box) throw new Broken(`no ${type} box`)
    return box
  }
  let cut: Broken | undefined
  try {
    collect(0, bytes.length, ['ftyp', 'meta'])
  } catch (error) {
    cut = error as Broken
  }
  const meta = boxes.get('meta')
  if (!meta) throw cut ?? new Broken('no meta box')
  collect(meta.body + 4, meta.end, ['pitm', 'iprp', 'iloc'])
  collect(need('iprp').body, need('iprp').end, ['ipco', 'ipma'])
  const outside =
    boxes.has('iloc') && extentsIn(bytes, need('iloc')).some((it) => it.base + it.offset + it.length > bytes.length)
  if (outside && cut) throw cut

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pitm = need('pitm')
  const primary = bytes[pitm.body] === 0 ? view.getUint16(pitm.body + 4) : view.getUint32(pitm.body + 4)
  const all = [...boxesIn(bytes, need('ipco').body, need('ipco').end)]
  const properties = associationsOf(bytes, need('ipma'), primary).indexes.flatMap((index) => {
    const box = all[index - 1]
    return box ? [{ type: box.type, content: bytes.subarray(box.body, box.end) }] : []
  })
  const { body, end } = need('ftyp')
  const brands = Array.from({ length: (end - body) >> 2 }, (_, i) =>
    String.fromCharCode(...bytes.subarray(body + 4 * i, body + 4 * i + 4)),
  )
  return { brands, properties, boxes, odd: cut?.message ?? (outside ? 'an item outside the file' : undefined) }
}

/** Which properties an item has: numbers into `ipco` from one, and where the list of them stands. */
export function associationsOf(bytes: Uint8Array, ipma: Box, item: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const longIds = bytes[ipma.body]! > 0
  const wide = (bytes[ipma.body + 3]! & 1) === 1
  const entries = view.getUint32(ipma.body + 4)
  let at = ipma.body + 8
  for (let i = 0; i < entries && at + 4 < ipma.end; i++) {
    const id = longIds ? view.getUint32(at) : view.getUint16(at)
    const countAt = at + (longIds ? 4 : 2)
    const count = bytes[countAt]!
    at = countAt + 1 + count * (wide ? 2 : 1)
    if (at > ipma.end) break
    if (id !== item) continue
    const indexes = Array.from({ length: count }, (_, k) =>
      wide ? view.getUint16(countAt + 1 + 2 * k) & 0x7fff : bytes[countAt + 1 + k]! & 0x7f,
    )
    return { indexes, countAt, wide, listEnd: at }
  }
  throw new Broken('a primary picture without properties')
}

/** The size of the picture before it is turned. Throws Broken without one. */
export function sizeOf(properties: readonly Property[]) {
  const content = properties.find((it) => it.type === 'ispe')?.content
  if (!content || content.length < 12) throw new Broken('a picture without a size')
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  return { width: view.getUint32(4), height: view.getUint32(8) }
}

/** A number of the item-location box, and where it stands: 0 long for one that is not written. */
export type Extent = {
  readonly base: number
  readonly baseAt: number
  readonly offset: number
  readonly offsetAt: number
  readonly length: number
}

/** Where the items of the file lie; those inside the meta box are left out. Throws Broken if the list is cut. */
export function extentsIn(bytes: Uint8Array, iloc: Box): Extent[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, iloc.end)
  const number = (at: number, size: number) =>
    size === 0 ? 0 : size === 8 ? Number(file.readBigUInt64BE(at)) : file.readUIntBE(at, size)
  const version = file[iloc.body]!
  const [offsetSize, lengthSize] = [file[iloc.body + 4]! >> 4, file[iloc.body + 4]! & 15]
  const [baseSize, indexSize] = [file[iloc.body + 5]! >> 4, version === 0 ? 0 : file[iloc.body + 5]! & 15]
  const idSize = version === 2 ? 4 : 2
  let at = iloc.body + 6
  const found: Extent[] = []
  try {
    const items = number(at, idSize)
    at += idSize
    for (let item = 0; item < items; item++) {
      at += idSize
      const inFile = version === 0 || (number(at, 2) & 15) === 0
      const baseAt = at + (version === 0 ? 2 : 4)
      const extents = number(baseAt + baseSize, 2)
      at = baseAt + baseSize + 2
      for (let i = 0; i < extents; i++) {
        const offsetAt = at + indexSize
        const extent = {
          base: number(baseAt, baseSize),
          baseAt,
          offset: number(offsetAt, offsetSize),
          offsetAt,
          length: number(offsetAt + offsetSize, lengthSize),
        }
        if (inFile) found.push(extent)
        at = offsetAt + offsetSize + lengthSize
      }
    }
  } catch {
    throw new Broken('a damaged list of items')
  }
  return found
}
