import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import type { Kept } from './copy-file.ts'

/** What a backup says of itself. It is written last: a folder without one is no backup. */
export interface Manifest {
  readonly format: 1
  readonly at: string
  /** Whether everything but this list is sealed with LYSBORD_BACKUP_KEY. */
  readonly sealed: boolean
  /** For how long nobody could write, in milliseconds. */
  readonly stillMs: number
  readonly database: Kept
  /** Rows of each table. */
  readonly counts: Readonly<Record<string, number>>
  readonly blobs: readonly Kept[]
}

const nameOf = (folder: string): string => join(folder, 'manifest.json')

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeFile(nameOf(folder), JSON.stringify(manifest), { flag: 'wx', mode: 0o600, flush: true })

/** Throws for a folder that is no complete backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(nameOf(folder), 'utf8').catch(() => undefined)
  if (text === undefined) throw new Error(`${folder} holds no complete backup: there is no manifest.json`)
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== 1) throw new Error(`This backup has format ${manifest.format}; only 1 is known here`)
  return manifest
}

/** How many rows each table has. */
export async function countRows(client: Client): Promise<Record<string, number>> {
  const tables = await client.execute(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows)
    counts[`${name}`] = Number((await client.execute(`select count(*) as n from "${name}"`)).rows[0]?.n)
  return counts
}
