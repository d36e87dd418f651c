import { Broken, type Size } from './verdict.ts'

export type Webp = Size & {
  readonly extra: ReadonlyMap<string, Uint8Array>
  /**
   * The picture, of an animation its first frame, in a file of its own with nothing behind it: bytes of a profile or of
   * EXIF would stand in for missing picture data, and libwebp could not tell.
   */
  readonly file: Uint8Array
  /** Where the picture stands on the canvas. */
  readonly x: number
  readonly y: number
}

type Chunk = { readonly name: string; readonly body: Uint8Array; readonly whole: Uint8Array }

/** Splits a WebP file into its chunks. Throws Broken if the file is shorter than it says. */
export function readWebp(bytes: Uint8Array): Webp {
  const total = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true) + 8
  if (total > bytes.length) throw new Broken('the file is shorter than it says')
  const chunks = [...chunksIn(bytes.subarray(0, total), 12)]
  const extra = new Map(chunks.map(({ name, body }) => [name, body]))
  const [first] = chunks
  if (!first || !['VP8 ', 'VP8L', 'VP8X'].includes(first.name)) throw new Broken('no picture chunk')
  const size = sizeOf(first)
  if (first.name !== 'VP8X' || (first.body[0]! & 2) === 0)
    return { ...size, extra, file: alone(size, chunks), x: 0, y: 0 }
  const frame = chunks.find((it) => it.name === 'ANMF')?.body
  if (!frame || frame.length < 16) throw new Broken('an animation without a frame')
  const frameSize = { width: u24(frame, 6) + 1, height: u24(frame, 9) + 1 }
  return {
    ...size,
    extra,
    file: alone(frameSize, [...chunksIn(frame, 16)]),
    x: u24(frame, 0) * 2,
    y: u24(frame, 3) * 2,
  }
}

function* chunksIn(bytes: Uint8Array, from: number): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = from; at + 8 <= bytes.length; ) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    if (at + 8 + length > bytes.length) throw new Broken('a chunk longer than the file')
    const end = at + 8 + length + (length & 1)
    yield { name, body: bytes.subarray(at + 8, at + 8 + length), whole: bytes.subarray(at, end) }
    at = end
  }
}

const u24 = (bytes: Uint8Array, at: number) => bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)

function sizeOf({ name, body }: Chunk): Size {
  if (body.length < 5) throw new Broken('a damaged picture chunk')
  if (name === 'VP8X') return { width: u24(body, 4) + 1, height: u24(body, 7) + 1 }
  if (name === 'VP8 ')
    return { width: (body[6]! | (body[7]! << 8)) & 0x3fff, height: (body[8]! | (body[9]! << 8)) & 0x3fff }
  const bits = u24(body, 1) | (body[4]! << 24)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

function alone({ width, height }: Size, chunks: readonly Chunk[]): Uint8Array {
  const picture = chunks.find((it) => it.name === 'VP8 ' || it.name === 'VP8L')
  if (!picture) throw new Broken('no picture chunk')
  const alpha = chunks.find((it) => it.name === 'ALPH')
  const inner = [...(alpha ? [alpha.whole] : []), picture.whole]
  const head = Buffer.alloc(30)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(22 + inner.reduce((sum, it) => sum + it.length, 0), 4)
  head.write('WEBPVP8X', 8, 'latin1')
  head.writeUInt32LE(10, 16)
  head[20] = 0x10
  head.writeUIntLE(width - 1, 24, 3)
  head.writeUIntLE(height - 1, 27, 3)
  return Buffer.concat([head, ...inner])
}
