import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { previewKey, pyramidKey } from './build-picture.ts'
import { imageOfEither } from './find-image.ts'
import type { Shown } from './present.ts'
import { readSzi, type Szi, tileRange } from './read-szi.ts'

/** Directories of pyramids looked at lately; a pyramid never changes once it is ready. */
const directories = new Map<string, Szi>()
const most = 500

async function directory({ blobs }: Deps, key: string, size: Shown): Promise<Szi> {
  const known = directories.get(key)
  if (known) return known
  // Two may read it at once; in a Worker one request must not wait for what another one has begun.
  const read = await readSzi(blobs, key, size)
  directories.set(key, read)
  const oldest = directories.keys().next().value
  if (directories.size > most && oldest) directories.delete(oldest)
  return read
}

/** One tile's JPEG, read from inside the pyramid object. Throws not-found for a tile outside the picture. */
export async function readTile(
  deps: Deps,
  image: Shown,
  level: number,
  column: number,
  row: number,
): Promise<Uint8Array> {
  const key = pyramidKey(image)
  const range = tileRange(await directory(deps, key, image), level, column, row)
  const bytes = range && (await deps.blobs.range(key, range.start, range.end))
  if (!bytes) throw nothingHere()
  return bytes
}

/** The small picture. */
export async function readPreview(deps: Deps, image: Shown): Promise<ReadableStream<Uint8Array>> {
  const stream = await deps.blobs.get(previewKey(image))
  if (!stream) throw new Problem('image.not-ready', 'Try again in a second or two.')
  return stream
}

/** The original as it came, for who may see the case; recorded as a look of its own. */
export async function readOriginal(scope: Scope, id: Id<'img'>) {
  const image = await imageOfEither(scope, id)
  await scope.looked('download-original', id)
  const stream = await scope.deps.blobs.get(image.originalKey)
  if (!stream) throw nothingHere()
  return { stream, image }
}
