import type { Shown } from '../imaging/present.ts'
import { readPreview } from '../imaging/read-tile.ts'
import type { Deps } from '../kernel/deps.ts'
import { previewSide, type Size } from './rules.ts'

/** Sizes of small pictures by their SHA-256. */
const sizes = new Map<string, Size>()
const most = 2_000

/**
 * How large the small picture is, to the pixel: decoders round a little differently from paper, and what is declared must
 * be served. Throws image.altered.
 */
export async function measurePreview(deps: Deps, image: Shown): Promise<Size> {
  const { width, height, previewSha256 } = image
  // It is never enlarged, and then has nothing to round.
  if (Math.max(width, height) <= previewSide) return { width, height }
  const known = previewSha256 && sizes.get(previewSha256)
  if (known) return known
  const size = jpegSize(await readPreview(deps, image))
  if (!size) throw new Error(`The small picture of ${image.id} has no size`)
  if (previewSha256) sizes.set(previewSha256, size)
  const oldest = sizes.keys().next().value
  if (sizes.size > most && oldest) sizes.delete(oldest)
  return size
}

/** Size in the head of a JPEG (ITU-T T.81, B.2.2: any start of frame), or undefined. No pixel is decoded. */
export function jpegSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const isFrame = (bytes[at + 1]! & 0xf0) === 0xc0 && ![0xc4, 0xc8, 0xcc].includes(bytes[at + 1]!)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return undefined
}
