import { readFile, rm, writeFile } from 'node:fs/promises'
import { createClient } from '@libsql/client'
import { isBusy } from './libsql-fault.ts'

/** Somebody else works in the folder. */
export class FolderHeld extends Error {}

/**
 * One process, one writer: holds a folder until `release`. The lock is the operating system's, taken by a write
 * transaction that stays open on a file beside `path`: it is gone the moment its process is, however that ended, and no
 * process number can be mistaken for another's. Throws when somebody else holds it; `path` itself only says who.
 */
export async function holdFolder(path: string): Promise<{ release(): Promise<void> }> {
  const client = createClient({ url: `file:${path}.db`, concurrency: 1 })
  const held = await client.transaction('write').catch(async (cause) => {
    client.close()
    if (!isBusy(cause)) throw cause
    const holder = await readFile(path, 'utf8').catch(() => 'unknown')
    throw new FolderHeld(
      `Another Lysbord (process ${holder}) works in this folder. Stop it, or set LYSBORD_DATA to another one.`,
    )
  })
  await writeFile(path, String(process.pid))
  return {
    release: async () => {
      await rm(path, { force: true })
      await held.rollback()
      client.close()
    },
  }
}
