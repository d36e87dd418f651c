import { iso, isoOrNull } from '../kernel/shape.ts'
import type { tenants } from '../kernel/table.ts'
import type { Closing, PasskeyOut, PersonOut, PortalOut, Session, Unit } from './contract.ts'
import type { memberships, offices, passkeys, people, portals, units } from './table.ts'

type Row<T extends { $inferSelect: unknown }> = T['$inferSelect']

export const presentUnit = (row: Row<typeof units>): Unit => ({
  id: row.id,
  service: row.service,
  name: { en: row.nameEn, nb: row.nameNb },
  phone: row.phone,
})

export const presentOffice = (row: Row<typeof offices>) => ({ id: row.id, name: row.name, phone: row.phone })

export const presentSession = (
  person: Row<typeof people>,
  tenant: Row<typeof tenants>,
  roles: readonly string[],
  ofOffices: readonly Row<typeof offices>[],
  ofUnits: readonly Row<typeof units>[],
): Session => ({
  person: {
    id: person.id,
    name: person.name,
    clinician: person.hpr !== null,
    hpr: person.hpr,
    language: person.language,
  },
  hospital: { name: { en: tenant.nameEn, nb: tenant.nameNb }, phone: tenant.phone },
  roles: [...new Set(roles)],
  offices: ofOffices.map(presentOffice),
  units: ofUnits.map(presentUnit),
})

export const presentPerson = (
  row: Row<typeof people>,
  roles: readonly Pick<Row<typeof memberships>, 'party' | 'role'>[],
): PersonOut => ({
  id: row.id,
  name: row.name,
  hpr: row.hpr,
  disabledAt: isoOrNull(row.disabledAt),
  memberships: roles.map(({ party, role }) => ({ party, role })),
})

export const presentClosing = (row: Row<typeof offices>): Closing => ({
  id: row.id,
  name: row.name,
  closedAt: isoOrNull(row.closedAt),
})

export const presentPasskey = (row: Row<typeof passkeys>): PasskeyOut => ({
  id: row.id,
  name: row.name,
  registeredAt: iso(row.registeredAt),
  lastUsedAt: isoOrNull(row.lastUsedAt),
})

export type Portal = Row<typeof portals>
/** What a portal's people must paste where; it depends on the bundle as well. */
export type Guide = Pick<PortalOut, 'installations' | 'tokenCall'>

export const presentPortal = (row: Portal, revision: number, guide: Guide): PortalOut => ({
  id: row.id,
  revision,
  name: row.name,
  origins: [...row.origins],
  bases: [...row.bases],
  issuer: row.issuer,
  jwks: row.jwks && { keys: [...row.jwks.keys] },
  jwksUri: row.jwksUri,
  audience: row.audience,
  peopleIssuer: row.peopleIssuer,
  unitIds: [...row.unitIds],
  registeredAt: iso(row.registeredAt),
  disabledAt: isoOrNull(row.disabledAt),
  installations: guide.installations,
  tokenCall: guide.tokenCall,
})
