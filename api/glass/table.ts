import { isNull } from 'drizzle-orm'
import { foreignKey, index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { people } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'
import { referrals } from '../referral/table.ts'
import type { Emergency, Outcome } from './rules.ts'

/** A patient opened in an emergency, and what a coordinator found of it: the row is the item of her list too. Whose patient stands in the referral alone. */
export const glassBreaks = sqliteTable(
  'glass_breaks',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'gla'>>().notNull(),
    personId: text('person_id').$type<Id<'per'>>().notNull(),
    referralId: text('referral_id').$type<Id<'ref'>>().notNull(),
    emergency: text().$type<Emergency>().notNull(),
    /** In her own words. */
    why: text().notNull(),
    brokenAt: moment('broken_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** By herself, by a judgement, or because it was seen over: it opens nothing any more, whatever the clock says later. */
    closedAt: moment('closed_at'),
    reviewedAt: moment('reviewed_at'),
    reviewedBy: text('reviewed_by').$type<Id<'per'>>(),
    outcome: text().$type<Outcome>(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    /** One patient at a time, also when two are asked for at once. */
    uniqueIndex('glass_breaks_open').on(t.tenantId, t.personId).where(isNull(t.closedAt)),
    index('glass_breaks_referral').on(t.tenantId, t.referralId),
    index('glass_breaks_review').on(t.tenantId, t.reviewedAt, t.brokenAt),
    foreignKey({ columns: [t.tenantId, t.referralId], foreignColumns: [referrals.tenantId, referrals.id] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [people.tenantId, people.id] }),
  ],
)
