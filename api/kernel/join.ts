import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Deps } from './deps.ts'
import type { Id } from './ids.ts'
import type { TenantTable } from './scope.ts'

/** A table beside the first one. `optional`: rows without a partner stay, with nulls. */
export interface Beside {
  readonly table: TenantTable
  readonly on: SQL
  readonly optional?: boolean
}

type Fields = Readonly<Record<string, SQLiteColumn>>
type Joined<F extends Fields> = {
  [K in keyof F]: F[K]['_']['data'] | (F[K]['_']['notNull'] extends true ? never : null)
}

// biome-ignore lint/suspicious/noExplicitAny: drizzle cannot type a builder over unknown tables
type AnyTable = any

/**
 * Rows of several tables side by side in one read, each table held to the tenant, whatever `on` and `where` say. For
 * what every request asks; the type of a column of an `optional` table does not know that it may be null.
 */
export async function joined<F extends Fields>(
  { database }: Pick<Deps, 'database'>,
  tenantId: Id<'ten'>,
  fields: F,
  from: TenantTable,
  beside: readonly Beside[],
  where: SQL,
): Promise<Joined<F>[]> {
  const mine = (table: TenantTable, condition: SQL) => and(eq(table.tenantId, tenantId), sql`(${condition})`)
  const query = database.read
    .select(fields)
    .from(from as AnyTable)
    .$dynamic() as AnyTable
  for (const { table, on, optional } of beside) query[optional ? 'leftJoin' : 'innerJoin'](table, mine(table, on))
  return query.where(mine(from, where))
}
