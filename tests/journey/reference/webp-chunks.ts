import { Broken, type Size } from './verdict.ts'

export type Webp = Size & {
  readonly extra: ReadonlyMap<string, Uint8Array>
  /** A file of its own that holds the first frame, and where that stands on the canvas; undefined for a still. */
  readonly frame: { readonly file: Uint8Array; readonly x: number; readonly y: number } | undefined
}

type Chunk = { readonly name: string; readonly at: number; readonly body: Uint8Array; readonly end: number }

/** Splits a WebP file into its chunks. Throws Broken if the file is shorter than it says. */
export function readWebp(bytes: Uint8Array): Webp {
  const total = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true) + 8
  if (total > bytes.length) throw new Broken('the file is shorter than it says')
  const chunks = [...chunksIn(bytes.subarray(0, total), 12)]
  const extra = new Map(chunks.map(({ name, body }) => [name, body]))
  const [first] = chunks
  if (!first || !['VP8 ', 'VP8L', 'VP8X'].includes(first.name)) throw new Broken('no picture chunk')
  const animated = first.name === 'VP8X' && (first.body[0]! & 2) !== 0
  const frame = chunks.find((it) => it.name === 'ANMF')
  if (animated && !frame) throw new Broken('an animation without a frame')
  return { ...sizeOf(first), extra, frame: animated && frame ? still(frame.body) : undefined }
}

function* chunksIn(bytes: Uint8Array, from: number): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = from; at + 8 <= bytes.length; ) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    if (at + 8 + length > bytes.length) throw new Broken('a chunk longer than the file')
    const end = Math.min(at + 8 + length + (length & 1), bytes.length)
    yield { name, at, body: bytes.subarray(at + 8, at + 8 + length), end }
    at += 8 + length + (length & 1)
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

/** libwebp's simple decoder refuses animations: each frame is a still without a head, so it gets one. */
function still(frame: Uint8Array): NonNullable<Webp['frame']> {
  const inner = frame.subarray(16)
  const head = Buffer.alloc(30)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(22 + inner.length, 4)
  head.write('WEBPVP8X', 8, 'latin1')
  head.writeUInt32LE(10, 16)
  head[20] = 0x10
  head.set(frame.subarray(6, 12), 24)
  return { file: Buffer.concat([head, inner]), x: u24(frame, 0) * 2, y: u24(frame, 3) * 2 }
}
