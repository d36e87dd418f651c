import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { flushFolder } from '../adapters/flush-folder.ts'
import { holdFolder } from '../adapters/lock.file.ts'
import { copyFlushed, type Kept } from './copy-file.ts'
import { type Manifest, readManifest } from './manifest.ts'

export interface Restored {
  readonly manifest: Manifest
  /** Rows that no longer open anything. */
  readonly revoked: { readonly sessions: number; readonly links: number; readonly tickets: number }
}

/**
 * Brings a backup back into a data folder that holds no house. Every file must be what the manifest says. Nobody is
 * signed in afterwards and no link of a mail works: what was revoked since the backup would otherwise open again.
 */
export async function restoreHouse(from: string, dataDir: string, key?: Uint8Array): Promise<Restored> {
  const manifest = await readManifest(from)
  if (manifest.sealed && !key) throw new Error('This backup is sealed: LYSBORD_BACKUP_KEY must hold its key')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const held = await holdFolder(join(dataDir, 'lock'))
  try {
    const taken = (await readdir(dataDir)).filter((name) => name === 'blobs' || name.startsWith('lysbord.db'))
    if (taken.length > 0) throw new Error(`${dataDir} is not empty (${taken.join(', ')}). Restore into a new folder.`)
    const unseal = manifest.sealed ? key : undefined
    const bring = async (kept: Kept, path: string, to: string) => {
      const found = await copyFlushed(join(from, path), join(dataDir, to), kept.name, { unseal })
      if (found.sha256 !== kept.sha256 || found.size !== kept.size)
        throw new Error(`${kept.name} is not what was backed up`)
    }
    await mkdir(join(dataDir, 'blobs'), { mode: 0o700 })
    for (const kept of manifest.blobs) await bring(kept, `blobs/${kept.name}`, `blobs/${kept.name}`)
    // Last, so that a restore that broke off is no house.
    await bring(manifest.database, 'lysbord.db', 'lysbord.db')
    const revoked = await revokeAll(join(dataDir, 'lysbord.db'))
    await flushFolder(dataDir)
    return { manifest, revoked }
  } finally {
    await held.release()
  }
}

async function revokeAll(file: string): Promise<Restored['revoked']> {
  const client = createClient({ url: `file:${file}`, concurrency: 1 })
  const now = Date.now()
  try {
    const revoking = [
      { sql: 'update sessions set ended_at = ? where ended_at is null', args: [now] },
      { sql: 'update letter_links set revoked_at = ? where revoked_at is null', args: [now] },
      { sql: 'update letter_tickets set used_at = ? where used_at is null', args: [now] },
    ]
    const { rows } = await client.execute("select 1 from sqlite_master where name = 'letter_tickets'")
    const done = await client.batch(rows.length > 0 ? revoking : revoking.slice(0, 2), 'write')
    const [sessions = 0, links = 0, tickets = 0] = done.map(({ rowsAffected }) => rowsAffected)
    return { sessions, links, tickets }
  } finally {
    client.close()
  }
}
