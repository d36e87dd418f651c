import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Id } from '../kernel/ids.ts'
import { moment, place, tenantId } from '../kernel/shape.ts'
import { referrals } from '../referral/table.ts'
import type { Disposition } from './rules.ts'

/** Who reads a case just now. One row a case, gone when she puts it back. */
export const claims = sqliteTable(
  'claims',
  {
    tenantId: tenantId(),
    referralId: text('referral_id').$type<Id<'ref'>>().notNull(),
    personId: text('person_id').$type<Id<'per'>>().notNull(),
    claimedAt: moment('claimed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.referralId] }),
    index('claims_person').on(t.tenantId, t.personId),
    foreignKey({ columns: [t.tenantId, t.referralId], foreignColumns: [referrals.tenantId, referrals.id] }),
  ],
)

/** What happens with the patient. A new decision is a new row; the latest counts. */
export const decisions = sqliteTable(
  'decisions',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'dec'>>().notNull(),
    referralId: text('referral_id').$type<Id<'ref'>>().notNull(),
    seq: place(),
    disposition: text().$type<Disposition>().notNull(),
    /** Civil date by which it must begin. */
    latestDate: text('latest_date'),
    weeks: integer(),
    reason: text().notNull(),
    handoverTo: text('handover_to').notNull(),
    handoverAt: moment('handover_at'),
    /** Where the case was passed on to. */
    toUnitId: text('to_unit_id').$type<Id<'uni'>>(),
    decidedBy: text('decided_by').$type<Id<'per'>>().notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('decisions_referral').on(t.tenantId, t.referralId, t.decidedAt),
    foreignKey({ columns: [t.tenantId, t.referralId], foreignColumns: [referrals.tenantId, referrals.id] }),
  ],
)
