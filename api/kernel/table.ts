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

/**
 * Who looked at, changed or was refused what. Append-only. A look is one row per person, object and ten minutes
 * (`span`); a change is one row, and so is a refusal. `mac` covers every column but the position, which the seals bind.
 */
export const auditLog = sqliteTable(
  'audit',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    tenantId: tenantId(),
    actor: text().notNull(),
    action: text().notNull(),
    object: text().notNull(),
    /** Ten-minute span since 1970 for looks, the command id for changes, the request id for refusals. */
    span: text().notNull(),
    at: moment('at').notNull(),
    server: text().notNull(),
    outcome: text().$type<Outcome>().notNull(),
    requestId: text('request_id').notNull(),
    /** What a person gave as reason and what was known about her. It can be erased: the mac holds on to `payloadMac` alone. */
    payload: text(),
    payloadMac: text('payload_mac').notNull(),
    mac: text().notNull(),
    /** Which secret made the macs. */
    keyId: text('key_id').notNull(),
  },
  (t) => [
    uniqueIndex('audit_once').on(t.tenantId, t.object, t.actor, t.action, t.span),
    index('audit_time').on(t.tenantId, t.at),
    index('audit_tenant_position').on(t.tenantId, t.position),
  ],
)

/** `done`: shown or changed. `refused`: the asker got nothing. */
export type Outcome = 'done' | 'refused'

/** Signed statements about stretches of the audit, each naming the one before. Append-only. */
export const auditSeals = sqliteTable(
  'audit_seals',
  {
    tenantId: tenantId(),
    number: integer().notNull(),
    /** Positions of the first and the last row it covers, and how many rows of this tenant lie between. */
    first: integer().notNull(),
    last: integer().notNull(),
    rows: integer().notNull(),
    /** SHA-256 over position and mac of each row, in order. */
    root: text().notNull(),
    /** SHA-256 of the seal before; empty for the first. */
    previous: text().notNull(),
    at: moment('at').notNull(),
    keyId: text('key_id').notNull(),
    /** Ed25519. */
    signature: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.number] })],
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
