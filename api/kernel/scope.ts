import { and, count, eq, max, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Statement, Written } from './database.ts'
import type { Deps } from './deps.ts'
import type { Id } from './ids.ts'
import { Problem } from './problem.ts'
import { forget } from './recall.ts'
import { auditLog, eventLog } from './table.ts'

export type Role = 'referrer' | 'staff' | 'specialist' | 'coordinator' | 'researcher' | 'integrator'

export interface Membership {
  readonly party: Id<'off'> | Id<'uni'> | Id<'ten'>
  readonly role: Role
}

/** How somebody came in: with a browser's cookie, or with a token that a portal asked for on her behalf. */
export type Entry =
  | { readonly by: 'cookie'; readonly session: string }
  /** `patient`: the national id of whom the portal has open. */
  | { readonly by: 'portal'; readonly portal: Id<'ptl'>; readonly patient?: string | undefined }

/** Who asks. A reaction acts as `system` of its tenant. */
export interface Actor {
  readonly tenantId: Id<'ten'>
  readonly personId: Id<'per'> | 'system'
  /** Has a licence number as health personnel (HPR). */
  readonly clinician: boolean
  readonly memberships: readonly Membership[]
  readonly entry?: Entry
}

export type TenantTable = SQLiteTable & { readonly tenantId: SQLiteColumn }
type Row<T extends TenantTable> = T['$inferSelect']
type NewRow<T extends TenantTable> = Omit<T['$inferInsert'], 'tenantId'>
type Change<T extends TenantTable> = { [K in keyof NewRow<T>]?: NewRow<T>[K] | SQL }

interface Search {
  readonly orderBy?: SQL | SQLiteColumn | (SQL | SQLiteColumn)[]
  readonly limit?: number
}

/**
 * The only road to data: every read and every statement it makes carries the asker's tenant.
 * Reads run at once; writes are statements for `decide` or `write`.
 */
export interface Scope {
  readonly deps: Deps
  readonly actor: Actor
  readonly requestId: string
  find<T extends TenantTable>(table: T, where?: SQL, search?: Search): Promise<Row<T>[]>
  first<T extends TenantTable>(table: T, where?: SQL, search?: Search): Promise<Row<T> | undefined>
  /** How many there are; with `most` it counts no further, and that many mean so many or more. */
  count(table: TenantTable, where?: SQL, most?: number): Promise<number>
  insert<T extends TenantTable>(table: T, row: NewRow<T>): Statement
  /** Does nothing where the primary key exists already. */
  insertOnce<T extends TenantTable>(table: T, row: NewRow<T>): Statement
  /** Replaces the named columns where the primary key exists already. */
  put<T extends TenantTable>(table: T, key: SQLiteColumn[], row: NewRow<T>, set: Change<T>): Statement
  update<T extends TenantTable>(table: T, set: Change<T>, where: SQL): Statement
  remove(table: TenantTable, where: SQL): Statement
  write(...statements: Statement[]): Promise<readonly Written[]>
  /** How many events the subject has: what a decision must not be overtaken on. */
  seq(subject: string): Promise<number>
  /** Records that the asker looks at `object`, or at each of several, before the first byte goes out. Once per person, object and ten minutes. */
  looked(action: string, object: string | readonly string[], reason?: string): Promise<void>
}

/** Wide enough for every table; the public types above are what callers see. */
// biome-ignore lint/suspicious/noExplicitAny: drizzle cannot type a builder over an unknown table
type AnyTable = any

const tenMinutes = 600_000
/** Looks recorded a moment ago need no second statement. Bounded; losing an entry only costs an idempotent insert. */
const recentLooks = new Set<string>()

export function makeScope(deps: Deps, actor: Actor, requestId: string): Scope {
  const { database } = deps
  const tenant = actor.tenantId
  const mine = (table: TenantTable, where?: SQL) => and(eq(table.tenantId, tenant), where)
  const owned = (row: object) => ({ ...row, tenantId: tenant }) as AnyTable
  const compile = (query: { toSQL(): Statement }): Statement => query.toSQL()

  const scope: Scope = {
    deps,
    actor,
    requestId,
    find: async (table, where, search = {}) => {
      const query = database.read
        .select()
        .from(table as AnyTable)
        .where(mine(table, where))
        .$dynamic()
      if (search.orderBy) query.orderBy(...[search.orderBy].flat())
      if (search.limit !== undefined) query.limit(search.limit)
      return (await query) as AnyTable
    },
    first: async (table, where, search) => (await scope.find(table, where, { ...search, limit: 1 }))[0],
    count: async (table, where, most) => {
      const some = database.read
        .select({ one: sql`1`.as('one') })
        .from(table as AnyTable)
        .where(mine(table, where))
        .$dynamic()
      if (most !== undefined) some.limit(most)
      const rows = await database.read.select({ n: count() }).from(some.as('some'))
      return rows[0]?.n ?? 0
    },
    insert: (table, row) => compile(database.read.insert(table as AnyTable).values(owned(row))),
    insertOnce: (table, row) =>
      compile(
        database.read
          .insert(table as AnyTable)
          .values(owned(row))
          .onConflictDoNothing(),
      ),
    put: (table, key, row, set) =>
      compile(
        database.read
          .insert(table as AnyTable)
          .values(owned(row))
          .onConflictDoUpdate({ target: [table.tenantId, ...key], set: set as AnyTable }),
      ),
    update: (table, set, where) =>
      compile(
        database.read
          .update(table as AnyTable)
          .set(set as AnyTable)
          .where(mine(table, where)),
      ),
    remove: (table, where) => compile(database.read.delete(table as AnyTable).where(mine(table, where))),
    write: (...statements) => database.write(statements, tenant).finally(() => forget(database, statements)),
    seq: async (subject) => {
      const rows = await database.read
        .select({ seq: max(eventLog.seq) })
        .from(eventLog)
        .where(mine(eventLog, eq(eventLog.subject, subject)))
      return rows[0]?.seq ?? 0
    },
    looked: async (action, object, reason) => {
      const at = deps.clock.now()
      const span = String(Math.floor(at.getTime() / tenMinutes))
      const keyOf = (one: string) => [tenant, actor.personId, action, one, span].join(' ')
      const fresh = [object].flat().filter((one) => reason || !recentLooks.has(keyOf(one)))
      if (fresh.length === 0) return
      const rowOf = (one: string) => ({
        actor: actor.personId,
        action,
        object: one,
        span,
        at,
        requestId,
        reason: reason ?? null,
      })
      await database.write(
        fresh.map((one) => scope.insertOnce(auditLog, rowOf(one))),
        tenant,
      )
      if (recentLooks.size > 20_000) recentLooks.clear()
      for (const one of fresh) recentLooks.add(keyOf(one))
    },
  }
  return scope
}

/** The asker's parties in one of the given roles. */
export const partiesAs = <P extends 'off' | 'uni' | 'ten'>(scope: Scope, prefix: P, ...roles: Role[]): Id<P>[] =>
  scope.actor.memberships
    .filter(({ party, role }) => party.startsWith(`${prefix}_`) && roles.includes(role))
    .map(({ party }) => party as Id<P>)

export const nothingHere = (): Problem => new Problem('not-found', 'It does not exist, or it belongs to somebody else.')

/** Throws access.denied unless the asker has one of the roles somewhere. */
export function needsRole(scope: Scope, ...roles: Role[]): void {
  if (!scope.actor.memberships.some(({ role }) => roles.includes(role)))
    throw new Problem('access.denied', `This needs the role ${roles.join(' or ')}.`)
}
