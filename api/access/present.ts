import type { tenants } from '../kernel/table.ts'
import type { Session, Unit } from './contract.ts'
import type { offices, people, units } from './table.ts'

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
  person: { id: person.id, name: person.name, clinician: person.hpr !== null, language: person.language },
  hospital: { name: { en: tenant.nameEn, nb: tenant.nameNb }, phone: tenant.phone },
  roles: [...new Set(roles)],
  offices: ofOffices.map(presentOffice),
  units: ofUnits.map(presentUnit),
})
