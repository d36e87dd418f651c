import { drizzle } from 'drizzle-orm/libsql/web'
import { ConstraintViolated, type Database, type Statement, type Written } from '../kernel/database.ts'
import type { Id } from '../kernel/ids.ts'
import { type DatabaseAddress, httpBatches, openReader } from './batch.http.ts'

/** What a writer answers, as plain data: the class of an error does not survive the way between two isolates. */
export type Outcome =
  | { readonly written: readonly Written[] }
  | { readonly violated: { readonly index: number; readonly message: string } }

/** The one place through which a tenant's batches pass. */
export interface Writer {
  write(statements: readonly Statement[]): Promise<Outcome>
}

/**
 * libSQL over HTTP. Reads go straight to the server; writes pass the tenant's writer. Without `writerOf` this process
 * is the only writer there is, as while a database is being set up.
 */
export function openDatabaseHttp(
  address: DatabaseAddress,
  writerOf: (tenantId: Id<'ten'> | 'house') => Writer = onlyWriter(address),
): Database {
  return {
    alone: false,
    // trap: in a Worker no exchange may be shared by two requests, and a client keeps some.
    get read() {
      return drizzle(openReader(address)) as Database['read']
    },
    async write(statements, tenantId) {
      const outcome = await within(longestMs, writerOf(tenantId ?? 'house').write(statements))
      if ('violated' in outcome) throw new ConstraintViolated(outcome.violated.index, outcome.violated.message)
      return outcome.written
    },
    close: async () => {},
  }
}

/** Nobody waits longer than that for a writer; what became of the batch is then unknown. */
const longestMs = 50_000

async function within<T>(ms: number, outcome: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No outcome within ${ms} ms`)), ms)
  })
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer))
}

/** A batch, with a violated constraint told as data. */
export async function outcomeOf(written: Promise<readonly Written[]>): Promise<Outcome> {
  try {
    return { written: await written }
  } catch (cause) {
    if (cause instanceof ConstraintViolated) return { violated: { index: cause.index, message: cause.message } }
    throw cause
  }
}

function onlyWriter(address: DatabaseAddress): () => Writer {
  const batches = httpBatches(address)
  return () => ({ write: (statements) => outcomeOf(batches(statements)) })
}
