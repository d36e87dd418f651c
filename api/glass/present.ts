import type { people, units } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { iso } from '../kernel/shape.ts'
import type { Referral } from '../referral/present.ts'
import type { GlassBreak, GlassOut, ListedGlassBreak } from './contract.ts'
import type { glassBreaks } from './table.ts'

export type Glass = typeof glassBreaks.$inferSelect
type Person = Pick<typeof people.$inferSelect, 'id' | 'name' | 'hpr'>
type Case = Pick<Referral, 'id' | 'caseNumber' | 'unitId'>

export const presentGlass = (row: Glass, now: Date): GlassOut => ({
  id: row.id,
  emergency: row.emergency,
  why: row.why,
  brokenAt: iso(row.brokenAt),
  endsAt: iso(row.endsAt),
  secondsLeft: Math.max(0, Math.ceil((row.endsAt.getTime() - now.getTime()) / 1_000)),
})

export const presentGlassBreak = (row: Glass): GlassBreak => ({
  id: row.id,
  referralId: row.referralId,
  emergency: row.emergency,
  why: row.why,
  brokenAt: iso(row.brokenAt),
  endsAt: iso(row.endsAt),
})

export interface Around {
  readonly cases: readonly Case[]
  readonly units: readonly (typeof units.$inferSelect)[]
  readonly people: readonly Person[]
}

export function presentListed(
  row: Glass,
  { cases, units, people }: Around,
  asker: Id<'per'> | 'system',
): ListedGlassBreak {
  const named = (id: Id<'per'> | null) => {
    const person = people.find((one) => one.id === id)
    return { name: person?.name ?? '', hpr: person?.hpr ?? null }
  }
  const about = cases.find(({ id }) => id === row.referralId)
  const unit = units.find(({ id }) => id === about?.unitId)
  return {
    id: row.id,
    emergency: row.emergency,
    why: row.why,
    brokenAt: iso(row.brokenAt),
    endsAt: iso(row.endsAt),
    by: named(row.personId),
    caseNumber: about?.caseNumber ?? '',
    unit: { en: unit?.nameEn ?? '', nb: unit?.nameNb ?? '' },
    review:
      row.reviewedAt && row.outcome
        ? { outcome: row.outcome, note: row.note ?? '', by: named(row.reviewedBy), at: iso(row.reviewedAt) }
        : null,
    own: row.personId === asker,
  }
}
