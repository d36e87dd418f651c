import type { LibSQLDatabase } from 'drizzle-orm/libsql'
import type { Id } from './ids.ts'

/** A compiled statement, as `toSQL()` gives it. */
export interface Statement {
  readonly sql: string
  readonly params: readonly unknown[]
}

export interface Written {
  readonly rowsAffected: number
  readonly rows: readonly Record<string, unknown>[]
}

/** A constraint refused the batch; nothing of it stays. `index`: which statement. */
export class ConstraintViolated extends Error {
  readonly index: number
  constructor(index: number, message: string) {
    super(message)
    this.name = 'ConstraintViolated'
    this.index = index
  }
}

/**
 * The database as steps may have it: reads through drizzle, writes as one batch that happens whole or not at all.
 * `write` rejects with ConstraintViolated; any other rejection means that the outcome is unknown. A batch names the
 * tenant whose rows it writes, because each tenant has one writer; the house's own rows have none.
 */
export interface Database {
  readonly read: LibSQLDatabase
  /** Nobody but this process writes. */
  readonly alone: boolean
  write(statements: readonly Statement[], tenantId?: Id<'ten'>): Promise<readonly Written[]>
  close(): Promise<void>
}
