import type { offices, people, units } from '../access/table.ts'
import { iso, isoOrNull } from '../kernel/shape.ts'
import { dueAt, osloDate } from '../kernel/working-days.ts'
import type { AnswersLately, ListedReferral, QuestionOut, ReferralOut } from './contract.ts'
import { ageAt, type DraftContent, readNationalId } from './rules.ts'
import type { questions, referrals } from './table.ts'

export type Referral = typeof referrals.$inferSelect
export type Question = typeof questions.$inferSelect
type Person = typeof people.$inferSelect
export interface Parties {
  readonly office: typeof offices.$inferSelect
  readonly unit: typeof units.$inferSelect
  readonly referrer: Person
  /** What the office asked after an answer, oldest first, and who is named in it or handed the draft over. */
  readonly asked: readonly Question[]
  readonly named: readonly Person[]
}

const nameOf = (id: Person['id'], known: readonly Person[]): string => known.find((one) => one.id === id)?.name ?? ''

export const presentQuestion = (row: Question, known: readonly Person[]): QuestionOut => ({
  id: row.id,
  text: row.text,
  askedBy: { id: row.askedBy, name: nameOf(row.askedBy, known) },
  askedAt: iso(row.askedAt),
})

const presentHanded = ({ handedAt, handedBy }: Referral, known: readonly Person[]): ReferralOut['handed'] =>
  handedAt && handedBy ? { by: nameOf(handedBy, known), at: iso(handedAt) } : null

const expectedBy = ({ receivedAt }: Referral): string | null => (receivedAt ? osloDate(dueAt(receivedAt)) : null)

/** Birth date, sex and age as the birth number tells, or null. */
export function presentPatient(content: DraftContent, now: Date): ReferralOut['patient'] {
  const known = readNationalId(content.patient.nationalId)
  return known ? { birthDate: known.birthDate, age: ageAt(known.birthDate, now), sex: known.sex } : null
}

export const presentPerson = (patient: DraftContent['patient']): ReferralOut['content']['patient'] => ({
  nationalId: patient.nationalId,
  name: patient.name,
  phone: patient.phone,
  address: patient.address,
  nextOfKin: patient.nextOfKin,
})

export const presentContent = (content: DraftContent): ReferralOut['content'] => ({
  patient: presentPerson(content.patient),
  question: content.question,
  questionKind: content.questionKind,
  urgency: content.urgency,
  suspicionReason: content.suspicionReason,
  wouldRefer: content.wouldRefer,
  answers: content.answers,
  consentCare: content.consentCare,
  consentTeachingOn: content.consentTeachingOn,
  consentResearchOn: content.consentResearchOn,
  copyToPatient: content.copyToPatient,
})

export const presentReferral = (
  row: Referral,
  parties: Parties,
  revision: number,
  now: Date,
  lately: AnswersLately | null = null,
): ReferralOut => ({
  id: row.id,
  caseNumber: row.caseNumber,
  status: row.status,
  practice: row.isPractice,
  revision,
  office: {
    id: parties.office.id,
    name: parties.office.name,
    phone: parties.office.phone,
    replyAddress: parties.office.email,
  },
  unit: { id: parties.unit.id, name: { en: parties.unit.nameEn, nb: parties.unit.nameNb }, phone: parties.unit.phone },
  referrer: { id: parties.referrer.id, name: parties.referrer.name, hpr: parties.referrer.hpr },
  questionnaire: { pack: row.pack, version: row.packVersion, id: row.questionnaire },
  content: presentContent(row.content),
  patient: presentPatient(row.content, now),
  startedAt: iso(row.startedAt),
  receivedAt: isoOrNull(row.receivedAt),
  answerExpectedBy: expectedBy(row),
  answersLately: lately,
  handed: presentHanded(row, parties.named),
  questions: parties.asked.map((one) => presentQuestion(one, parties.named)),
})

export const presentListed = (
  row: Referral,
  unit: typeof units.$inferSelect | undefined,
  known: readonly Person[],
  lately: AnswersLately | null,
): ListedReferral => ({
  id: row.id,
  caseNumber: row.caseNumber,
  status: row.status,
  practice: row.isPractice,
  patientName: row.content.patient.name,
  question: row.content.question,
  unit: { en: unit?.nameEn ?? '', nb: unit?.nameNb ?? '' },
  changedAt: iso(row.changedAt),
  receivedAt: isoOrNull(row.receivedAt),
  answerExpectedBy: expectedBy(row),
  answersLately: lately,
  handed: presentHanded(row, known),
})
