import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'
import { referrals } from '../referral/table.ts'

/** What the office gets: one letter a referral, holding its replies. The addressee is the office; `addresseeId` is the named doctor. */
export const letters = sqliteTable(
  'letters',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'let'>>().notNull(),
    referralId: text('referral_id').$type<Id<'ref'>>().notNull(),
    officeId: text('office_id').$type<Id<'off'>>().notNull(),
    addresseeId: text('addressee_id').$type<Id<'per'>>().notNull(),
    /** When the latest reply arrived; a correction makes the letter new. */
    arrivedAt: moment('arrived_at').notNull(),
    /** The position of that reply's event: a reply is later by this, whatever the clock said. */
    arrivedWith: integer('arrived_with').notNull().default(0),
    /** When that latest reply was first opened. */
    openedAt: moment('opened_at'),
    acknowledgedAt: moment('acknowledged_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('letters_referral').on(t.tenantId, t.referralId),
    index('letters_office').on(t.tenantId, t.officeId, t.arrivedAt, t.id),
    index('letters_unread').on(t.tenantId, t.officeId, t.acknowledgedAt, t.arrivedAt, t.id),
    foreignKey({ columns: [t.tenantId, t.referralId], foreignColumns: [referrals.tenantId, referrals.id] }),
  ],
)

/** Why a link stopped working before its time. */
export type Revocation = 'acknowledged' | 'misdirected' | 'reissued'

/** The link in a mail. Only the token's hash is stored; a mail that was sent twice may have two links. */
export const letterLinks = sqliteTable(
  'letter_links',
  {
    tenantId: tenantId(),
    tokenHash: text('token_hash').notNull(),
    letterId: text('letter_id').$type<Id<'let'>>().notNull(),
    /** Where the mail went. Once the office has another address, the link works no more. */
    address: text().notNull().default(''),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    revokedFor: text('revoked_for').$type<Revocation>(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.tokenHash] }),
    index('letter_links_letter').on(t.tenantId, t.letterId),
    foreignKey({ columns: [t.tenantId, t.letterId], foreignColumns: [letters.tenantId, letters.id] }),
  ],
)

/** What pressing the button behind a link gives: for some minutes it leads one signed-in person to the letter, once. */
export const letterTickets = sqliteTable(
  'letter_tickets',
  {
    tenantId: tenantId(),
    ticketHash: text('ticket_hash').notNull(),
    tokenHash: text('token_hash').notNull(),
    endsAt: moment('ends_at').notNull(),
    usedAt: moment('used_at'),
    /** The request that used it: one whose answer was lost is sent again, and finds its own work. */
    usedIn: text('used_in'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.ticketHash] }),
    index('letter_tickets_end').on(t.tenantId, t.endsAt),
    foreignKey({ columns: [t.tenantId, t.tokenHash], foreignColumns: [letterLinks.tenantId, letterLinks.tokenHash] }),
  ],
)
