import type { FieldProblem } from '../kernel/problem.ts'
import { bilingual, prose, z } from '../kernel/shape.ts'

/** Names inside a pack: letters, digits and hyphens, as in `close-up` or `largestMm`. */
const name = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,63}$/, 'Letters, digits and hyphens, beginning with a letter')
const code = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,63}$/)
export const packVersion = z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'A version like 1.0.0')
export const packId = z.string().regex(/^[a-z][a-z0-9-]{1,63}$/, 'Lower-case letters, digits and hyphens')

const choice = z.strictObject({ code, label: bilingual() })
const askBase = {
  id: name,
  label: bilingual(),
  hint: bilingual(1000).optional(),
  required: z.boolean().default(false),
  /** Asked only where another question has this answer. */
  when: z.strictObject({ ask: name, equals: code }).optional(),
  /** Where on the GP's page it stands: with the place on the body, with the findings, or folded away. */
  part: z.enum(['where', 'findings', 'more']).optional(),
}
/** What a draft begins with, in sight and to be changed: for what is nearly always the same. */
const initial = code.optional()
const choices = z.array(choice).min(1).max(60)
const ask = z.discriminatedUnion('type', [
  z.strictObject({ ...askBase, type: z.literal('choice'), choices, initial }),
  z.strictObject({ ...askBase, type: z.literal('choices'), choices, exclusive: code.optional() }),
  z.strictObject({
    ...askBase,
    type: z.literal('number'),
    unit: z.string().max(20).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ ...askBase, type: z.literal('text'), maxLength: z.number().int().min(1).max(10_000).optional() }),
  /** Those with the same group are asked together, and one tap says no to all of them. */
  z.strictObject({ ...askBase, type: z.literal('ynu'), group: name.optional() }),
  /** How long: an ISO 8601 duration of one number and one unit, like `P3M`. */
  z.strictObject({ ...askBase, type: z.literal('duration') }),
])
export type Ask = z.infer<typeof ask>

const unique =
  <T>(of: (item: T) => string) =>
  (items: T[]) =>
    new Set(items.map(of)).size === items.length

const questionnaire = z
  .strictObject({
    id: name,
    title: bilingual(),
    /** The service code of the units that read it. */
    service: code,
    asks: z
      .array(ask)
      .max(120)
      .refine(
        unique((a: Ask) => a.id),
        'Two questions have one id',
      ),
    /** What the groups of yes-or-no questions are called. */
    groups: z
      .array(z.strictObject({ id: name, label: bilingual() }))
      .max(20)
      .optional(),
    views: z
      .array(
        z.strictObject({
          view: code,
          label: bilingual(),
          required: z.boolean().default(false),
          /** How many of a required view are wanted. */
          least: z.number().int().min(1).max(5).optional(),
        }),
      )
      .max(20),
  })
  .superRefine(({ asks, groups = [] }, c) => {
    asks.forEach((a, index) => {
      const earlier = asks.slice(0, index)
      if (a.when && !earlier.some(({ id }) => id === a.when?.ask))
        c.addIssue({ code: 'custom', path: ['asks', index, 'when', 'ask'], message: 'Names no earlier question' })
      if (a.type === 'ynu' && a.group && !groups.some(({ id }) => id === a.group))
        c.addIssue({ code: 'custom', path: ['asks', index, 'group'], message: 'Names no group' })
      if (a.type === 'choice' && a.initial && !a.choices.some((one) => one.code === a.initial))
        c.addIssue({ code: 'custom', path: ['asks', index, 'initial'], message: 'None of the choices' })
    })
  })
export type Questionnaire = z.infer<typeof questionnaire>

const disposition = z.strictObject({ code, label: bilingual(), key: z.string().length(1).optional() })
const replyTemplate = z.strictObject({
  id: name,
  title: bilingual(),
  description: bilingual(5000),
  diagnosis: z.strictObject({ text: bilingual(), code: z.string().max(20).optional() }),
  certainty: z.enum(['certain', 'probable', 'possible', 'cannot_tell']),
  disposition: code,
  textToGp: bilingual(5000),
  textToPatient: bilingual(5000).optional(),
})

