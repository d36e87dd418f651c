import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { offices } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { moment, tenantId } from '../kernel/shape.ts'
import type { ContactKind, ContactReason, Profile } from './rules.ts'

const officeId = () => text('office_id').$type<Id<'off'>>().notNull()
const madeBy = () => text('made_by').$type<Id<'per'> | 'system'>().notNull()
const madeAt = () => moment('made_at').notNull()

/** What an office is like, as somebody entered it. Each entry is a row of its own; the highest version holds. */
export const officeProfiles = sqliteTable(
  'office_profiles',
  {
    tenantId: tenantId(),
    officeId: officeId(),
    version: integer().notNull(),
    content: text({ mode: 'json' }).$type<Profile>().notNull(),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.officeId, t.version] }),
    foreignKey({ columns: [t.tenantId, t.officeId], foreignColumns: [offices.tenantId, offices.id] }),
  ],
)

/** What was done for an office, and what it said: a call, a visit, a training; or that a row of today's list can wait. */
export const officeContacts = sqliteTable(
  'office_contacts',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'con'>>().notNull(),
    officeId: officeId(),
    kind: text().$type<ContactKind>().notNull(),
    /** What it was about: the kind of a row of today's list; null where it was about none. */
    about: text(),
    /** Why the office does not use it, as it said. */
    reason: text().$type<ContactReason>(),
    sentence: text().notNull(),
    /** Civil date on which it is to be looked at again. */
    nextOn: text('next_on'),
    madeBy: madeBy(),
    madeAt: madeAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('office_contacts_office').on(t.tenantId, t.officeId, t.madeAt),
    foreignKey({ columns: [t.tenantId, t.officeId], foreignColumns: [offices.tenantId, offices.id] }),
  ],
)
