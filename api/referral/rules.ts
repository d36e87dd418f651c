import { looseAnswers } from '../catalogue/rules.ts'
import type { Id } from '../kernel/ids.ts'
import type { FieldProblem } from '../kernel/problem.ts'
import { prose, z } from '../kernel/shape.ts'

/** Where a referral stands. Derived from its events by `next`; stored only so that lists can be found. */
export const statuses = [
  'draft',
  'waiting',
  'decided',
  'your_turn',
  'asked',
  'replied',
  'acknowledged',
  'withdrawn',
] as const
export type Status = (typeof statuses)[number]

/** Where it has left the office for the hospital and was not taken back. */
export const sentStatuses: readonly Status[] = statuses.filter((one) => one !== 'draft' && one !== 'withdrawn')

/**
 * Where the unit has something to do. `your_turn`: the hospital asked the office for more, and its own clock runs on;
 * `asked`: the office has written since the answer.
 */
export const openStatuses = ['waiting', 'decided', 'your_turn', 'asked'] as const satisfies readonly Status[]
export const isOpen = (status: Status): boolean => (openStatuses as readonly Status[]).includes(status)

const next = {
  'draft.saved': { draft: 'draft' },
  'draft.handed': { draft: 'draft' },
  'referral.submitted': { draft: 'waiting' },
  // No unit has anything to do with it, at no time: it never stands where cases wait.
  'practice.sent': { draft: 'replied' },
  'practice.answered': { replied: 'acknowledged' },
  'referral.withdrawn': { draft: 'withdrawn', waiting: 'withdrawn', decided: 'withdrawn', your_turn: 'withdrawn' },
  'question.asked': { your_turn: 'asked', asked: 'asked', replied: 'asked', acknowledged: 'asked' },
  'case.claimed': { waiting: 'waiting', decided: 'decided', your_turn: 'your_turn', asked: 'asked' },
  'case.released': { waiting: 'waiting', decided: 'decided', your_turn: 'your_turn', asked: 'asked' },
  'case.decided': { waiting: 'decided', decided: 'decided', your_turn: 'decided', asked: 'decided' },
  'case.moved': { waiting: 'waiting', decided: 'waiting' },
  'reply.held': { decided: 'replied' },
  // Only while nobody has moved the case since the answer was held.
  'reply.undone': { replied: 'decided', your_turn: 'decided' },
  'reply.sent': { decided: 'replied' },
  // An answer that asks for more is no end: the case stays open.
  'reply.asking': { decided: 'your_turn' },
  // A held answer goes out; it moved the case when it was held. Nothing goes out about what was withdrawn.
  'reply.left': {
    waiting: 'waiting',
    decided: 'decided',
    your_turn: 'your_turn',
    asked: 'asked',
    replied: 'replied',
    acknowledged: 'acknowledged',
  },
  // Where the unit is at work on the case again, a correction of the earlier answer leaves it there.
  'reply.corrected': {
    waiting: 'waiting',
    decided: 'decided',
    your_turn: 'replied',
    asked: 'asked',
    replied: 'replied',
    acknowledged: 'replied',
  },
  'correction.asking': {
    waiting: 'waiting',
    decided: 'decided',
    your_turn: 'your_turn',
    asked: 'asked',
    replied: 'your_turn',
    acknowledged: 'your_turn',
  },
  'letter.acknowledged': {
    waiting: 'waiting',
    decided: 'decided',
    your_turn: 'your_turn',
    asked: 'asked',
    replied: 'acknowledged',
    acknowledged: 'acknowledged',
    withdrawn: 'withdrawn',
  },
} as const satisfies Record<string, Partial<Record<Status, Status>>>
export type Step = keyof typeof next

/** The status after a step, or undefined where the step is not possible. */
export const after = (status: Status, step: Step): Status | undefined =>
  (next[step] as Partial<Record<Status, Status>>)[status]

/** Whether an event leaves something to do for the unit, for those who read events alone. */
export const kindOf = (status: Status): 'open' | 'closed' => (isOpen(status) ? 'open' : 'closed')

/** Fewer cases tell nothing of how long answers take. */
const leastToTell = 10

/**
 * Within how many working days half of these cases were answered; null is one that is not. Null where half of them are not,
 * or where there are too few.
 */
export function halfAnsweredWithin(
  days: readonly (number | null)[],
): { workingDays: number; cases: number; answered: number } | null {
  const ordered = days.filter((day) => day !== null).sort((a, b) => a - b)
  const workingDays = ordered[Math.ceil(days.length / 2) - 1]
  if (days.length < leastToTell || workingDays === undefined) return null
  return { workingDays, cases: days.length, answered: ordered.length }
}

/** How long the feedback to a practice case waits, so that its last photographs can come and be judged. */
export const feedbackAfterMs = 20_000

/** What a practice case must be beside: about nobody. A real patient would wait for an answer that never comes. */
export const missingToPractise = ({ patient }: DraftContent): FieldProblem[] => {
  const known = readNationalId(patient.nationalId)
  return known && !known.synthetic
    ? [{ path: '/patient/nationalId', message: 'A practice case takes an invented patient' }]
    : []
}

