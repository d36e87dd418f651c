import type { offices, units } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { iso } from '../kernel/shape.ts'
import { workingDaysBetween } from '../kernel/working-days.ts'
import type { Refusal } from '../ports/imaging.ts'
import type { TodayRow } from './contract.ts'
import type { Silence } from './rules.ts'
import type { MatterKind } from './table.ts'

type Office = typeof offices.$inferSelect

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
  }
}

export const presentSilence = ({ office, silence }: { office: Office; silence: Silence }): TodayRow => ({
  kind: silence.kind,
  office: named(office),
  ring: byPhone(office),
  caseNumber: null,
  reason: null,
  image: null,
  since: silence.since,
  count: 1,
  days: silence.days,
})
