import { closeSync, openSync, writeSync } from 'node:fs'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** 3: RGB, 4: RGB and straight alpha; 8 bits each. */
  readonly bands: number
  /** Bytes from one row to the next. */
  readonly stride: number
  readonly pixels: Uint8Array
  readonly profile: Uint8Array | undefined
}

/** The pixels without the gaps between rows. */
export function packed({ width, height, bands, stride, pixels }: Pixels): Uint8Array {
  const row = width * bands
  if (stride === row) return pixels
  const all = new Uint8Array(row * height)
  for (let y = 0; y < height; y++) all.set(pixels.subarray(y * stride, y * stride + row), y * row)
  return all
}

const [short, long, bytes] = [3, 4, 7]

/** Wraps pixels and their ICC profile as an uncompressed TIFF 6.0: sharp takes no profile beside raw pixels. */
export function writeTiff(path: string, picture: Pixels): void {
  const { width, height, bands, profile } = picture
  const body = packed(picture)
  const bitsAt = 8 + body.length + (body.length % 2)
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
    [279, long, 1, body.length],
  ]
  if (bands === 4) entries.push([338, short, 1, 2]) // the fourth band is straight alpha
  if (profile) entries.push([34_675, bytes, profile.length, profileAt])

  const file = openSync(path, 'wx', 0o600)
  try {
    const write = (what: Uint8Array, at: number): void => {
      for (let done = 0; done < what.length; ) done += writeSync(file, what, done, what.length - done, at + done)
    }
    write(header(directoryAt), 0)
    write(body, 8)
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
