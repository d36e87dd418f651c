import type { offices, people, units } from '../access/table.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import type { ListedReferral, ReferralOut } from './contract.ts'
import { ageAt, type DraftContent, readNationalId } from './rules.ts'
import type { referrals } from './table.ts'

export type Referral = typeof referrals.$inferSelect
export interface Parties {
  readonly office: typeof offices.$inferSelect
  readonly unit: typeof units.$inferSelect
  readonly referrer: typeof people.$inferSelect
}

/** Birth date, sex and age as the birth number tells, or null. */
export function presentPatient(content: DraftContent, now: Date): ReferralOut['patient'] {
  const known = readNationalId(content.patient.nationalId)
  return known ? { birthDate: known.birthDate, age: ageAt(known.birthDate, now), sex: known.sex } : null
}

export const presentContent = (content: DraftContent): ReferralOut['content'] => ({
  patient: { nationalId: content.patient.nationalId, name: content.patient.name, phone: content.patient.phone },
  question: content.question,
  questionKind: content.questionKind,
  urgency: content.urgency,
  suspicionReason: content.suspicionReason,
  wouldRefer: content.wouldRefer,
  answers: content.answers,
  consentCare: content.consentCare,
})

export const presentReferral = (row: Referral, parties: Parties, revision: number, now: Date): ReferralOut => ({
  id: row.id,
  caseNumber: row.caseNumber,
  status: row.status,
  revision,
  office: { id: parties.office.id, name: parties.office.name, phone: parties.office.phone },
  unit: { id: parties.unit.id, name: { en: parties.unit.nameEn, nb: parties.unit.nameNb }, phone: parties.unit.phone },
  referrer: { id: parties.referrer.id, name: parties.referrer.name },
  questionnaire: { pack: row.pack, version: row.packVersion, id: row.questionnaire },
  content: presentContent(row.content),
  patient: presentPatient(row.content, now),
  startedAt: iso(row.startedAt),
  receivedAt: isoOrNull(row.receivedAt),
})

export const presentListed = (row: Referral, unit: typeof units.$inferSelect | undefined): ListedReferral => ({
  id: row.id,
  caseNumber: row.caseNumber,
  status: row.status,
  patientName: row.content.patient.name,
  question: row.content.question,
  unit: { en: unit?.nameEn ?? '', nb: unit?.nameNb ?? '' },
  changedAt: iso(row.changedAt),
  receivedAt: isoOrNull(row.receivedAt),
})
