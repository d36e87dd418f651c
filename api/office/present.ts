import type { offices, people } from '../access/table.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import type { ContactOut, OfficeProfile, ProfileOut, ProfileVersion } from './contract.ts'
import { type About, abouts, emptyProfile, type Profile } from './rules.ts'
import type { officeContacts, officeProfiles } from './table.ts'

type Office = typeof offices.$inferSelect
type Person = Pick<typeof people.$inferSelect, 'id' | 'name'>
export type Version = typeof officeProfiles.$inferSelect
export type Contact = typeof officeContacts.$inferSelect

/** What came with the office has nobody's name. */
const nameOf = (id: string, known: readonly Person[]): string | null => known.find((one) => one.id === id)?.name ?? null

const presentContent = ({ equipment, people, onboarding, ages, ...rest }: Profile): ProfileOut => ({
  listSize: rest.listSize,
  ages: ages && { under18: ages.under18, over66: ages.over66 },
  gps: rest.gps,
  staff: rest.staff,
  setting: rest.setting,
  travelMinutes: rest.travelMinutes,
  travelKilometres: rest.travelKilometres,
  equipment: equipment.map(({ kind, what, deliveredOn, connectedOn, isWorking, place }) => ({
    kind,
    what,
    deliveredOn,
    connectedOn,
    isWorking,
    place,
  })),
  people: people.map(({ name, role, personId }) => ({ name, role, personId: personId as `per_${string}` | null })),
  payment: rest.payment,
  owner: rest.owner,
  photographer: rest.photographer,
  onboarding: {
    localProblem: onboarding.localProblem,
    benefit: onboarding.benefit,
    politicalAndMedical: onboarding.politicalAndMedical,
    promoters: onboarding.promoters,
    organisationAndTechnology: onboarding.organisationAndTechnology,
    futureOperation: onboarding.futureOperation,
  },
})

export const presentVersion = (row: Version, known: readonly Person[]): ProfileVersion => ({
  version: row.version,
  by: nameOf(row.madeBy, known),
  at: iso(row.madeAt),
  profile: presentContent(row.content),
})

export const presentProfile = (office: Office, row: Version | undefined, known: readonly Person[]): OfficeProfile => ({
  office: {
    id: office.id,
    name: office.name,
    municipality: office.municipality,
    phone: office.phone,
    connectedAt: isoOrNull(office.connectedAt),
    closedAt: isoOrNull(office.closedAt),
  },
  ...(row ? presentVersion(row, known) : { version: 0, by: null, at: null, profile: presentContent(emptyProfile) }),
})

export const presentContact = (row: Contact, known: readonly Person[]): ContactOut => ({
  id: row.id,
  officeId: row.officeId,
  kind: row.kind,
  about: abouts.find((one): one is About => one === row.about) ?? null,
  reason: row.reason,
  sentence: row.sentence,
  nextOn: row.nextOn,
  by: nameOf(row.madeBy, known),
  at: iso(row.madeAt),
})
