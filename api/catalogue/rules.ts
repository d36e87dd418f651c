import type { FieldProblem } from '../kernel/problem.ts'
import { bilingual, prose, z } from '../kernel/shape.ts'

/** Names inside a pack: letters, digits and hyphens, as in `close-up` or `largestMm`. */
export const name = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,63}$/, 'Letters, digits and hyphens, beginning with a letter')
  .meta({ description: 'A name inside the pack, such as left-side or largestMm.' })
export const code = z
  .string()
  .regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,63}$/,
    'Letters, digits, dots, hyphens and underscores, beginning with a letter or digit',
  )
  .meta({ description: 'A coded answer. Codes are stored and compared, labels are shown.' })

/** The same thing in somebody else's list of codes, such as SNOMED CT, so that other systems understand the answer. */
const coding = z
  .strictObject({
    system: z
      .string()
      .max(200)
      .regex(/^(https?:\/\/|urn:)\S+$/, 'The address of a list of codes, like http://snomed.info/sct'),
    code: z.string().min(1).max(40),
  })
  .meta({ description: 'What this is in SNOMED CT, ICPC-2 or another list, named as FHIR names it.' })
const choice = z.strictObject({ code, label: bilingual(), coding: coding.optional() })

/** What an earlier answer must be. Of several choices, one is enough. */
const test = z.union([
  z
    .strictObject({ ask: name, equals: code })
    .meta({ description: 'The answer is this code, or it is among those chosen.' }),
  z.strictObject({ ask: name, atLeast: z.number() }).meta({ description: 'The number is this or more.' }),
  z.strictObject({ ask: name, atMost: z.number() }).meta({ description: 'The number is this or less.' }),
])
const tests = z.array(test).min(1).max(10)
/** What must be so of the answers given: one test, or any of several, or all of them. */
export const condition = z.union([test, z.strictObject({ any: tests }), z.strictObject({ all: tests })])
export type Condition = z.infer<typeof condition>

const askBase = {
  // Answers are looked up by it, here and in packs' code.
  id: name.refine((id) => !(id in {}), 'Another name, please: every object of JavaScript has one called that'),
  label: bilingual(),
  hint: bilingual(1000).optional().meta({ description: 'One sentence of help beside a question.' }),
  required: z.boolean().default(false),
  when: condition.optional().meta({ description: 'Asked only where earlier answers are so.' }),
  part: z.enum(['where', 'findings', 'more']).optional().meta({
    description: "Where on the GP's page it stands: with the place on the body, with the findings, or folded away.",
  }),
}
/** What a draft begins with, in sight and to be changed: for what is nearly always the same. */
const initial = code.optional().meta({ description: 'Chosen at the beginning, in sight.' })
const choices = z.array(choice).min(1).max(60)
const diagram = name
const ask = z.discriminatedUnion('type', [
  z
    .strictObject({
      ...askBase,
      type: z.literal('choice'),
      choices,
      initial,
      diagram: diagram.optional().meta({
        description:
          "A drawing on which it is chosen too: one of the pack's diagrams, whose regions have the codes of the choices.",
      }),
    })
    .meta({ description: 'One of several.' }),
  z
    .strictObject({ ...askBase, type: z.literal('choices'), choices, exclusive: code.optional() })
    .meta({ description: 'Any of several. The exclusive one goes with nothing else.' }),
  z
    .strictObject({
      ...askBase,
      type: z.literal('number'),
      unit: z.string().max(20).optional(),
      min: z.number().optional(),
      max: z.number().optional(),
    })
    .meta({ description: 'A number in the unit shown, or unknown.' }),
  z
    .strictObject({ ...askBase, type: z.literal('text'), maxLength: z.number().int().min(1).max(10_000).optional() })
    .meta({ description: 'Free text.' }),
  z.strictObject({ ...askBase, type: z.literal('ynu'), group: name.optional() }).meta({
    description: 'Yes, no or unknown. Those of one group are asked together, and one tap says no to all of them.',
  }),
  z
    .strictObject({ ...askBase, type: z.literal('duration') })
    .meta({ description: 'How long: an ISO 8601 duration of one number and one unit, like P3M, or unknown.' }),
  z
    .strictObject({ ...askBase, type: z.literal('point'), diagram })
    .meta({ description: 'A point on a diagram: its page and the place on it in thousandths, like front:412,233.' }),
  z.strictObject({ ...askBase, type: z.literal('date') }).meta({ description: 'A day, like 2026-11-24, or unknown.' }),
])
export type Ask = z.infer<typeof ask>

