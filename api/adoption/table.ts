import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'

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

/** What waits for somebody: a case for its answer, a reply for being opened, a photograph, the store or a mail for being mended. */
export const matterKinds = ['case', 'reply', 'image', 'altered', 'infected', 'held', 'mail'] as const
export type MatterKind = (typeof matterKinds)[number]

/** What waits just now, kept from events and from nothing else; gone once somebody has seen to it. */
export const openMatters = sqliteTable(
  'open_matters',
  {
    tenantId: tenantId(),
    kind: text().$type<MatterKind>().notNull(),
    /** Id of the referral, letter or image, or of the hospital. */
    subject: text().notNull(),
    referralId: text('referral_id').$type<Id<'ref'>>(),
    /** Null where no office can help. */
    officeId: text('office_id').$type<Id<'off'>>(),
    unitId: text('unit_id').$type<Id<'uni'>>(),
    since: moment('since').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.kind, t.subject] }),
    index('open_matters_since').on(t.tenantId, t.kind, t.since),
    index('open_matters_referral').on(t.tenantId, t.referralId),
  ],
)
