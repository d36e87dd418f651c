import type { offices, units } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { iso } from '../kernel/shape.ts'
import { workingDaysBetween } from '../kernel/working-days.ts'
import type { Contact } from '../office/present.ts'
import type { Refusal } from '../ports/imaging.ts'
import type { TodayRow } from './contract.ts'
import type { Waiting } from './rules.ts'
import type { MatterKind } from './table.ts'

type Office = typeof offices.$inferSelect
/** What was noted of each office, oldest first. */
export type Contacts = ReadonlyMap<string, readonly Contact[]>

/** Something that waits for somebody. */
export interface Matter {
  readonly kind: MatterKind | 'glass'
  readonly reason: TodayRow['reason']
  readonly referralId: Id<'ref'> | null
  readonly officeId: Id<'off'> | null
  readonly unitId: Id<'uni'> | null
  readonly imageId?: Id<'img'> | undefined
  readonly since: Date
  readonly count: number
}

export interface Around {
  readonly offices: readonly Office[]
  readonly units: readonly (typeof units.$inferSelect)[]
  readonly caseNumbers: ReadonlyMap<string, string>
  /** Why photographs cannot be shown, by their ids. */
  readonly refusals: ReadonlyMap<string, Refusal | null>
  readonly contacts: Contacts
}

const kinds = {
  case: 'deadline',
  reply: 'unopened',
  mail: 'mail',
  image: 'image',
  altered: 'image',
  infected: 'image',
  held: 'image',
  glass: 'glass',
} as const

const named = (office: Office | undefined): TodayRow['office'] => (office ? { id: office.id, name: office.name } : null)
const byPhone = (office: Office | undefined): TodayRow['ring'] =>
  office ? { name: { en: office.name, nb: office.name }, phone: office.phone } : null

/** For a case near its deadline the unit is rung, for everything else the office. */
export function presentMatter(matter: Matter, around: Around, now: Date): TodayRow {
  const office = around.offices.find(({ id }) => id === matter.officeId)
  const unit = matter.kind === 'case' ? around.units.find(({ id }) => id === matter.unitId) : undefined
  return {
    kind: kinds[matter.kind],
    office: named(office),
    ring: unit ? { name: { en: unit.nameEn, nb: unit.nameNb }, phone: unit.phone } : byPhone(office),
    caseNumber: (matter.referralId && around.caseNumbers.get(matter.referralId)) ?? null,
    reason: matter.reason,
    image: matter.imageId ? { id: matter.imageId, code: around.refusals.get(matter.imageId) ?? null } : null,
    since: iso(matter.since),
    count: matter.count,
    days: matter.kind === 'case' ? workingDaysBetween(matter.since, now) : null,
    lastContact: office ? presentLast(around.contacts.get(office.id)) : null,
  }
}

function presentLast(contacts: readonly Contact[] | undefined): TodayRow['lastContact'] {
  const last = contacts?.at(-1)
  return last ? { kind: last.kind, reason: last.reason, sentence: last.sentence, at: iso(last.madeAt) } : null
}

/** An office that has something to wait for, and who answers for it there. */
export interface OfficeWaiting {
  readonly office: Office
  readonly owner: string | null
  readonly waiting: Waiting
}

/** Whoever answers for it at the office is rung; who has left cannot be. */
export function presentWaiting({ office, owner, waiting }: OfficeWaiting, contacts: Contacts): TodayRow {
  const { kind, since, days, reason } = waiting
  const whom = owner && reason !== 'owner' ? `${owner}, ${office.name}` : office.name
  return {
    kind,
    office: named(office),
    ring: { name: { en: whom, nb: whom }, phone: office.phone },
    caseNumber: null,
    reason,
    image: null,
    since,
    count: 1,
    days,
    lastContact: presentLast(contacts.get(office.id)),
  }
}