const ynu = ['yes', 'no', 'unknown']
/** A thin referral can still be sent: a figure nobody measured is answered with this. */
const notKnown = 'unknown'

/** Whether no two of a list are called the same. */
export const unique =
  <T>(of: (item: T) => string) =>
  (items: readonly T[]) =>
    new Set(items.map(of)).size === items.length

const testsIn = (one: Condition) => ('any' in one ? one.any : 'all' in one ? one.all : [one])

/** A condition names questions of these, and can hold for some answer to them. */
function checkCondition(
  when: Condition | undefined,
  among: readonly Ask[],
  wrong: (path: PropertyKey[], message: string) => void,
  nobody: string,
): void {
  for (const told of when ? testsIn(when) : []) {
    const about = among.find(({ id }) => id === told.ask)
    const never = about && neverHolds(told, about)
    if (!about) wrong(['when', 'ask'], nobody)
    else if (never) wrong(['when'], never)
  }
}

/** What questions of one list say of each other, of their groups and of their own choices. */
function checkAsks(
  asks: readonly Ask[],
  groups: readonly { readonly id: string }[],
  wrong: (path: PropertyKey[], message: string) => void,
): void {
  asks.forEach((a, index) => {
    const here = (at: PropertyKey[], message: string) => wrong(['asks', index, ...at], message)
    checkCondition(a.when, asks.slice(0, index), here, 'Names no earlier question')
    if (a.type === 'ynu' && a.group && !groups.some(({ id }) => id === a.group))
      wrong(['asks', index, 'group'], 'Names no group')
    if (a.type === 'choice' && a.initial && !a.choices.some((one) => one.code === a.initial))
      wrong(['asks', index, 'initial'], 'None of the choices')
  })
}
const groups = z.array(z.strictObject({ id: name, label: bilingual() })).max(20)

/** Why a test can hold for no answer to its question; a red flag with a slip of the pen in it would be silent for ever. */
function neverHolds(told: z.infer<typeof test>, about: Ask): string | undefined {
  if ('equals' in told) {
    const codes = 'choices' in about ? about.choices.map((one) => one.code) : about.type === 'ynu' ? ynu : [notKnown]
    if (about.type === 'text' || about.type === 'point') return `${about.id} is written freely: no answer equals a code`
    return codes.includes(told.equals) ? undefined : `${about.id} is never ${told.equals}: it is ${codes.join(', ')}`
  }
  if (about.type !== 'number') return `${about.id} is no number`
  const [least, most] = [about.min ?? Number.NEGATIVE_INFINITY, about.max ?? Number.POSITIVE_INFINITY]
  if ('atLeast' in told) return told.atLeast > most ? `${about.id} is at most ${most}` : undefined
  return told.atMost < least ? `${about.id} is at least ${least}` : undefined
}

/** What one of several things that a referral is about is called: L1, right. */
export const partCode = /^[a-zA-Z][a-zA-Z0-9_]{0,19}$/
const part = z.string().regex(partCode, 'Letters, digits and underscores, at most 20, like L1')
/** What in a photograph tells how large things are; `graticule` is the scale of an instrument one looks through. */
export const scales = ['none', 'ruler', 'sticker', 'graticule', 'known_object', 'device_calibrated'] as const
export type Scale = (typeof scales)[number]

