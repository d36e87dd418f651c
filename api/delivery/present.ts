import type { people, units } from '../access/table.ts'
import type { Actor } from '../kernel/scope.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import type { Referral } from '../referral/present.ts'
import type { decisions } from '../triage/table.ts'
import type { Letter, LetterCover, ListedLetter } from './contract.ts'
import { mayOpen } from './rules.ts'
import type { letters } from './table.ts'

export interface Around {
  readonly referral: Referral
  readonly unit: typeof units.$inferSelect
  readonly addressee: typeof people.$inferSelect
}

export const presentCover = (
  row: typeof letters.$inferSelect,
  { referral, unit, addressee }: Around,
  asker: Actor,
): LetterCover => ({
  id: row.id,
  referralId: row.referralId,
  caseNumber: referral.caseNumber,
  unit: { en: unit.nameEn, nb: unit.nameNb },
  addressee: { id: addressee.id, name: addressee.name },
  arrivedAt: iso(row.arrivedAt),
  openedAt: isoOrNull(row.openedAt),
  acknowledgedAt: isoOrNull(row.acknowledgedAt),
  mayOpen: mayOpen({ id: asker.personId, clinician: asker.clinician }, row.addresseeId),
})

export const presentListedLetter = (row: typeof letters.$inferSelect, around: Around, asker: Actor): ListedLetter => ({
  ...presentCover(row, around, asker),
  patientName: around.referral.content.patient.name,
  question: around.referral.content.question,
})

export const presentOutcome = (row: typeof decisions.$inferSelect | undefined): Letter['decision'] =>
  row ? { disposition: row.disposition, latestDate: row.latestDate, weeks: row.weeks, reason: row.reason } : null
