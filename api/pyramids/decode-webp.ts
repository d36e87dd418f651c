import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { ImageRefused } from '../ports/imaging.ts'
import type { Pixels } from './write-tiff.ts'

/** The C functions of libwebp that are called here, as WebAssembly exports: every argument is a number or an address. */
interface Libwebp {
  readonly memory: { readonly buffer: ArrayBuffer }
  malloc(size: number): number
  WebPDecodeRGBA(at: number, size: number, width: number, height: number): number
}

// Node's own types leave WebAssembly to those of browsers.
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object
    Instance: new (module: object, imports: object) => { readonly exports: unknown }
  }
}

/** So a decoder that was taken over reaches its own memory and nothing else. */
const nowhere = () => {
  throw new ImageRefused('image.damaged', 'libwebp gave up')
}
const imports = { wasi_snapshot_preview1: { fd_close: nowhere, fd_seek: nowhere, fd_write: nowhere } }

// The package's own function would copy all pixels once more.
function loadLibwebp(): Libwebp {
  const file = readFileSync(createRequire(import.meta.url).resolve('@cwasm/webp/webp.wasm'))
  return new WebAssembly.Instance(new WebAssembly.Module(file), imports).exports as Libwebp
}

/**
 * The picture of a WebP file that holds one, in four bytes a pixel: alpha last, straight, 255 where the file has none.
 * Neither turned nor converted. Throws image.damaged, also for animations, and WebAssembly's own errors.
 */
export function decodeWebp(original: string): Pick<Pixels, 'width' | 'height' | 'stride' | 'apart' | 'pixels'> {
  const webp = loadLibwebp()
  const file = readInto(webp, original)
  const size = endAtPicture(file)
  const sides = webp.malloc(8)
  const at = webp.WebPDecodeRGBA(file.byteOffset, size, sides, sides + 4)
  if (at === 0) throw new ImageRefused('image.damaged', 'libwebp gave no pixels')
  // Memory may move whenever it grows: addresses are kept, views never.
  const [width, height] = new Uint32Array(webp.memory.buffer, sides, 2) as unknown as [number, number]
  const pixels = new Uint8Array(webp.memory.buffer, at, width * height * 4)
  return { width, height, stride: width * 4, apart: 4, pixels }
}

function readInto(webp: Libwebp, path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const at = webp.malloc(size)
    const bytes = new Uint8Array(webp.memory.buffer, at, size)
    for (let done = 0, read = -1; read !== 0 && done < size; done += read)
      read = readSync(file, bytes, done, size - done, done)
    return bytes
  } finally {
    closeSync(file)
  }
}

/**
 * Ends a file with its picture (RFC 9649, 2.3 to 2.7) and tells how long it then is. trap: libwebp reads on to the end
 * of what it is given, so that a profile or EXIF behind a picture that breaks off would be shown as its missing part.
 */
function endAtPicture(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  for (let at = 12; at + 8 <= file.length; ) {
    const name = String.fromCharCode(...file.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length
    if (name === 'VP8 ' || name === 'VP8L') {
      if (end > file.length) break
      view.setUint32(4, end - 8, true)
      return end
    }
    at = end + (length % 2)
  }
  throw new ImageRefused('image.damaged', 'No whole picture')
}
