import type { people } from '../access/table.ts'
import { type Glass, presentGlass } from '../glass/present.ts'
import { type Bilingual, iso } from '../kernel/shape.ts'
import { type Parties, presentReferral, type Referral } from '../referral/present.ts'
import type { questions } from '../referral/table.ts'
import type { Case, DecisionOut, EarlierCase, ListedCase } from './contract.ts'
import { calendarAt, type Days, isOverdue, laneOf } from './rules.ts'
import type { claims, decisions } from './table.ts'

type Person = Pick<typeof people.$inferSelect, 'id' | 'name'>
export type Claim = typeof claims.$inferSelect
/** A referral that reached a unit. */
export type Received = Referral & { readonly receivedAt: Date }
/** What a row of a list is made of, and no more. */
export const listedColumns = [
  'id',
  'caseNumber',
  'officeId',
  'pack',
  'packVersion',
  'questionnaire',
  'content',
  'status',
  'urgency',
  'urgencyRank',
  'receivedAt',
  'answeredAt',
] as const satisfies readonly (keyof Referral)[]
export type Listed = Pick<Received, (typeof listedColumns)[number]>
type Decision = typeof decisions.$inferSelect

const named = (id: Person['id'], known: readonly Person[]) => ({ id, name: known.find((p) => p.id === id)?.name ?? '' })

const presentClock = (receivedAt: Date, { dueAt, left, day }: Days, now: Date): Case['clock'] => ({
  receivedAt: iso(receivedAt),
  dueAt: iso(dueAt),
  workingDaysLeft: left,
  day,
  overdue: isOverdue(now, dueAt),
})

const presentClaim = (claim: Claim | undefined, known: readonly Person[]): Case['claim'] =>
  claim ? { by: named(claim.personId, known), at: iso(claim.claimedAt) } : null

export const presentDecision = (row: Decision, known: readonly Person[]): DecisionOut => ({
  id: row.id,
  disposition: row.disposition,
  latestDate: row.latestDate,
  weeks: row.weeks,
  reason: row.reason,
  handover: row.handoverAt && { to: row.handoverTo, at: iso(row.handoverAt) },
  toUnitId: row.toUnitId,
  decidedBy: named(row.decidedBy, known),
  decidedAt: iso(row.decidedAt),
})

export interface Beside {
  readonly patient: Case['referral']['patient']
  readonly office: string
  readonly about: Bilingual
  readonly images: number
  readonly weakImages: number
  readonly earlier: number
  readonly hasNews: boolean
  readonly answered: boolean
  readonly thumbnail: ListedCase['thumbnail']
  readonly claim: Claim | undefined
  readonly days: Days
}

export function presentListed(row: Listed, beside: Beside, known: readonly Person[], now: Date): ListedCase {
  return {
    id: row.id,
    caseNumber: row.caseNumber,
    status: row.status,
    lane: beside.answered
      ? 'news'
      : laneOf({ urgency: row.urgency, daysLeft: beside.days.left, hasNews: beside.hasNews }),
    urgency: row.urgency,
    question: row.content.question,
    patient: beside.patient && { age: beside.patient.age, sex: beside.patient.sex },
    office: beside.office,
    about: beside.about,
    images: beside.images,
    weakImages: beside.weakImages,
    earlier: beside.earlier,
    thumbnail: beside.thumbnail,
    clock: presentClock(row.receivedAt, beside.days, now),
    answered: beside.answered,
    claim: presentClaim(beside.claim, known),
  }
}

interface Known {
  readonly claim: Claim | undefined
  readonly decided: readonly Decision[]
  readonly known: readonly Person[]
  readonly earlier: readonly Received[]
  readonly asked: readonly (typeof questions.$inferSelect)[]
  readonly glass: Glass | undefined
}

const presentEarlier = (row: Received): EarlierCase => ({
  id: row.id,
  caseNumber: row.caseNumber,
  status: row.status,
  question: row.content.question,
  receivedAt: iso(row.receivedAt),
})

export const presentCase = (
  row: Received,
  parties: Parties,
  { claim, decided, known, earlier, asked, glass }: Known,
  revision: number,
  now: Date,
): Case => ({
  referral: presentReferral(row, parties, revision, now),
  clock: presentClock(row.receivedAt, calendarAt(now)(row.receivedAt), now),
  claim: presentClaim(claim, known),
  decisions: decided.map((one) => presentDecision(one, known)),
  questions: asked.map((one) => ({
    id: one.id,
    text: one.text,
    askedBy: named(one.askedBy, known),
    askedAt: iso(one.askedAt),
  })),
  earlier: earlier.map(presentEarlier),
  glass: glass ? presentGlass(glass, now) : null,
})
