import { looseAnswers } from '../catalogue/rules.ts'
import { prose, z } from '../kernel/shape.ts'

export const certainties = ['certain', 'probable', 'possible', 'cannot_tell'] as const

export const answerFields = z.strictObject({
  description: prose(5000).default(''),
  diagnosis: z
    .strictObject({ text: prose(500).default(''), code: prose(20).default('') })
    .default({ text: '', code: '' }),
  certainty: z.enum(certainties),
  textToGp: prose(10_000).refine((text) => text.trim() !== '', 'Please write a sentence'),
  textToPatient: prose(10_000).default(''),
  /** One line a drug: name, strength, where, how often, how long. */
  treatment: prose(4000).default(''),
  /** What the GP can take from this case to the next one. */
  teachingPoint: prose(2000).default(''),
  /** To what the pack of the referral asks in its reply sections, by question. */
  answers: looseAnswers.default({}),
})
/** The specialist's answer. The smallest one is a sentence to the GP and a diagnosis, or that none can be told. */
export type Answer = z.infer<typeof answerFields>

export const isNamed = ({ diagnosis, certainty }: Pick<Answer, 'diagnosis' | 'certainty'>): boolean =>
  certainty === 'cannot_tell' || diagnosis.text.trim() !== ''
export const unnamed = { path: ['diagnosis', 'text'], message: 'Name a diagnosis, or choose “cannot tell”' }

/** What every answer has, whatever the pack asks beside it. */
export type OwnFields = Omit<Answer, 'answers'>

/** The answer's own fields alone, without what was said about sending it. */
export const answerOf = (sent: Answer): OwnFields => ({
  description: sent.description,
  diagnosis: sent.diagnosis,
  certainty: sent.certainty,
  textToGp: sent.textToGp,
  textToPatient: sent.textToPatient,
  treatment: sent.treatment,
  teachingPoint: sent.teachingPoint,
})

/** Seconds that an answer may be held back at most, so that its sender can undo it. */
export const longestHold = 60

/** Whether a held answer may still be taken back: until its moment has come, and not longer. */
export const mayUndo = (heldUntil: Date | null, now: Date): boolean => heldUntil !== null && now < heldUntil

/** What left about a case, as far as it tells whether the case is answered. */
export interface Given {
  readonly id: string
  readonly corrects: string | null
  /** For more, before there can be an answer. */
  readonly asks: boolean
}

/** The first answer that still stands, of all that left about a case in order: it does not ask for more, nor does what it was corrected into. */
export function firstStanding<A extends Given>(given: readonly A[]): A | undefined {
  const stands = (one: Given): boolean => !one.asks && given.every((next) => next.corrects !== one.id || stands(next))
  return given.find(stands)
}
