import { constants, copyFile, type FileHandle, open as openFile, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import type { Database, Statement, Written } from '../kernel/database.ts'
import { type FileConnection, openConnection } from './connection.file.ts'
import { flushFolder } from './flush-folder.ts'
import { isBusy, isDiskFault, violationIn } from './libsql-fault.ts'

const busyTries = 5

export interface FileDatabase extends Database {
  /** Runs the deed while nobody writes: the file on the disk is then whole, and a copy of it a database. */
  still<T>(deed: () => Promise<T>): Promise<T>
  /** Such a deed is going on: who waits is not stuck. */
  readonly isStill: boolean
}

export interface FileOptions {
  /** The disk failed. Nothing is confirmed any more, and the process had better end: a start reads what the disk has. */
  readonly onBroken?: (cause: Error) => void
}

/**
 * One libSQL file, one writer: every batch passes one mutex. Rollback journal and synchronous FULL are libSQL's
 * defaults and are asserted, because acknowledged data must survive a power cut; the folder is flushed after each batch,
 * without which the journal might come back and take the batch with it. After SQLITE_BUSY the connection is thrown away
 * (libSQL's own client would never commit on it again, libsql-client-ts#352) and the batch, which did not happen, is
 * repeated.
 */
export async function openDatabaseFile(
  path: string,
  migrationsFolder: string,
  { onBroken }: FileOptions = {},
): Promise<FileDatabase> {
  let connection = await unlessHeld(path, async () => {
    await bringUpToDate(path, migrationsFolder)
    return openDurable(path)
  })
  const folder = process.platform === 'win32' ? undefined : await openFile(dirname(path), 'r')
  await folder?.sync()

  let broken: Error | undefined
  function breakOff(cause: unknown): Error {
    broken = new Error('The disk failed: nothing is confirmed any more', { cause })
    connection.close()
    onBroken?.(broken)
    return broken
  }

  /** The connection, a new one where the one before was thrown away. */
  function open(): FileConnection {
    if (broken) throw broken
    if (!connection.isOpen) connection = openDurable(path)
    return connection
  }

  let tail: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(deed: () => Promise<T>): Promise<T> => {
    const turn = tail.then(deed)
    tail = turn.catch(() => {})
    return turn
  }

  async function batch(statements: readonly Statement[]): Promise<Written[]> {
    for (let tries = 1; ; tries++) {
      if (broken) throw broken
      try {
        const written = open().write(statements)
        await flush(folder)
        return written
      } catch (cause) {
        if (isDiskFault(cause)) throw breakOff(cause)
        if (!isBusy(cause)) throw violationIn(cause) ?? cause
        connection.close()
        if (tries === busyTries) throw cause
        await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** tries))
      }
    }
  }

  // All that drizzle asks of a client for a read. What is wrong with the connection is the read's own failure.
  const reader = {
    execute: async ({ sql, args }: { sql: string; args: unknown[] }) => open().execute({ sql, params: args }),
  }
  let isStill = false
  return {
    // The door holds the folder.
    alone: true,
    read: drizzle(reader as unknown as Client),
    get isStill() {
      return isStill
    },
    write: (statements) => inTurn(() => batch(statements)),
    still: (deed) =>
      inTurn(async () => {
        isStill = true
        return deed().finally(() => (isStill = false))
      }),
    close: () =>
      inTurn(async () => {
        broken ??= new Error('The database is closed')
        connection.close()
        await folder?.close()
      }),
  }
}

/** A commit is done when the journal is gone, and it is gone when the folder says so. */
async function flush(folder: FileHandle | undefined): Promise<void> {
  await folder?.sync().catch((cause) => {
    throw Object.assign(new Error('The folder could not be flushed', { cause }), { code: 'EIO' })
  })
}

/** What the deed gives, or one sentence about who is in the way. */
async function unlessHeld<T>(path: string, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed()
  } catch (cause) {
    if (!isBusy(cause)) throw cause
    throw new Error(`Another program holds ${path}. Stop it: Lysbord must be the only one that opens this file.`)
  }
}

async function bringUpToDate(path: string, migrationsFolder: string): Promise<void> {
  const client = createClient({ url: `file:${path}`, concurrency: 1 })
  try {
    if (await isBehind(client, migrationsFolder)) await copyAside(path)
    await migrate(drizzle(client), { migrationsFolder })
    // Whoever holds the file should be noticed now, not by the first who writes.
    await client.batch([], 'write')
  } finally {
    client.close()
  }
}

/** The file holds data, and migrations are waiting for it. */
async function isBehind(client: Client, migrationsFolder: string): Promise<boolean> {
  const { entries } = JSON.parse(await readFile(join(migrationsFolder, 'meta/_journal.json'), 'utf8'))
  const found = await client.execute("select 1 from sqlite_master where name = '__drizzle_migrations'")
  if (found.rows.length === 0) return false
  const { rows } = await client.execute('select max(created_at) as at from __drizzle_migrations')
  return rows[0]?.at !== null && Number(rows[0]?.at) < Math.max(...entries.map(({ when }: { when: number }) => when))
}

/** The last state that the version before understood, beside the file. One is kept. */
async function copyAside(path: string): Promise<void> {
  const aside = `${path}.before-migration`
  await copyFile(path, aside, constants.COPYFILE_FICLONE)
  const copy = await openFile(aside, 'r+')
  await copy.sync().finally(() => copy.close())
  await flushFolder(dirname(path))
}

/** Throws where what is confirmed would not be kept. */
function openDurable(path: string): FileConnection {
  const connection = openConnection(path)
  try {
    const found = ['journal_mode', 'synchronous', 'foreign_keys']
      .map((name) => connection.execute({ sql: `pragma ${name}`, params: [] }).rows[0]?.[name])
      .join(' ')
    if (found === 'delete 2 1') return connection
    throw new Error(`The database would not keep its promises: ${found}, expected delete 2 1`)
  } catch (cause) {
    connection.close()
    throw cause
  }
}
