import type { Clock } from '../ports/clock.ts'
import type { Database, Statement } from './database.ts'

interface Remembered {
  readonly tables: readonly string[]
  readonly at: number
  readonly value: unknown
}

interface Memory {
  readonly values: Map<string, Remembered>
  /** When a table was last written, counted in writes. */
  readonly written: Map<string, number>
  writes: number
}

const longestMs = 60_000
const most = 5_000
const memories = new WeakMap<Database, Memory>()

function memoryOf(database: Database): Memory {
  const memory = memories.get(database) ?? { values: new Map(), written: new Map(), writes: 0 }
  memories.set(database, memory)
  return memory
}

/**
 * What `read` gave under this key at most a minute ago, else what it gives now. `tables` are those it reads: a write of
 * this process to one of them forgets at once; a write of another process is noticed within the minute. Only what has
 * arrived is remembered: in a Worker one request must not wait for what another one has begun.
 */
export async function recall<T>(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  tables: readonly string[],
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  const memory = memoryOf(database)
  const at = clock.now().getTime()
  const known = memory.values.get(key)
  if (known && at - known.at < longestMs && at >= known.at) return known.value as T
  const begun = memory.writes
  const value = await read()
  // Written meanwhile: what was read may be what was there before.
  if (tables.some((table) => (memory.written.get(table) ?? 0) > begun)) return value
  memory.values.delete(key)
  memory.values.set(key, { tables, at, value })
  const oldest = memory.values.keys().next().value
  if (memory.values.size > most && oldest !== undefined) memory.values.delete(oldest)
  return value
}

/** The same where this process is the only one that writes, so that nothing it remembers grows old; elsewhere it reads anew. */
export const recallIfAlone: typeof recall = (deps, tables, key, read) =>
  deps.database.alone ? recall(deps, tables, key, read) : read()

/** Tells that these statements were written, or may have been. */
export function forget(database: Database, statements: readonly Statement[]): void {
  const memory = memoryOf(database)
  memory.writes++
  const written = statements.flatMap(({ sql }) => /^\w+ (?:into |from )?"(\w+)"/.exec(sql)?.[1] ?? [])
  for (const table of written) memory.written.set(table, memory.writes)
  for (const [key, { tables }] of memory.values)
    if (tables.some((table) => written.includes(table))) memory.values.delete(key)
}