/** How soon, in the words of the GP. An `emergency` is told to phone and is never sent. */
export const urgencies = ['routine', 'haster', 'pakkeforlop', 'emergency'] as const
export type Urgency = (typeof urgencies)[number]

const ranks: Readonly<Record<Urgency, number>> = { emergency: 0, haster: 1, pakkeforlop: 1, routine: 2 }
/** Smaller is sooner. `haster` and `pakkeforlop` share a rank: no source puts one before the other, so the older goes first. */
export const urgencyRank = (urgency: Urgency): number => ranks[urgency]

/** What a draft may hold; everything may be missing while it is written. */
export const draftContent = z.strictObject({
  patient: z
    .strictObject({
      nationalId: prose(20).default(''),
      name: prose(200).default(''),
      phone: prose(30).default(''),
      address: prose(300).default(''),
      nextOfKin: prose(300).default(''),
    })
    .default({ nationalId: '', name: '', phone: '', address: '', nextOfKin: '' }),
  question: prose(2000).default(''),
  questionKind: z.enum(['diagnosis', 'treatment', 'both', 'refer_or_not', 'follow_up']).nullable().default(null),
  urgency: z.enum(urgencies).default('routine'),
  suspicionReason: prose(1000).default(''),
  wouldRefer: z.enum(['yes', 'no', 'unsure']).nullable().default(null),
  answers: looseAnswers.default({}),
  consentCare: z.enum(['verbal', 'written']).nullable().default(null),
  /** The civil date on which the patient agreed to this too; null means no. */
  consentTeachingOn: z.iso.date().nullable().default(null),
  consentResearchOn: z.iso.date().nullable().default(null),
  copyToPatient: z.boolean().default(true),
})
export type DraftContent = z.infer<typeof draftContent>
export const emptyDraft: DraftContent = draftContent.parse({})

export interface NationalId {
  /** Civil date, `1958-03-14`. */
  readonly birthDate: string
  readonly sex: 'female' | 'male'
  /** Made for tests (month + 40 or + 80), belongs to nobody. */
  readonly synthetic: boolean
}

const weights1 = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
const weights2 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]
const checks = (digits: readonly number[], weights: readonly number[]): boolean =>
  weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0) % 11 === 0

/**
 * Reads a Norwegian birth number or D-number (day + 40): eleven digits, two check digits modulo 11, century from
 * the individual number (Skatteetaten). Undefined when it is none.
 */
export function readNationalId(typed: string): NationalId | undefined {
  const text = typed.replaceAll(/\s/g, '')
  if (!/^\d{11}$/.test(text)) return undefined
  const digits = Array.from(text, Number)
  if (!checks(digits, weights1) || !checks(digits, weights2)) return undefined
  const number = (from: number, to: number) => Number(text.slice(from, to))
  const day = number(0, 2) > 40 ? number(0, 2) - 40 : number(0, 2)
  const raisedMonth = number(2, 4)
  const synthetic = raisedMonth > 40
  const month = raisedMonth > 80 ? raisedMonth - 80 : raisedMonth > 40 ? raisedMonth - 40 : raisedMonth
  const century = centuryOf(number(4, 6), number(6, 9))
  if (century === undefined) return undefined
  const year = century + number(4, 6)
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return { birthDate: date.toISOString().slice(0, 10), sex: number(8, 9) % 2 === 0 ? 'female' : 'male', synthetic }
}

function centuryOf(year: number, individual: number): number | undefined {
  if (individual < 500) return 1900
  if (individual < 750 && year >= 54) return 1800
  if (individual >= 900 && year >= 40) return 1900
  return year < 40 ? 2000 : undefined
}

/** Whole years at `now`. */
export function ageAt(birthDate: string, now: Date): number {
  const today = now.toISOString().slice(0, 10)
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** What must stand there before staff leave a draft to a doctor: who it is, and that she agreed. */
export const missingToHand = (draft: DraftContent): FieldProblem[] =>
  missing(draft).filter(({ path }) => path.startsWith('/patient/') || path === '/consentCare')

/** What is still missing before the referral can be sent, beside the questionnaire's own answers. */
export function missing(draft: DraftContent): FieldProblem[] {
  const needs: [boolean, string, string][] = [
    [readNationalId(draft.patient.nationalId) === undefined, '/patient/nationalId', 'Eleven digits that fit together'],
    [draft.patient.name.trim() === '', '/patient/name', 'Please give the name'],
    [draft.question.trim() === '', '/question', 'Please ask your question'],
    [draft.questionKind === null, '/questionKind', 'Please choose'],
    [draft.wouldRefer === null, '/wouldRefer', 'Please choose'],
    [draft.consentCare === null, '/consentCare', 'The patient must have agreed'],
    [
      draft.urgency === 'pakkeforlop' && draft.suspicionReason.trim() === '',
      '/suspicionReason',
      'Say what the suspicion rests on',
    ],
  ]
  return needs.filter(([lacks]) => lacks).map(([, path, message]) => ({ path, message }))
}

/** One letter a referral, so its id follows from the referral's: a repeated reaction finds the same letter. */
export const letterId = (referralId: Id<'ref'>): Id<'let'> => `let_${referralId.slice(4)}`