const parts = z
  .strictObject({
    label: bilingual(),
    choices: z
      .array(
        z.strictObject({
          code: part,
          label: bilingual(),
          when: condition.optional().meta({ description: 'There only where the answers are so.' }),
          more: z.boolean().optional().meta({
            description: 'Offered once a photograph shows the one before it; not missed before a photograph shows it.',
          }),
          together: z.boolean().optional().meta({
            description: 'Several of them in one picture; only in views that name it, and never missed.',
          }),
        }),
      )
      .min(1)
      .max(12)
      .refine(
        unique((one: { code: string }) => one.code),
        'Two parts have one code',
      ),
  })
  .meta({
    description: 'Which of several things a photograph may show. It is asked only where more than one is possible.',
  })

/** A red flag: answers with which nothing is sent; the unit is phoned instead. */
const stop = z
  .strictObject({ id: name, when: condition, label: bilingual(), advice: bilingual(1000).optional() })
  .meta({ description: 'A red flag. Where it holds nothing is sent, and the page says whom to phone.' })

export const questionnaire = z
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
    groups: groups.optional(),
    parts: parts.optional(),
    views: z
      .array(
        z.strictObject({
          view: z
            .string()
            .regex(/^[a-z][a-z0-9_]{1,39}$/, 'Small letters, digits and underscores, like close_up_scale'),
          label: bilingual(),
          required: z.boolean().default(false),
          /** How many of a required view are wanted. */
          least: z.number().int().min(1).max(5).optional(),
          when: condition.optional().meta({ description: 'Wanted only where the answers are so.' }),
          guide: bilingual(1000).optional().meta({ description: 'How it is taken, beside the camera.' }),
          of: z
            .array(z.strictObject({ code: part, when: condition.optional() }))
            .max(12)
            .optional()
            .meta({
              description: 'Which parts it can show, where not all; none at all for a document.',
            }),
          eachPart: z.boolean().optional().meta({ description: 'Wanted of every part.' }),
          scales: z.array(z.enum(scales)).min(2).max(6).optional().meta({
            description: 'What may tell size in it: asked of the photograph, one tap.',
          }),
        }),
      )
      .max(20),
    stops: z
      .array(stop)
      .max(20)
      .refine(
        unique((one: { id: string }) => one.id),
        'Two red flags have one id',
      )
      .optional(),
  })
  .superRefine(({ asks, views, parts, stops = [], groups = [] }, c) => {
    const wrong = (path: PropertyKey[], message: string) => c.addIssue({ code: 'custom', path, message })
    checkAsks(asks, groups, wrong)
    for (const [kind, list] of [['views', views] as const, ['stops', stops] as const])
      for (const [index, { when }] of list.entries())
        checkCondition(when, asks, (at, message) => wrong([kind, index, ...at], message), 'Names no question')
    parts?.choices.forEach(({ when }, index) => {
      const here = (at: PropertyKey[], message: string) => wrong(['parts', 'choices', index, ...at], message)
      checkCondition(when, asks, here, 'Names no question')
    })
    views.forEach(({ of = [], eachPart }, index) => {
      if (eachPart && !parts) wrong(['views', index, 'eachPart'], 'The questionnaire names no parts')
      of.forEach(({ code, when }, at) => {
        const here = (path: PropertyKey[], message: string) => wrong(['views', index, 'of', at, ...path], message)
        if (!parts?.choices.some((one) => one.code === code)) here(['code'], 'Names no part')
        checkCondition(when, asks, here, 'Names no question')
      })
    })
  })
export type Questionnaire = z.infer<typeof questionnaire>

/** What the specialist is asked beside the reply's own fields. */
export const replySection = z
  .strictObject({
    id: name,
    title: bilingual(),
    questionnaires: z.array(name).min(1).max(50).optional().meta({
      description: 'In replies to which questionnaires it stands; in all where none is named.',
    }),
    asks: z.array(ask).min(1).max(60),
    groups: groups.optional(),
  })
  .superRefine(({ asks, groups = [] }, c) => {
    checkAsks(asks, groups, (path, message) => c.addIssue({ code: 'custom', path, message }))
  })
  .meta({ description: 'Questions to the specialist, under a title. Those of the part “more” are folded away.' })
