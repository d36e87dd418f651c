import type { BlobStore } from '../ports/blob-store.ts'
import { BrokenPyramid, readSzi, type Szi } from './read-szi.ts'

/** How many tiles a pyramid has, and how many of them are not, byte for byte, what another one has in their place. */
export interface Compared {
  readonly tiles: number
  readonly differing: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const inMemory = (bytes: Uint8Array): Pick<BlobStore, 'range' | 'size'> => ({
  size: async () => bytes.length,
  range: async (_, start, end) => bytes.slice(start, end),
})

/** Compares two pyramids of one picture. Where `before` is missing or broken all tiles differ. Throws BrokenPyramid for `after`. */
export async function comparePyramids(
  before: Uint8Array | undefined,
  after: Uint8Array,
  size: Size,
): Promise<Compared> {
  const is = await readSzi(inMemory(after), '', size)
  const was = before && (await readSzi(inMemory(before), '', size).catch(unlessBroken))
  const tiles = is.starts.length
  if (!before || !was) return { tiles, differing: tiles }
  const differs = (n: number) => Buffer.compare(tileOf(before, was, n), tileOf(after, is, n)) !== 0
  return { tiles, differing: Array.from({ length: tiles }, (_, n) => n).filter(differs).length }
}

const tileOf = (bytes: Uint8Array, { starts, ends }: Szi, n: number) => bytes.subarray(starts[n], ends[n])

const unlessBroken = (cause: unknown): undefined => {
  if (!(cause instanceof BrokenPyramid)) throw cause
}
