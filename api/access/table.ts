import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Id } from '../kernel/ids.ts'
import type { Role } from '../kernel/scope.ts'
import { moment, tenantId } from '../kernel/shape.ts'
import { tenants } from '../kernel/table.ts'

/** A GP office. `email` is where it is told that a reply waits. */
export const offices = sqliteTable(
  'offices',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'off'>>().notNull(),
    name: text().notNull(),
    municipality: text().notNull(),
    phone: text().notNull(),
    email: text().notNull(),
    connectedAt: moment('connected_at'),
    closedAt: moment('closed_at'),
    /** Its history goes on there. */
    mergedInto: text('merged_into').$type<Id<'off'>>(),
    /** It wants no letter at the end of a month. */
    monthLetterOff: integer('month_letter_off', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.tenantId] }),
  ],
)

/** A hospital unit that reads cases. `service` is the unit's own code. */
export const units = sqliteTable(
  'units',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'uni'>>().notNull(),
    service: text().notNull(),
    nameEn: text('name_en').notNull(),
    nameNb: text('name_nb').notNull(),
    phone: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.tenantId] }),
  ],
)

/** A person as her provider knows her. `hpr`: licence number as health personnel; without one she is no clinician here. */
export const people = sqliteTable(
  'people',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'per'>>().notNull(),
    issuer: text().notNull(),
    subject: text().notNull(),
    name: text().notNull(),
    hpr: text(),
    email: text(),
    language: text().$type<'nb' | 'en'>().notNull(),
    disabledAt: moment('disabled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('people_subject').on(t.tenantId, t.issuer, t.subject),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.tenantId] }),
  ],
)

/** What a person may be, and where: an office, a unit, or the whole tenant. */
export const memberships = sqliteTable(
  'memberships',
  {
    tenantId: tenantId(),
    personId: text('person_id').$type<Id<'per'>>().notNull(),
    party: text().$type<Id<'off'> | Id<'uni'> | Id<'ten'>>().notNull(),
    role: text().$type<Role>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId, t.party, t.role] }),
    index('memberships_party').on(t.tenantId, t.party),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [people.tenantId, people.id] }),
  ],
)

/**
 * A signed-in browser. Only the hash of its cookie is stored; for a short while after the cookie was renewed, that of
 * the one before counts too.
 */
export const sessions = sqliteTable(
  'sessions',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'ses'>>().notNull(),
    personId: text('person_id').$type<Id<'per'>>().notNull(),
    method: text().$type<'provider' | 'passkey'>().notNull(),
    /** Whose session this one hangs on, and what that provider calls its own (`sid`): what it ends, we end. */
    issuer: text(),
    sid: text(),
    /** The passkey that opened it: with that it ends. */
    passkeyId: text('passkey_id').$type<Id<'pky'>>(),
    /** How strongly the provider says she proved who she is, in its own words; of a passkey's, when that was registered. */
    level: text(),
    authenticatedAt: moment('authenticated_at').notNull(),
    startedAt: moment('started_at').notNull(),
    /** Written once a minute at most. */
    lastSeenAt: moment('last_seen_at').notNull(),
    renewedAt: moment('renewed_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    endedAt: moment('ended_at'),
    tokenHash: text('token_hash').notNull(),
    previousHash: text('previous_hash'),
    previousUntil: moment('previous_until'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('sessions_token').on(t.tenantId, t.tokenHash),
    index('sessions_previous').on(t.tenantId, t.previousHash),
    index('sessions_provider').on(t.tenantId, t.issuer, t.sid),
    index('sessions_person').on(t.tenantId, t.personId),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [people.tenantId, people.id] }),
  ],
)

/**
 * A passkey (W3C WebAuthn): the public half of a key pair. The other half is with her device, or with whoever carries her
 * passkeys from one device to another; it never comes here.
 */
export const passkeys = sqliteTable(
  'passkeys',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'pky'>>().notNull(),
    personId: text('person_id').$type<Id<'per'>>().notNull(),
    /** What she calls it. */
    name: text().notNull(),
    credentialId: text('credential_id').notNull(),
    /** As the device gave it (COSE, RFC 9052), base64url. */
    publicKey: text('public_key').notNull(),
    /** How often her device says it has signed; 0 for ever where it does not count. */
    counter: integer().notNull(),
    transports: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** How strongly the provider said she had proved who she is when she registered it. */
    level: text(),
    registeredAt: moment('registered_at').notNull(),
    lastUsedAt: moment('last_used_at'),
    removedAt: moment('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('passkeys_credential').on(t.tenantId, t.credentialId),
    index('passkeys_person').on(t.tenantId, t.personId),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [people.tenantId, people.id] }),
  ],
)

/** Public keys as a portal publishes them (RFC 7517). */
export type KeySet = { readonly keys: readonly Readonly<Record<string, unknown>>[] }

/**
 * A hospital's own system in whose pages our components run. It says who sits before it, with assertions of `issuer`
 * signed by one of its keys, which are kept here (`jwks`) or fetched where it publishes them (`jwksUri`).
 */
export const portals = sqliteTable(
  'portals',
  {
    tenantId: tenantId(),
    id: text().$type<Id<'ptl'>>().notNull(),
    name: text().notNull(),
    /** Where its pages live, to the letter. */
    origins: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Addresses of its own under which it passes calls on to us. */
    bases: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    issuer: text().notNull(),
    jwks: text({ mode: 'json' }).$type<KeySet>(),
    jwksUri: text('jwks_uri'),
    audience: text().notNull(),
    /** Whose `sub` its assertions name. */
    peopleIssuer: text('people_issuer').notNull(),
    unitIds: text('unit_ids', { mode: 'json' }).$type<readonly Id<'uni'>[]>().notNull(),
    registeredAt: moment('registered_at').notNull(),
    disabledAt: moment('disabled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    // A token request names the portal alone, before any tenant is known.
    uniqueIndex('portals_id').on(t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.tenantId] }),
  ],
)

/** Ids of assertions and proofs that were presented, until a day after they would have ended anyhow: each counts once. */
export const usedIds = sqliteTable(
  'used_ids',
  {
    tenantId: tenantId(),
    /** SHA-256 over its kind, its key and its `jti`. */
    id: text().notNull(),
    /** Which presenting wrote it: the same one, sent again after a lost answer, finds itself. */
    mark: text().notNull(),
    endsAt: moment('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), index('used_ids_end').on(t.tenantId, t.endsAt)],
)
