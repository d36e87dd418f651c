import { associationsOf, type Box, boxesIn, extentsIn, type Picture } from './boxes.ts'

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
  if (!moveItems(file, iloc, meta.end, added)) return undefined
  return Buffer.concat([
    file.subarray(0, ipco.end),
    pixi,
    file.subarray(ipco.end, list.listEnd),
    Buffer.from([index]),
    file.subarray(list.listEnd),
  ])
}

/** Adds `by` to the position of every item behind `after`. False for an item-location box of another shape. */
function moveItems(file: Buffer, iloc: Box, after: number, by: number): boolean {
  if (file[iloc.body + 4] !== 0x44 || ![0, 0x40].includes(file[iloc.body + 5]!)) return false
  const moved = new Set<number>()
  for (const { base, baseAt, offset, offsetAt } of extentsIn(file, iloc)) {
    const at = base > 0 ? baseAt : offsetAt
    if (base > 0 && base < after) return false
    if ((base || offset) >= after && !moved.has(at)) file.writeUInt32BE((base || offset) + by, at)
    moved.add(at)
  }
  return true
}
