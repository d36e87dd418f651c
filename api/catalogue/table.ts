import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { units } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'
import type { Pack } from './manifest.ts'

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

/** What a unit works with: one version of each pack, until a coordinator says otherwise. */
export const unitPacks = sqliteTable(
  'unit_packs',
  {
    tenantId: tenantId(),
    unitId: text('unit_id').$type<Id<'uni'>>().notNull(),
    pack: text().notNull(),
    version: text().notNull(),
    enabled: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.unitId, t.pack] }),
    foreignKey({ columns: [t.tenantId, t.unitId], foreignColumns: [units.tenantId, units.id] }),
    foreignKey({ columns: [t.tenantId, t.pack, t.version], foreignColumns: [packs.tenantId, packs.id, packs.version] }),
  ],
)

/** Code that packs name by its SHA-256. Never changed, never run by us. */
export const packCodes = sqliteTable(
  'pack_codes',
  { tenantId: tenantId(), hash: text().notNull(), code: text().notNull(), storedAt: moment('stored_at').notNull() },
  (t) => [primaryKey({ columns: [t.tenantId, t.hash] })],
)
