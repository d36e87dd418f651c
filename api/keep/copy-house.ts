import { constants, copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { createClient } from '@libsql/client'
import { flushFolder } from '../adapters/flush-folder.ts'
import { holdFolder } from '../adapters/lock.file.ts'
import { whileStill } from '../adapters/still.socket.ts'
import { copyFlushed, type Kept } from './copy-file.ts'
import { countRows, type Manifest, writeManifest } from './manifest.ts'

/**
 * Backs a house up into a new folder under `to`, also while it works: nobody writes while the database file is copied,
 * and only then. The photographs follow; each was stored before its row. `missing` are originals that rows name and that
 * are in the house no more.
 */
export async function copyHouse(
  dataDir: string,
  to: string,
  key?: Uint8Array,
): Promise<{ folder: string; manifest: Manifest; missing: readonly string[] }> {
  const at = new Date().toISOString()
  const folder = join(to, `lysbord-${at.replace(/[:.]/g, '-')}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const plain = join(folder, '.lysbord.db')
  let stillMs = 0
  const copy = async () => {
    const began = performance.now()
    // Where the file system can, this copies nothing but the list of blocks.
    await copyFile(join(dataDir, 'lysbord.db'), plain, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
    stillMs = Math.round(performance.now() - began)
  }
  await alone(dataDir, copy)
  const { counts, named } = await contentOf(plain)
  const database = await copyFlushed(plain, join(folder, 'lysbord.db'), 'lysbord.db', { seal: key })
  await rm(plain)
  const blobs: Kept[] = []
  const copied = new Set<string>()
  const lookAgain = async () => (await filesIn(join(dataDir, 'blobs'))).filter((name) => !copied.has(name))
  const copyBlob = async (name: string) => {
    const kept = await copyFlushed(join(dataDir, 'blobs', name), join(folder, 'blobs', name), name, {
      seal: key,
    }).catch(orGone)
    if (!kept) return
    copied.add(name)
    blobs.push(kept)
  }
  for (const name of await lookAgain()) await copyBlob(name)
  // What the sweep moved meanwhile lies where the first look did not see it.
  for (const name of await lookAgain()) await copyBlob(name)
  const missing = named.filter((key) => !copied.has(key))
  const manifest: Manifest = { format: 1, at, sealed: key !== undefined, stillMs, database, counts, blobs }
  await writeManifest(folder, manifest)
  await flushFolder(folder)
  await flushFolder(to)
  return { folder, manifest, missing }
}

/** While a door runs it is asked to hold still; where none runs, none can start. */
async function alone(dataDir: string, deed: () => Promise<void>): Promise<void> {
  const held = await holdFolder(join(dataDir, 'lock')).catch(() => undefined)
  if (!held) return whileStill(dataDir, deed)
  try {
    // What a killed server left half done is undone by the first who reads.
    const client = createClient({ url: `file:${join(dataDir, 'lysbord.db')}`, concurrency: 1 })
    await client.execute('select count(*) from sqlite_master')
    client.close()
    await deed()
  } finally {
    await held.release()
  }
}

/** Rows of each table, and the originals that rows name. */
async function contentOf(file: string) {
  const client = createClient({ url: `file:${file}`, concurrency: 1 })
  try {
    const { rows } = await client.execute('select original_key from images')
    return { counts: await countRows(client), named: rows.map(({ original_key }) => String(original_key)) }
  } finally {
    client.close()
  }
}

/** Files below a folder, without those that are still being written. */
export async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** Removed since it was listed. */
function orGone(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT') throw cause
}
