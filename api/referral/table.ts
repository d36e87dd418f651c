import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices, people, units } from '../access/table.ts'
import { packs } from '../catalogue/table.ts'
import type { Id } from '../kernel/ids.ts'
import { moment, place, tenantId } from '../kernel/shape.ts'
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
    /** Whose it is, out of `content`, as digits alone: read from an index, stored in no second place. */
    nationalId: text('national_id').generatedAlwaysAs(
      sql`replace(json_extract(content, '$.patient.nationalId'), ' ', '')`,
      { mode: 'virtual' },
    ),
    status: text().$type<Status>().notNull(),
    urgency: text().$type<Urgency>().notNull(),
    urgencyRank: integer('urgency_rank').notNull(),
    startedAt: moment('started_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    /** First receipt in specialist care: the legal clock starts here and never again. */
    receivedAt: moment('received_at'),
    /** When the first answer left that asked for nothing more: from then on nothing is late. */
    answeredAt: moment('answered_at'),
    /** Staff have done their part; a doctor is to finish it. */
    handedAt: moment('handed_at'),
    handedBy: text('handed_by').$type<Id<'per'>>(),
    /** Sent to try it: no specialist ever sees it, and nothing counts it. */
    isPractice: integer('is_practice', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('referrals_case_number').on(t.tenantId, t.caseNumber),
    index('referrals_worklist').on(t.tenantId, t.unitId, t.status, t.urgencyRank, t.receivedAt, t.id, t.answeredAt),
    index('referrals_patient').on(t.tenantId, t.nationalId),
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

/** What the office asks or answers after a reply. */
export const questions = sqliteTable(
  'questions',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'que'>>().notNull(),
    referralId: text('referral_id').$type<Id<'ref'>>().notNull(),
    text: text().notNull(),
    seq: place(),
    askedBy: text('asked_by').$type<Id<'per'>>().notNull(),
    askedAt: moment('asked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('questions_referral').on(t.tenantId, t.referralId, t.askedAt),
    foreignKey({ columns: [t.tenantId, t.referralId], foreignColumns: [referrals.tenantId, referrals.id] }),
  ],
)
