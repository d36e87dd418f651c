import { foreignKey, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Id } from '../kernel/ids.ts'
import { moment, place, tenantId } from '../kernel/shape.ts'
import { referrals } from '../referral/table.ts'
import type { Answer, OwnFields } from './rules.ts'

/** The specialist's answer. A correction is a new row that names the old one. One that was taken back stays, and is shown to nobody else. */
export const replies = sqliteTable(
  'replies',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'rep'>>().notNull(),
    referralId: text('referral_id').$type<Id<'ref'>>().notNull(),
    correctsId: text('corrects_id').$type<Id<'rep'>>(),
    /** What was decided with it; a correction that decides nothing keeps the decision of what it corrects. */
    decisionId: text('decision_id').$type<Id<'dec'>>(),
    answer: text({ mode: 'json' }).$type<OwnFields>().notNull(),
    /** To the reply sections of the referral's pack version, by question. */
    answers: text({ mode: 'json' }).$type<Answer['answers']>().notNull().default({}),
    seq: place(),
    sentBy: text('sent_by').$type<Id<'per'>>().notNull(),
    sentAt: moment('sent_at').notNull(),
    /** Not to be shown to the office before; null once it has left. */
    heldUntil: moment('held_until'),
    /** Taken back by its sender before it left. */
    undoneAt: moment('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('replies_referral').on(t.tenantId, t.referralId, t.sentAt),
    foreignKey({ columns: [t.tenantId, t.referralId], foreignColumns: [referrals.tenantId, referrals.id] }),
  ],
)