export type ReplySection = z.infer<typeof replySection>

/** Everything a reply to this questionnaire is asked; no two questions of a pack's reply have one id. */
export const replyAsks = (sections: readonly ReplySection[] | undefined, questionnaireId: string): readonly Ask[] =>
  (sections ?? [])
    .filter(({ questionnaires }) => !questionnaires || questionnaires.includes(questionnaireId))
    .flatMap(({ asks }) => asks)
export type Stop = z.infer<typeof stop>

export type Answer = string | number | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

/** Whether a condition holds of the answers. A number that is unknown is neither more nor less than any. */
export function holds(when: Condition | undefined, answers: Answers): boolean {
  if (!when) return true
  const one = (told: z.infer<typeof test>): boolean => {
    const answer = Object.hasOwn(answers, told.ask) ? answers[told.ask] : undefined
    if ('equals' in told) return [answer].flat().includes(told.equals)
    if (typeof answer !== 'number') return false
    return 'atLeast' in told ? answer >= told.atLeast : answer <= told.atMost
  }
  return 'any' in when ? when.any.some(one) : 'all' in when ? when.all.every(one) : one(when)
}

/** The questions that are asked with these answers. What waits for a question that is not asked is not asked either. */
export function asked(asks: readonly Ask[], answers: Answers): readonly Ask[] {
  const given: Record<string, Answer> = {}
  return asks.filter((a) => {
    if (!holds(a.when, given)) return false
    if (Object.hasOwn(answers, a.id)) given[a.id] = answers[a.id]!
    return true
  })
}

/** The red flags that hold: nothing is sent then. */
export const stopsOf = ({ asks, stops = [] }: Questionnaire, answers: Answers): readonly Stop[] => {
  const given = Object.fromEntries(
    asked(asks, answers).flatMap(({ id }) => (Object.hasOwn(answers, id) ? [[id, answers[id]!]] : [])),
  )
  return stops.filter(({ when }) => holds(when, given))
}

export const durationShape = /^P[1-9]\d{0,2}[DWMY]$/
/** A page of a diagram, and how far from its upper left corner in thousandths. */
export const pointShape = /^[a-zA-Z][a-zA-Z0-9-]{0,63}:(\d{1,3}|1000),(\d{1,3}|1000)$/
const isDay = (answer: Answer): boolean =>
  typeof answer === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(answer) &&
  new Date(`${answer}T12:00Z`).toJSON()?.slice(0, 10) === answer

/** Why one answer does not fit its question, or undefined. */
function fault(a: Ask, answer: Answer): string | undefined {
  switch (a.type) {
    case 'duration':
      if (answer === notKnown || (typeof answer === 'string' && durationShape.test(answer))) return undefined
      return 'A number and a unit are expected'
    case 'number':
      if (answer === notKnown) return undefined
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'A number is expected'
      if (a.min !== undefined && answer < a.min) return `At least ${a.min}`
      return a.max !== undefined && answer > a.max ? `At most ${a.max}` : undefined
    case 'date':
      return answer === notKnown || isDay(answer) ? undefined : 'A day is expected'
    case 'point':
      return typeof answer === 'string' && pointShape.test(answer) ? undefined : 'A point on the drawing is expected'
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
  const known = asked(asks, answers).flatMap((a) => {
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

/** Where a question of the reply has the id of one before it, in whichever section. */
export function askedTwice(sections: readonly ReplySection[]): readonly (readonly [number, number])[] {
  const known = new Set<string>()
  return sections.flatMap(({ asks }, index) =>
    asks.flatMap(({ id }, at) => {
      if (known.has(id)) return [[index, at] as const]
      known.add(id)
      return []
    }),
  )
}
