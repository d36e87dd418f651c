import type { BlobStore } from '../ports/blob-store.ts'

/**
 * First there, then here no more: at no moment it is nowhere. What arrived is compared before anything is deleted. False,
 * and nothing moved, where it is gone, is not what it should be, or arrived otherwise.
 */
export async function moveStored(blobs: BlobStore, from: string, to: string, sha256?: string): Promise<boolean> {
  const size = await blobs.size(from)
  const digest = await blobs.digest(from)
  if (digest === undefined) return false
  if (digest !== (sha256 ?? digest)) return unlike(from, to)
  const stream = await blobs.get(from)
  if (!stream) return false
  const arrived = await blobs.put(to, stream)
  const isWhole = arrived.size === size && arrived.sha256 === digest
  await blobs.delete(isWhole ? from : to)
  return isWhole || unlike(from, to)
}

function unlike(from: string, to: string): false {
  console.error(JSON.stringify({ alarm: 'sweep.unlike', from, to }))
  return false
}
