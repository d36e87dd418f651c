import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ImageRefused } from '../ports/imaging.ts'
import { limits } from './limits.ts'

/** What came meanwhile is written at once: waiting for each piece takes three times as long. */
const ahead = 1_000_000

/**
 * Writes a body to a file while counting: no header is believed. Throws image.too-large, but only after the rest was
 * read, within reason, because a sender cut off in the middle would see a broken line instead of the reason.
 */
export async function receiveOriginal(
  body: AsyncIterable<Uint8Array>,
  path: string,
  most: number = limits.bytes,
): Promise<void> {
  let size = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > most * 3) return
      if (size <= most) yield chunk
    }
  }
  await pipeline(counted, createWriteStream(path, { flags: 'wx', mode: 0o600, highWaterMark: ahead }))
  if (size > most) throw new ImageRefused('image.too-large', `More than ${most} bytes`)
}
