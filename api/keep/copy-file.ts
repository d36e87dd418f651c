import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { flushFolder } from '../adapters/flush-folder.ts'
import { sealed, unsealed } from './seal-file.ts'

/** A file of a backup: its bytes as they were before they were sealed. */
export interface Kept {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

/** Copies a file, sealing it or opening its seal on the way, and flushes it. Gives what is known of the plain bytes. */
export async function copyFlushed(
  from: string,
  to: string,
  name: string,
  { seal, unseal }: { seal?: Uint8Array | undefined; unseal?: Uint8Array | undefined } = {},
): Promise<Kept> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  async function* counted(bytes: AsyncIterable<Uint8Array>) {
    for await (const chunk of bytes) {
      hash.update(chunk)
      size += chunk.byteLength
      yield chunk
    }
  }
  const read = bytesOf(from)
  const plain = counted(unseal ? unsealed(read, unseal, name) : read)
  const file = await open(to, 'wx', 0o600)
  try {
    for await (const chunk of seal ? sealed(plain, seal, name) : plain) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
  await flushFolder(dirname(to))
  return { name, size, sha256: hash.digest('hex') }
}

/** Opened when the first byte is asked for: a file that is gone fails the one who reads, not the process. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: 256 * 1024 })
}
