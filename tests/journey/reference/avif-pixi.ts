import { associationsOf, boxesIn, type Picture } from './boxes.ts'

/**
 * libavif refuses pictures without a `pixi` box, which libheif did not write before 2021. Returns the file with one
 * put in; undefined where it has one already, or is laid out in a way that this does not know.
 */
export function withPixi(bytes: Uint8Array, { properties, boxes }: Picture): Uint8Array | undefined {
  const [meta, iprp, ipco, ipma, iloc, pitm] = (['meta', 'iprp', 'ipco', 'ipma', 'iloc', 'pitm'] as const).map((it) =>
    boxes.get(it),
  )
  const config = properties.find((it) => it.type === 'av1C')?.content
  if (!config || !meta || !iprp || !ipco || !ipma || !iloc || !pitm || properties.some((it) => it.type === 'pixi'))
    return undefined
  const file = Buffer.from(bytes)
  const list = associationsOf(
    file,
    ipma,
    file[pitm.body] === 0 ? file.readUInt16BE(pitm.body + 4) : file.readUInt32BE(pitm.body + 4),
  )
  const index = [...boxesIn(file, ipco.body, ipco.end)].length + 1
  // The usual layout of those years only: short lists, item positions first, properties behind them.
  if (list.wide || index > 127 || iloc.at > ipco.at || ipma.at < ipco.at) return undefined

  // AV1 codec configuration: high_bitdepth, then twelve_bit.
  const bits = config[2]! & 0x40 ? (config[2]! & 0x20 ? 12 : 10) : 8
  const pixi = Buffer.from([0, 0, 0, 16, 0x70, 0x69, 0x78, 0x69, 0, 0, 0, 0, 3, bits, bits, bits])
  const added = pixi.length + 1
  const grow = (at: number, by: number) => file.writeUInt32BE(file.readUInt32BE(at) + by, at)
  grow(meta.at, added)
  grow(iprp.at, added)
  grow(ipco.at, pixi.length)
  grow(ipma.at, 1)
  file[list.countAt]!++
  if (!moveItems(file, iloc.body, meta.end, added)) return undefined
  return Buffer.concat([
    file.subarray(0, ipco.end),
    pixi,
    file.subarray(ipco.end, list.listEnd),
    Buffer.from([index]),
    file.subarray(list.listEnd),
  ])
}

/** Adds `by` to the position of every item behind `after`. False for an item-location box of another shape. */
function moveItems(file: Buffer, iloc: number, after: number, by: number): boolean {
  const version = file[iloc]!
  const [sizes, more] = [file[iloc + 4]!, file[iloc + 5]!]
  if (version > 1 || sizes !== 0x44 || (more !== 0x40 && more !== 0)) return false
  const baseSize = more >> 4
  let at = iloc + 8
  for (let items = file.readUInt16BE(iloc + 6); items > 0; items--) {
    at += version === 1 ? 6 : 4
    const base = baseSize ? file.readUInt32BE(at) : 0
    if (base >= after) file.writeUInt32BE(base + by, at)
    else if (base > 0) return false
    at += baseSize
    const extents = file.readUInt16BE(at)
    at += 2
    for (let i = 0; i < extents; i++, at += 8) {
      const position = file.readUInt32BE(at)
      if (base === 0 && position >= after) file.writeUInt32BE(position + by, at)
    }
  }
  return true
}
