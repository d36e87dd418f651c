import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Id } from '../kernel/ids.ts'
import { tenantId } from '../kernel/shape.ts'

/** What an office did on one day (UTC civil date), counted from events and from nothing else. */
export const officeDays = sqliteTable(
  'office_days',
  {
    tenantId: tenantId(),
    officeId: text('office_id').$type<Id<'off'>>().notNull(),
    day: text().notNull(),
    /** Referrals sent, less those taken back after sending. */
    cases: integer().notNull(),
    replies: integer().notNull(),
    acknowledged: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.officeId, t.day] })],
)
