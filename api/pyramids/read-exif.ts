/** What a camera wrote down about a photograph: see `Preview`. */
export interface Told {
  readonly takenAt: string | undefined
  readonly device: string | undefined
  readonly orientation: number | undefined
  readonly hasPosition: boolean
}

export const nothingTold: Told = { takenAt: undefined, device: undefined, orientation: undefined, hasPosition: false }

/** A block of TIFF entries (TIFF 6.0, 2), and which way round its numbers stand. */
interface Block {
  readonly view: DataView
  readonly little: boolean
}
/** Where a directory of it begins. */
type Directory = number

const tags = {
  make: 0x010f,
  model: 0x0110,
  orientation: 0x0112,
  exif: 0x8769,
  gps: 0x8825,
  dateTimeOriginal: 0x9003,
  offsetTimeOriginal: 0x9011,
  latitude: 2,
}

const longestDate = 32
const longestDevice = 80

/**
 * When, with what and how a photograph was taken, out of its EXIF block (CIPA DC-008, 4.6) or a TIFF file itself, and
 * whether it says where: of that, not where. What says nothing, or nothing that makes sense, is left out.
 */
export function readExif(exif: Uint8Array): Told {
  const head = exif[0] === 0x45 ? 6 : 0 // "Exif\0\0", which not every container keeps
  const view = new DataView(exif.buffer, exif.byteOffset + head, Math.max(0, exif.byteLength - head))
  const read = <T>(ask: () => T): T | undefined => unlessItLeadsOut(ask)
  const block = read(() => ({ view, little: view.getUint16(0) === 0x4949 }))
  // 42 says what follows; the larger kind of TIFF says 43, and has other entries.
  const first = block && read(() => (view.getUint16(2, block.little) === 42 ? view.getUint32(4, block.little) : 0))
  if (!block || !first) return nothingTold
  return {
    takenAt: read(() => takenAtOf(block, first)),
    device: read(() => deviceOf(block, first)),
    orientation: read(() => orientationOf(block, first)),
    hasPosition: read(() => saysWhere(block, first)) ?? false,
  }
}

/** A damaged block may have one directory that leads out of it, and others that do not. */
function unlessItLeadsOut<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch (cause) {
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

/** `2026-05-17T12:30:00` by the camera's own clock, with `+02:00` behind it where the camera says so. */
function takenAtOf(block: Block, first: Directory): string | undefined {
  const directory = directoryAt(block, first, tags.exif)
  if (!directory) return undefined
  const said = text(block, directory, tags.dateTimeOriginal, longestDate)
  const date = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(said)
  if (!date) return undefined
  const [, year, month, day, time] = date
  const local = `${year}-${month}-${day}T${time}`
  if (!isMoment(local)) return undefined
  const zone = unlessItLeadsOut(() => text(block, directory, tags.offsetTimeOriginal, longestDate)) ?? ''
  const offset = /^[+-]\d\d:\d\d$/.exec(zone)?.[0] ?? ''
  return Number.isNaN(Date.parse(local + offset)) ? local : local + offset
}

/** Also the thirtieth of February is none. */
function isMoment(local: string): boolean {
  const parsed = new Date(`${local}Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(local)
}

/** Make and model, without the make where the model says it too: `NIKON D90`. */
function deviceOf(block: Block, first: Directory): string | undefined {
  const [make, model] = [tags.make, tags.model].map((tag) => plain(text(block, first, tag, 2 * longestDevice)))
  const brand = make!.split(' ')[0]!.toLowerCase()
  const isSaidTwice = brand !== '' && model!.toLowerCase().startsWith(brand)
  const device = [isSaidTwice ? '' : make!, model!].filter(Boolean).join(' ')
  return [...device].slice(0, longestDevice).join('').trim() || undefined
}

/** Without control characters and what is no character, and with single spaces. */
const plain = (said: string): string =>
  said
    .replaceAll(/[\p{C}\ufffd]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

function orientationOf(block: Block, first: Directory): number | undefined {
  const entry = find(block, first, tags.orientation)
  const said = entry && block.view.getUint16(entry + 8, block.little)
  return said && said <= 8 ? said : undefined
}

function saysWhere(block: Block, first: Directory): boolean {
  const directory = directoryAt(block, first, tags.gps)
  return directory !== undefined && find(block, directory, tags.latitude) !== undefined
}

function directoryAt(block: Block, first: Directory, tag: number): Directory | undefined {
  const entry = find(block, first, tag)
  return entry && block.view.getUint32(entry + 8, block.little)
}

/** Where the entry of a tag begins in a directory, or undefined. */
function find({ view, little }: Block, directory: Directory, tag: number): number | undefined {
  const count = view.getUint16(directory, little)
  for (let n = 0; n < count; n++) {
    const entry = directory + 2 + n * 12
    if (view.getUint16(entry, little) === tag) return entry
  }
  return undefined
}

/** The characters of an entry, without the zero that ends them; empty where there is none, or more than `most`. */
function text(block: Block, directory: Directory, tag: number, most: number): string {
  const { view, little } = block
  const entry = find(block, directory, tag)
  const length = entry === undefined ? 0 : view.getUint32(entry + 4, little)
  if (entry === undefined || length === 0 || length > most) return ''
  const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
  const bytes = Uint8Array.from({ length }, (_, n) => view.getUint8(at + n))
  return new TextDecoder().decode(bytes).replace(/\0.*$/s, '')
}
