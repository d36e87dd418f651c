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

/** Finds the primary picture of a HEIC or AVIF file (ISO/IEC 23008-12). Throws Broken if a box is missing or cut. */
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
  collect(0, bytes.length, ['ftyp', 'meta'])
  const meta = need('meta')
  collect(meta.body + 4, meta.end, ['pitm', 'iprp', 'iloc'])
  collect(need('iprp').body, need('iprp').end, ['ipco', 'ipma'])

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
  return { brands, properties, boxes }
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
