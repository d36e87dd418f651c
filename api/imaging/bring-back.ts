import type { BlobStore } from '../ports/blob-store.ts'
import { moveStored } from './move-stored.ts'
import { keyIn, quarantineOf } from './rules.ts'

/** Brings something that is missing back from quarantine, if it lies there and is what it should be. Gives whether it is back. */
export async function bringBack(blobs: BlobStore, key: string, sha256: string | null): Promise<boolean> {
  const quarantine = `${key.split('/')[0]}/quarantine/`
  for (let after: string | undefined; ; ) {
    const [next] = await blobs.list(quarantine, after, 1)
    const folder = next && quarantineOf(next.key)
    if (!folder) return false
    const away = keyIn(folder, key)
    if ((await blobs.size(away)) !== undefined && (await moveStored(blobs, away, key, sha256 ?? undefined))) return true
    // Everything in the folder stands before this: `0` follows `/`.
    after = `${quarantine}${folder}0`
  }
}
