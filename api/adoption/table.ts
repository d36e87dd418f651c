import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'

/** What an office did on one day (UTC civil date), counted from events and from nothing else. */
export const officeDays = sqliteTable(
  'office_days',
  {
    tenantId: tenantId(),
    officeId: text('office_id').$type<Id<'off'>>().notNull(),
    day: text().notNull(),
    /** Referrals sent that day, less those of them taken back since or answered as sent twice. */
    cases: integer().notNull(),
    replies: integer().notNull(),
    acknowledged: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.officeId, t.day] })],
)

/**
 * What became of one real case, counted from events and from nothing else: what indicators are made of. Moments are those of
 * the events.
 */
export const caseUses = sqliteTable(
  'case_uses',
  {
    tenantId: tenantId(),
    referralId: text('referral_id').$type<Id<'ref'>>().notNull(),
    officeId: text('office_id').$type<Id<'off'>>().notNull(),
    unitId: text('unit_id').$type<Id<'uni'>>(),
    /** Who sent it. */
    senderId: text('sender_id').$type<Id<'per'>>(),
    /** When it was sent; of a draft, when it was begun. */
    sentAt: moment('sent_at').notNull(),
    /** Taken back after it was sent, answered as sent twice, or not sent yet: it does not count. */
    isWithdrawn: integer('is_withdrawn', { mode: 'boolean' }).notNull().default(false),
    /** From the first line of the draft to its sending, at most a day. */
    draftSeconds: integer('draft_seconds'),
    claimedAt: moment('claimed_at'),
    /** When the first answer left that still stands: it asked for nothing more, and was not corrected into a question. */
    answeredAt: moment('answered_at'),
    /** Of that answer, or of a request for more while there is none. */
    openedAt: moment('opened_at'),
    acknowledgedAt: moment('acknowledged_at'),
    askedMore: integer('asked_more').notNull().default(0),
    questions: integer().notNull().default(0),
    images: integer().notNull().default(0),
    inadequate: integer().notNull().default(0),
    /** What was decided with the latest answer that left. */
    disposition: text(),
    /** Whether the office would have referred without an answer, and, once it was read, whether it does: `yes`, then `yes>no`. */
    wouldRefer: text('would_refer'),
    helped: text(),
    learned: text(),
    readMinutes: real('read_minutes'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.referralId] }),
    index('case_uses_sent').on(t.tenantId, t.sentAt),
    index('case_uses_office').on(t.tenantId, t.officeId, t.sentAt),
  ],
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
