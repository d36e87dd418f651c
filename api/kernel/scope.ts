import { and, count, eq, getTableColumns, max, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { noted, type Why } from './audit.ts'
import type { Database, Statement, Written } from './database.ts'
import type { Deps } from './deps.ts'
import { type Id, sha256 } from './ids.ts'
import { Problem } from './problem.ts'
import { forget, recall, recallIfAlone } from './recall.ts'
import { eventLog } from './table.ts'

export type Role = 'referrer' | 'staff' | 'specialist' | 'coordinator' | 'researcher' | 'integrator'

export interface Membership {
  readonly party: Id<'off'> | Id<'uni'> | Id<'ten'>
  readonly role: Role
}

/** How somebody came in: with a browser's cookie, or with a token that a portal asked for on her behalf. */
export type Entry =
  | { readonly by: 'cookie'; readonly session: string; readonly method: 'provider' | 'passkey' }
  /** `patient`: the national id of whom the portal has open. */
  | { readonly by: 'portal'; readonly portal: Id<'ptl'>; readonly patient?: string | undefined }

/** Who asks. A reaction acts as `system` of its tenant. */
export interface Actor {
  readonly tenantId: Id<'ten'>
  readonly personId: Id<'per'> | 'system'
  /** Has a licence number as health personnel (HPR). */
  readonly clinician: boolean
  /** The licence number itself. */
  readonly hpr?: string | undefined
  readonly memberships: readonly Membership[]
  readonly entry?: Entry
  /** When and how strongly the person proved who she is, in the provider's words; undefined where a portal vouches for her. */
  readonly authenticatedAt?: Date | undefined
  readonly level?: string | undefined
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
  /** The database is left out on purpose: a step asks for rows through this scope or not at all. */
  readonly deps: Omit<Deps, 'database'>
  readonly actor: Actor
  readonly requestId: string
  find<T extends TenantTable>(table: T, where?: SQL, search?: Search): Promise<Row<T>[]>
  first<T extends TenantTable>(table: T, where?: SQL, search?: Search): Promise<Row<T> | undefined>
  /** The same rows, with these columns alone: a long list reads no more than it shows. */
  pick<T extends TenantTable, K extends keyof Row<T> & string>(
    table: T,
    columns: readonly K[],
    where?: SQL,
    search?: Search,
  ): Promise<Pick<Row<T>, K>[]>
  /** True of the first rows of these stretches of an index taken together: each is read from where it begins, and no further than `limit`. */
  firstOf(
    table: TenantTable & { readonly id: SQLiteColumn },
    stretches: readonly SQL[],
    search: { readonly orderBy: SQLiteColumn[]; readonly limit: number },
  ): SQL
  /** How many there are; with `most` it counts no further, and that many mean so many or more. */
  count(table: TenantTable, where?: SQL, most?: number): Promise<number>
  /** Several such counts in one read, each no further than `most`. */
  countEach<K extends string>(
    table: TenantTable,
    wheres: Readonly<Record<K, SQL>>,
    most: number,
  ): Promise<Record<K, number>>
  /**
   * What the database makes of many rows: one answer for each group, or one in all where `by` names nothing. `by` says what
   * makes a group, `of` what is told of it; values as the database has them.
   */
  gather<B extends string, O extends string>(
    table: TenantTable,
    by: Readonly<Record<B, SQL>>,
    of: Readonly<Record<O, SQL>>,
    where?: SQL,
  ): Promise<Record<B | O, string | number | null>[]>
  insert<T extends TenantTable>(table: T, row: NewRow<T>): Statement
  /** Does nothing where the primary key exists already. */
  insertOnce<T extends TenantTable>(table: T, row: NewRow<T>): Statement
  /** Replaces the named columns where the primary key exists already. */
  put<T extends TenantTable>(table: T, key: SQLiteColumn[], row: NewRow<T>, set: Change<T>): Statement
  update<T extends TenantTable>(table: T, set: Change<T>, where: SQL): Statement
  remove(table: TenantTable, where: SQL): Statement
  write(...statements: Statement[]): Promise<readonly Written[]>
  /** The same for columns that nothing remembered rests on, such as when somebody was last seen: it forgets nothing. */
  writeBeside(...statements: Statement[]): Promise<readonly Written[]>
  /** How many events the subject has: what a decision must not be overtaken on. */
  seq(subject: string): Promise<number>
  /** What `read` gave at most a minute ago under this key of the tenant: see `recall`. */
  recall<T>(tables: readonly string[], key: string, read: () => Promise<T>): Promise<T>
  recallIfAlone<T>(tables: readonly string[], key: string, read: () => Promise<T>): Promise<T>
  /**
   * Records that the asker looks at `object`, or at each of several, before the first byte goes out. Once per person,
   * object, reason and ten minutes. Throws service.unavailable where that cannot be recorded: then nothing may be shown.
   */
  looked(action: string, object: string | readonly string[], why?: Why): Promise<void>
}

/** Wide enough for every table; the public types above are what callers see. */
// biome-ignore lint/suspicious/noExplicitAny: drizzle cannot type a builder over an unknown table
type AnyTable = any

/** Puts a question into words without asking it. */
const words = new QueryBuilder()

/** Rows by their columns. drizzle's own mapper looks up the kind of every field in every row, which a list of fifty feels. */
const rowsOf = (columns: readonly [string, SQLiteColumn][], found: readonly AnyTable[]): AnyTable[] =>
  found.map((row) => {
    const made: Record<string, unknown> = {}
    for (const [n, [name, column]] of columns.entries())
      made[name] = row[n] === null ? null : column.mapFromDriverValue(row[n])
    return made
  })

/** A key that is set, even to what it is, has the database look through every row that refers to it. */
const unset = (table: TenantTable, key: readonly SQLiteColumn[]): object =>
  Object.fromEntries(
    Object.entries(getTableColumns(table as SQLiteTable)).flatMap(([name, column]) =>
      key.includes(column) ? [[name, undefined]] : [],
    ),
  )

const tenMinutes = 600_000
/** Looks recorded a moment ago in this database need no second statement. Bounded; losing an entry only costs an idempotent insert. */
const recentLooks = new WeakMap<Database, Set<string>>()
function recentLooksOf(database: Database): Set<string> {
  const looks = recentLooks.get(database) ?? new Set()
  recentLooks.set(database, looks)
  return looks
}

export function makeScope(deps: Deps, actor: Actor, requestId: string): Scope {
  const { database } = deps
  const tenant = actor.tenantId
  // In brackets: an `or` among the caller's words must not reach past the tenant.
  const mine = (table: TenantTable, where?: SQL) => and(eq(table.tenantId, tenant), where && sql`(${where})`)
  // What is undefined is not set: no row changes hands, whatever the caller spread into its change.
  const kept = (set: object, also: object = {}) => ({ ...set, ...also, tenantId: undefined }) as AnyTable
  const owned = (row: object) => ({ ...row, tenantId: tenant }) as AnyTable
  const compile = (query: { toSQL(): Statement }): Statement => query.toSQL()
  const select = (fields: AnyTable, table: TenantTable, where?: SQL, { orderBy, limit }: Search = {}) => {
    const query = words
      .select(fields)
      .from(table as AnyTable)
      .where(mine(table, where))
      .$dynamic()
    if (orderBy) query.orderBy(...[orderBy].flat())
    if (limit !== undefined) query.limit(limit)
    return query
  }
  const read = async (columns: Record<string, SQLiteColumn>, table: TenantTable, where?: SQL, search?: Search) =>
    rowsOf(Object.entries(columns), await database.read.values(select(columns, table, where, search).getSQL()))

  const insertOnce: Scope['insertOnce'] = (table, row) =>
    compile(
      database.read
        .insert(table as AnyTable)
        .values(owned(row))
        .onConflictDoNothing(),
    )

  const scope: Scope = {
    deps,
    actor,
    requestId,
    find: (table, where, search) => read(getTableColumns(table as SQLiteTable), table, where, search),
    first: async (table, where, search) => (await scope.find(table, where, { ...search, limit: 1 }))[0],
    pick: (table, columns, where, search) =>
      read(Object.fromEntries(columns.map((name) => [name, (table as AnyTable)[name]])), table, where, search),
    firstOf: (table, stretches, search) => {
      const places = search.orderBy.map((column, n) => [`place_${n}`, sql`${column}`.as(`place_${n}`)] as const)
      const fields = { id: table.id, ...Object.fromEntries(places) }
      const first = stretches.map((where) => sql`select * from ${select(fields, table, where, search)}`)
      const inOrder = sql.join(
        places.map(([name]) => sql.identifier(name)),
        sql`, `,
      )
      return sql`${table.id} in (select id from (${sql.join(first, sql` union all `)} order by ${inOrder} limit ${search.limit}))`
    },
    count: async (table, where, most) => {
      const some = select({ one: sql`1`.as('one') }, table, where, most === undefined ? {} : { limit: most })
      const rows = await database.read.select({ n: count() }).from(some.as('some'))
      return rows[0]?.n ?? 0
    },
    countEach: (table, wheres, most) => {
      const counts = Object.entries<SQL>(wheres).map(([name, where]) => {
        const some = select({ one: sql`1`.as('one') }, table, where, { limit: most })
        return sql`(select count(*) from ${some}) as ${sql.identifier(name)}`
      })
      return database.read.get(sql`select ${sql.join(counts, sql`, `)}`) as AnyTable
    },
    gather: async (table, by, of, where) => {
      const told = Object.entries<SQL>({ ...by, ...of })
      const groups = Object.keys(by).map((_, n) => sql.raw(String(n + 1)))
      const all = sql`select ${sql.join(
        told.map(([name, what]) => sql`${what} as ${sql.identifier(name)}`),
        sql`, `,
      )} from ${table} where ${mine(table, where)}`
      const found = await database.read.values<AnyTable[]>(
        groups.length === 0 ? all : sql`${all} group by ${sql.join(groups, sql`, `)}`,
      )
      return found.map((row) => Object.fromEntries(told.map(([name], n) => [name, row[n] ?? null]))) as AnyTable
    },
    insert: (table, row) => compile(database.read.insert(table as AnyTable).values(owned(row))),
    insertOnce,
    put: (table, key, row, set) =>
      compile(
        database.read
          .insert(table as AnyTable)
          .values(owned(row))
          .onConflictDoUpdate({ target: [table.tenantId, ...key], set: kept(set, unset(table, key)) }),
      ),
    update: (table, set, where) =>
      compile(
        database.read
          .update(table as AnyTable)
          .set(kept(set))
          .where(mine(table, where)),
      ),
    remove: (table, where) => compile(database.read.delete(table as AnyTable).where(mine(table, where))),
    write: (...statements) => scope.writeBeside(...statements).finally(() => forget(database, statements)),
    writeBeside: (...statements) => database.write(statements, tenant),
    seq: async (subject) => {
      const rows = await database.read
        .select({ seq: max(eventLog.seq) })
        .from(eventLog)
        .where(mine(eventLog, eq(eventLog.subject, subject)))
      return rows[0]?.seq ?? 0
    },
    recall: (tables, key, ask) => recall(deps, tables, `${tenant} ${key}`, ask),
    recallIfAlone: (tables, key, ask) => recallIfAlone(deps, tables, `${tenant} ${key}`, ask),
    looked: async (action, object, why = {}) => {
      const at = deps.clock.now()
      const span =
        String(Math.floor(at.getTime() / tenMinutes)) +
        (why.reason ? ` ${await sha256(JSON.stringify([why.reason, why.attested]))}`.slice(0, 17) : '')
      const keyOf = (one: string) => [tenant, actor.personId, action, one, span].join(' ')
      const recent = recentLooksOf(database)
      const fresh = [...new Set([object].flat())].filter((one) => !recent.has(keyOf(one)))
      if (fresh.length === 0) return
      try {
        const rows = fresh.map((one) =>
          noted({ deps, actor, requestId, insertOnce }, { action, object: one, span, at, ...why }),
        )
        await database.write(await Promise.all(rows), tenant)
      } catch (cause) {
        throw new Problem('service.unavailable', 'It could not be recorded who looks, so nothing is shown.', { cause })
      }
      if (recent.size > 20_000) recent.clear()
      for (const one of fresh) recent.add(keyOf(one))
    },
  }
  return scope
}

/** The asker's parties in one of the given roles. */
export const partiesAs = <P extends 'off' | 'uni' | 'ten'>(scope: Scope, prefix: P, ...roles: Role[]): Id<P>[] =>
  scope.actor.memberships
    .filter(({ party, role }) => party.startsWith(`${prefix}_`) && roles.includes(role))
    .map(({ party }) => party as Id<P>)

/** True where the column is one of these words. They are one value together, so the statement is as short for fifty as for one. */
export const oneOf = (column: SQLiteColumn | SQL, words: readonly string[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(words)}))`

export const nothingHere = (): Problem => new Problem('not-found', 'It does not exist, or it belongs to somebody else.')

/** Throws access.denied unless the asker has one of the roles for the whole hospital: to coordinate one office is not enough. */
export function needsRole(scope: Scope, ...roles: Role[]): void {
  if (!partiesAs(scope, 'ten', ...roles).includes(scope.actor.tenantId))
    throw new Problem('access.denied', `This needs the role ${roles.join(' or ')} of the hospital.`)
}
