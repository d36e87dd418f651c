import { open } from 'node:fs/promises'
import { ImageRefused } from '../ports/imaging.ts'
import { limits } from './limits.ts'

/**
 * Writes a body to a file while counting: no header is believed. Throws image.too-large, but only after the rest was
 * read, within reason, because a sender cut off in the middle would see a broken line instead of the reason.
 */
export async function receiveOriginal(
  body: AsyncIterable<Uint8Array>,
  path: string,
  most: number = limits.bytes,
): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > most * 3) break
      if (size <= most) await file.writeFile(chunk)
    }
  } finally {
    await file.close()
  }
  if (size > most) throw new ImageRefused('image.too-large', `More than ${most} bytes`)
}
