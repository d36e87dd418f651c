import { foreignKey, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { offices } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'
import { referrals } from '../referral/table.ts'
import type { MonthFigures, PracticeFeedback } from './rules.ts'

/** What came back to a practice case. Nobody at a hospital has seen it. */
export const practiceAnswers = sqliteTable(
  'practice_answers',
  {
    tenantId: tenantId(),
    referralId: text('referral_id').$type<Id<'ref'>>().notNull(),
    feedback: text({ mode: 'json' }).$type<PracticeFeedback>().notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.referralId] }),
    foreignKey({ columns: [t.tenantId, t.referralId], foreignColumns: [referrals.tenantId, referrals.id] }),
  ],
)

/** What an office was told of a month: `YYYY-MM`, once. */
export const officeMonths = sqliteTable(
  'office_months',
  {
    tenantId: tenantId(),
    officeId: text('office_id').$type<Id<'off'>>().notNull(),
    month: text().notNull(),
    figures: text({ mode: 'json' }).$type<MonthFigures>().notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.officeId, t.month] }),
    foreignKey({ columns: [t.tenantId, t.officeId], foreignColumns: [offices.tenantId, offices.id] }),
  ],
)