/** A pack that is data alone: what a specialty asks for and how it likes to answer. It is interpreted, never run. */
export const pack = z.strictObject({
  $schema: z.string().optional(),
  id: packId,
  version: packVersion,
  engines: z.strictObject({ lysbord: z.string().max(50) }),
  title: bilingual(),
  contributes: z.strictObject({
    questionnaires: z
      .array(questionnaire)
      .max(50)
      .refine(
        unique((q: { id: string }) => q.id),
        'Two questionnaires have one id',
      )
      .default([]),
    dispositions: z.array(disposition).max(30).default([]),
    replyTemplates: z.array(replyTemplate).max(100).default([]),
  }),
})
export type Pack = z.infer<typeof pack>

export type Answer = string | number | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

const isAsked = (a: Ask, answers: Answers): boolean => !a.when || [answers[a.when.ask]].flat().includes(a.when.equals)
const ynu = ['yes', 'no', 'unknown']
/** A thin referral can still be sent: a figure nobody measured is answered with this. */
const notKnown = 'unknown'
export const durationShape = /^P[1-9]\d{0,2}[DWMY]$/

/** Why one answer does not fit its question, or undefined. */
function fault(a: Ask, answer: Answer): string | undefined {
  switch (a.type) {
    case 'duration':
      return answer === notKnown || durationShape.test(String(answer)) ? undefined : 'A number and a unit are expected'
    case 'number':
      if (answer === notKnown) return undefined
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'A number is expected'
      if (a.min !== undefined && answer < a.min) return `At least ${a.min}`
      return a.max !== undefined && answer > a.max ? `At most ${a.max}` : undefined
    case 'text':
      if (typeof answer !== 'string') return 'A text is expected'
      return answer.length > (a.maxLength ?? 4000) ? `At most ${a.maxLength ?? 4000} characters` : undefined
    case 'ynu':
      return ynu.includes(answer as string) ? undefined : 'Yes, no or unknown is expected'
    case 'choice':
      return a.choices.some((c) => c.code === answer) ? undefined : 'None of the choices'
    case 'choices': {
      if (!Array.isArray(answer) || answer.length === 0) return 'At least one choice is expected'
      if (new Set(answer).size !== answer.length) return 'A choice is given twice'
      if (!answer.every((one) => a.choices.some((c) => c.code === one))) return 'None of the choices'
      return a.exclusive && answer.includes(a.exclusive) && answer.length > 1
        ? `“${a.exclusive}” goes with nothing else`
        : undefined
    }
  }
}

/**
 * Checks answers against a stored questionnaire. `complete` also asks for what is required.
 * A question whose `when` does not hold is not asked: an answer to it is left alone, never an error.
 */
export function checkAnswers(asks: readonly Ask[], answers: Answers, complete: boolean): FieldProblem[] {
  const unknown = Object.keys(answers)
    .filter((id) => !asks.some((a) => a.id === id))
    .map((id) => ({ path: `/answers/${id}`, message: 'No such question' }))
  const known = asks
    .filter((a) => isAsked(a, answers))
    .flatMap((a) => {
      const answer = Object.hasOwn(answers, a.id) ? answers[a.id] : undefined
      const missing = answer === undefined || answer === ''
      const message = missing ? (complete && a.required ? 'Please answer' : undefined) : fault(a, answer)
      return message ? [{ path: `/answers/${a.id}`, message }] : []
    })
  return [...unknown, ...known]
}
/** Answers as they may be typed into a draft, before they are held against their questions. */
export const looseAnswers = z.record(
  z.string().max(64),
  z.union([prose(4000), z.number(), z.array(z.string().max(64)).max(60)]),
)
