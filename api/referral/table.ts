import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices, people, units } from '../access/table.ts'
import { packs } from '../catalogue/table.ts'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'
import type { DraftContent, Status, Urgency } from './rules.ts'

/** A GP office's question about a patient, from the first draft on. Patient data stands in `content` and nowhere else. */
export const referrals = sqliteTable(
  'referrals',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'ref'>>().notNull(),
    caseNumber: text('case_number').notNull(),
    officeId: text('office_id').$type<Id<'off'>>().notNull(),
    unitId: text('unit_id').$type<Id<'uni'>>().notNull(),
    referrerId: text('referrer_id').$type<Id<'per'>>().notNull(),
    pack: text().notNull(),
    packVersion: text('pack_version').notNull(),
    questionnaire: text().notNull(),
    content: text({ mode: 'json' }).$type<DraftContent>().notNull(),
    status: text().$type<Status>().notNull(),
    urgency: text().$type<Urgency>().notNull(),
    urgencyRank: integer('urgency_rank').notNull(),
    startedAt: moment('started_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    /** First receipt in specialist care: the legal clock starts here and never again. */
    receivedAt: moment('received_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('referrals_case_number').on(t.tenantId, t.caseNumber),
    index('referrals_worklist').on(t.tenantId, t.unitId, t.status, t.urgencyRank, t.receivedAt, t.id),
    index('referrals_desk').on(t.tenantId, t.officeId, t.status, t.changedAt, t.id),
    foreignKey({ columns: [t.tenantId, t.officeId], foreignColumns: [offices.tenantId, offices.id] }),
    foreignKey({ columns: [t.tenantId, t.unitId], foreignColumns: [units.tenantId, units.id] }),
    foreignKey({ columns: [t.tenantId, t.referrerId], foreignColumns: [people.tenantId, people.id] }),
    foreignKey({
      columns: [t.tenantId, t.pack, t.packVersion],
      foreignColumns: [packs.tenantId, packs.id, packs.version],
    }),
  ],
)
