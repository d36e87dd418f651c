import type { Deps } from '../kernel/deps.ts'
import { type Id, sha256 } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { asSystem } from '../kernel/react.ts'
import { nothingHere, type Scope } from '../kernel/scope.ts'
import { previewKey, pyramidKey } from './build-picture.ts'
import { altered, checkStored, mendOrReport } from './check-stored.ts'
import { crc32 } from './crc32.ts'
import { imageOfEither } from './find-image.ts'
import type { Shown } from './present.ts'
import { BrokenPyramid, readSzi, type Szi, tileRange } from './read-szi.ts'
import { advice } from './rules.ts'

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

/** By the array itself: a store may give the very same again. */
const sums = new WeakMap<Uint8Array, number>()
function sumOf(bytes: Uint8Array): number {
  const sum = sums.get(bytes) ?? crc32(bytes)
  sums.set(bytes, sum)
  return sum
}

/**
 * One tile's JPEG, read from inside the pyramid object. Throws not-found for a tile outside the picture, image.altered for
 * one that is not as it was stored.
 */
export async function readTile(
  deps: Deps,
  image: Shown,
  level: number,
  column: number,
  row: number,
): Promise<Uint8Array> {
  const key = pyramidKey(image)
  const szi = await directory(deps, key, image).catch((cause) => {
    if (cause instanceof BrokenPyramid) return undefined
    throw cause
  })
  const range = szi && tileRange(szi, level, column, row)
  if (szi && !range) throw nothingHere()
  const bytes = range && (await deps.blobs.range(key, range.start, range.end))
  if (bytes && sumOf(bytes) === range.sum) return bytes
  const fate = bytes ? 'changed' : 'missing'
  const system = asSystem(deps, image.tenantId, 'tile')
  if ((await mendOrReport(system, image.id, { what: 'pyramid', key, fate })) !== 'whole') throw altered()
  return readTile(deps, image, level, column, row)
}

/** The small picture. Throws image.altered where it is not as it was stored. */
export async function readPreview(deps: Deps, image: Shown): Promise<Uint8Array<ArrayBuffer>> {
  const key = previewKey(image)
  const stream = await deps.blobs.get(key)
  const bytes = stream && new Uint8Array(await new Response(stream).arrayBuffer())
  const isWhole = bytes && (!image.previewSha256 || (await sha256(bytes)) === image.previewSha256)
  if (isWhole) return bytes
  const fate = bytes ? 'changed' : 'missing'
  const system = asSystem(deps, image.tenantId, 'preview')
  if ((await mendOrReport(system, image.id, { what: 'preview', key, fate })) !== 'whole') throw altered()
  return readPreview(deps, image)
}

/**
 * The original as it came, for who may see the case, also where it could not be shown: whoever has a program for it may
 * still look. Recorded as a look of its own. Throws image.unscanned, image.infected, image.altered.
 */
export async function readOriginal(scope: Scope, id: Id<'img'>) {
  const { blobs, scanner } = scope.deps
  const image = await imageOfEither(scope, id)
  const instead = image.refusal ? advice[image.refusal] : 'The picture itself is shown: it was made anew.'
  if (image.scan === 'infected') throw new Problem('image.infected', instead)
  if (scanner && image.scan !== 'clean') throw new Problem('image.unscanned', 'Try again in a minute.')
  if (image.alteredAt) throw altered()
  await scope.looked('download-original', id)
  const fate = await checkStored(scope, id, { what: 'original', key: image.originalKey, sha256: image.sha256 })
  const stream = fate === 'whole' && (await blobs.get(image.originalKey))
  if (!stream) throw altered()
  return { stream, image }
}
