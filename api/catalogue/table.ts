import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'
import type { Pack } from './rules.ts'

/** A published pack version. Rows are never changed: a referral keeps the exact questions it answered. */
export const packs = sqliteTable(
  'packs',
  {
    tenantId: tenantId(),
    id: text().notNull(),
    version: text().notNull(),
    content: text({ mode: 'json' }).$type<Pack>().notNull(),
    publishedBy: text('published_by').$type<Id<'per'> | 'system'>().notNull(),
    publishedAt: moment('published_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id, t.version] })],
)
