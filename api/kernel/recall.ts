import type { Clock } from '../ports/clock.ts'
import type { Database, Statement } from './database.ts'

interface Remembered {
  readonly tables: readonly string[]
  readonly at: number
  readonly value: Promise<unknown>
}

const longestMs = 60_000
const most = 5_000
const memories = new WeakMap<Database, Map<string, Remembered>>()

/**
 * What `read` gave under this key at most a minute ago, else what it gives now. `tables` are those it reads: a write of
 * this process to one of them forgets at once; a write of another process is noticed within the minute.
 */
export function recall<T>(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  tables: readonly string[],
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  const memory = memories.get(database) ?? new Map<string, Remembered>()
  memories.set(database, memory)
  const at = clock.now().getTime()
  const known = memory.get(key)
  if (known && at - known.at < longestMs && at >= known.at) return known.value as Promise<T>
  const value = read()
  memory.delete(key)
  memory.set(key, { tables, at, value })
  value.catch(() => memory.get(key)?.value === value && memory.delete(key))
  const oldest = memory.keys().next().value
  if (memory.size > most && oldest !== undefined) memory.delete(oldest)
  return value
}

/** Tells that these statements were written, or may have been. */
export function forget(database: Database, statements: readonly Statement[]): void {
  const memory = memories.get(database)
  if (!memory?.size) return
  const written = new Set(statements.map(({ sql }) => /^\w+ (?:into |from )?"(\w+)"/.exec(sql)?.[1]))
  for (const [key, { tables }] of memory) if (tables.some((table) => written.has(table))) memory.delete(key)
}
