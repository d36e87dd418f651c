import { closeSync, openSync, writeSync } from 'node:fs'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** 3: RGB, 4: RGB and straight alpha; 8 bits each. */
  readonly bands: number
  /** Bytes from one row to the next, and from one pixel to the next where that is not `bands`; below 0: backwards. */
  readonly stride: number
  readonly apart?: number
  /** The byte of the first pixel, where that is not 0. */
  readonly start?: number
  readonly pixels: Uint8Array
  readonly profile: Uint8Array | undefined
}

/** The pixels as they lie in a TIFF, in `room` unless they lie so already. */
export function packed(
  picture: Pixels,
  room: Uint8Array = new Uint8Array(picture.width * picture.height * picture.bands),
): Uint8Array {
  const { width, height, bands, stride, apart = bands, start = 0, pixels } = picture
  const row = width * bands
  if (apart === bands) {
    if (stride === row) return pixels.subarray(start, start + row * height)
    for (let y = 0; y < height; y++) room.set(pixels.subarray(start + y * stride).subarray(0, row), y * row)
    return room
  }
  // Columns first: of a picture that lies on its side, neighbours in a column are neighbours in memory.
  for (let x = 0; x < width; x++)
    for (let y = 0, to = x * bands, from = start + x * apart; y < height; y++, to += row, from += stride)
      for (let band = 0; band < bands; band++) room[to + band] = pixels[from + band]!
  return room
}

/** The same in pieces of some rows, each with the byte it begins at and only until the next: nothing is held twice. */
function* pieces(picture: Pixels): Generator<readonly [piece: Uint8Array, at: number]> {
  const { width, height, bands, stride, start = 0 } = picture
  const row = width * bands
  const most = Math.max(1, Math.floor(1_000_000 / row))
  const room = new Uint8Array(most * row)
  for (let y = 0; y < height; y += most) {
    const rows = Math.min(most, height - y)
    yield [packed({ ...picture, height: rows, start: start + y * stride }, room).subarray(0, rows * row), y * row]
  }
}

const [short, long, bytes] = [3, 4, 7]

/** Wraps pixels and their ICC profile as an uncompressed TIFF 6.0: sharp takes no profile beside raw pixels. */
export function writeTiff(path: string, picture: Pixels): void {
  const { width, height, bands, profile } = picture
  const length = width * height * bands
  const bitsAt = 8 + length + (length % 2)
  const profileAt = bitsAt + 8
  const directoryAt = profileAt + (profile ? profile.length + (profile.length % 2) : 0)
  const entries: (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, bands, bitsAt],
    [259, short, 1, 1], // not compressed
    [262, short, 1, 2], // RGB
    [273, long, 1, 8], // one strip, from byte 8
    [277, short, 1, bands],
    [278, long, 1, height],
    [279, long, 1, length],
  ]
  if (bands === 4) entries.push([338, short, 1, 2]) // the fourth band is straight alpha
  if (profile) entries.push([34_675, bytes, profile.length, profileAt])

  const file = openSync(path, 'wx', 0o600)
  try {
    const write = (what: Uint8Array, at: number): void => {
      for (let done = 0; done < what.length; ) done += writeSync(file, what, done, what.length - done, at + done)
    }
    write(header(directoryAt), 0)
    for (const [piece, at] of pieces(picture)) write(piece, 8 + at)
    write(new Uint8Array(new Uint16Array([8, 8, 8, 8]).buffer), bitsAt)
    if (profile) write(profile, profileAt)
    write(directory(entries), directoryAt)
  } finally {
    closeSync(file)
  }
}

function header(directoryAt: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8))
  view.setUint32(0, 0x49492a00) // "II", 42: little-endian
  view.setUint32(4, directoryAt, true)
  return new Uint8Array(view.buffer)
}

function directory(entries: readonly (readonly [number, number, number, number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + entries.length * 12 + 4))
  view.setUint16(0, entries.length, true)
  entries.forEach(([tag, type, count, value], i) => {
    const at = 2 + i * 12
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, count, true)
    view.setUint32(at + 8, value, true)
  })
  return new Uint8Array(view.buffer)
}
