import type { people } from '../access/table.ts'
import { iso } from '../kernel/shape.ts'
import { type Parties, presentPatient, presentReferral, type Referral } from '../referral/present.ts'
import type { Case, DecisionOut, ListedCase } from './contract.ts'
import { dayOf, dueAt, isOverdue, laneOf, workingDaysLeft } from './rules.ts'
import type { claims, decisions } from './table.ts'

type Person = typeof people.$inferSelect
export type Claim = typeof claims.$inferSelect
type Decision = typeof decisions.$inferSelect

const named = (id: Person['id'], known: readonly Person[]) => ({ id, name: known.find((p) => p.id === id)?.name ?? '' })

export function presentClock(receivedAt: Date, now: Date): Case['clock'] {
  const due = dueAt(receivedAt)
  return {
    receivedAt: iso(receivedAt),
    dueAt: iso(due),
    workingDaysLeft: workingDaysLeft(now, due),
    day: dayOf(now, receivedAt),
    overdue: isOverdue(now, due),
  }
}

const presentClaim = (claim: Claim | undefined, known: readonly Person[]): Case['claim'] =>
  claim ? { by: named(claim.personId, known), at: iso(claim.claimedAt) } : null

export const presentDecision = (row: Decision, known: readonly Person[]): DecisionOut => ({
  id: row.id,
  disposition: row.disposition,
  latestDate: row.latestDate,
  weeks: row.weeks,
  reason: row.reason,
  handover: row.handoverAt && { to: row.handoverTo, at: iso(row.handoverAt) },
  decidedBy: named(row.decidedBy, known),
  decidedAt: iso(row.decidedAt),
})

export interface Beside {
  readonly office: string
  readonly images: number
  readonly thumbnail: ListedCase['thumbnail']
  readonly claim: Claim | undefined
}

export function presentListed(
  row: Referral & { receivedAt: Date },
  beside: Beside,
  known: readonly Person[],
  now: Date,
): ListedCase {
  const patient = presentPatient(row.content, now)
  return {
    id: row.id,
    caseNumber: row.caseNumber,
    status: row.status,
    lane: laneOf({ urgency: row.urgency, dueAt: dueAt(row.receivedAt) }, now),
    urgency: row.urgency,
    question: row.content.question,
    patient: patient && { age: patient.age, sex: patient.sex },
    office: beside.office,
    images: beside.images,
    thumbnail: beside.thumbnail,
    clock: presentClock(row.receivedAt, now),
    claim: presentClaim(beside.claim, known),
  }
}

export const presentCase = (
  row: Referral & { receivedAt: Date },
  parties: Parties,
  { claim, decided, known }: { claim: Claim | undefined; decided: readonly Decision[]; known: readonly Person[] },
  revision: number,
  now: Date,
): Case => ({
  referral: presentReferral(row, parties, revision, now),
  clock: presentClock(row.receivedAt, now),
  claim: presentClaim(claim, known),
  decisions: decided.map((one) => presentDecision(one, known)),
})
