import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { EventName, Facts } from './events.ts'
import { moment, tenantId } from './shape.ts'

/** What happened, in order. Append-only; it is the lock (subject, seq) and the memory (command_id). */
export const eventLog = sqliteTable(
  'events',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    tenantId: tenantId(),
    subject: text().notNull(),
    seq: integer().notNull(),
    commandId: text('command_id').notNull(),
    name: text().$type<EventName>().notNull(),
    facts: text({ mode: 'json' }).$type<Facts>().notNull(),
    actor: text().notNull(),
    at: moment('at').notNull(),
    /** SHA-256 over who asked for what: tells a repeated command from a reused id. */
    bodyHash: text('body_hash').notNull(),
  },
  (t) => [
    uniqueIndex('events_lock').on(t.tenantId, t.subject, t.seq),
    uniqueIndex('events_memory').on(t.tenantId, t.commandId),
    index('events_tenant_position').on(t.tenantId, t.position),
  ],
)

/** What must still happen because of an event. Written with it, claimed by a guarded update, done once or shown as dead. */
export const reactionLog = sqliteTable(
  'reactions',
  {
    tenantId: tenantId(),
    eventPosition: integer('event_position').notNull(),
    name: text().notNull(),
    claimedUntil: moment('claimed_until').notNull(),
    tries: integer().notNull().default(0),
    error: text(),
    doneAt: moment('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.eventPosition, t.name] }),
    index('reactions_due').on(t.doneAt, t.claimedUntil),
  ],
)

/** Who looked at or changed what. A look is one row per person, object and ten minutes (`span`); a change is one row. */
export const auditLog = sqliteTable(
  'audit',
  {
    tenantId: tenantId(),
    actor: text().notNull(),
    action: text().notNull(),
    object: text().notNull(),
    /** Ten-minute span since 1970 for looks, the command id for changes. */
    span: text().notNull(),
    at: moment('at').notNull(),
    requestId: text('request_id').notNull(),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.object, t.actor, t.action, t.span] }),
    index('audit_time').on(t.tenantId, t.at),
  ],
)

/** Readers of the event log by position. A step forward is a new row: two readers at one place cannot both take it. */
export const cursors = sqliteTable(
  'cursors',
  { tenantId: tenantId(), name: text().notNull(), previous: integer().notNull(), position: integer().notNull() },
  (t) => [primaryKey({ columns: [t.tenantId, t.name, t.previous] })],
)

/** What the health probe writes and reads back. */
export const probes = sqliteTable('probes', { id: integer().primaryKey(), counter: integer().notNull() })

/** A data controller, usually a hospital. Everything else belongs to one. */
export const tenants = sqliteTable('tenants', {
  tenantId: tenantId().primaryKey(),
  nameEn: text('name_en').notNull(),
  nameNb: text('name_nb').notNull(),
  phone: text().notNull(),
})
