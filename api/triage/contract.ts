import { createRoute } from '@hono/zod-openapi'
import { glassOut } from '../glass/contract.ts'
import { bilingualOut, id, idOut, momentOut, page, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { referralOut } from '../referral/contract.ts'
import { statuses, urgencies } from '../referral/rules.ts'
import { dispositionCodes, lanes, shows } from './rules.ts'

const person = z.strictObject({ id: idOut('per'), name: z.string() })
const claim = z.strictObject({ by: person, at: momentOut() }).openapi('Claim')

/** The legal clock: ten working days from first receipt. */
const clock = z.strictObject({
  receivedAt: momentOut(),
  dueAt: momentOut(),
  /** Working days after today until the deadline; 0 on the last day, negative after it. */
  workingDaysLeft: z.number().int(),
  day: z.number().int(),
  overdue: z.boolean(),
})

const listedCase = z
  .strictObject({
    id: idOut('ref'),
    caseNumber: z.string(),
    status: z.enum(statuses),
    lane: z.enum(lanes),
    urgency: z.enum(urgencies),
    question: z.string(),
    patient: z.strictObject({ age: z.number().int(), sex: z.enum(['female', 'male']) }).nullable(),
    /** Where it is, in a few words of the pack. */
    about: bilingualOut,
    office: z.string(),
    images: z.number().int(),
    /** Photographs that cannot be shown or are too small to judge by. */
    weakImages: z.number().int(),
    /** Other cases of the same patient at the asker's units. */
    earlier: z.number().int(),
    /** A photograph to show beside the question, once it can be shown. */
    thumbnail: idOut('img').nullable(),
    clock,
    /** It was answered, and the office has written since: the clock tells nothing any more. */
    answered: z.boolean(),
    claim: claim.nullable(),
  })
  .openapi('ListedCase')
export type ListedCase = z.infer<typeof listedCase>

const decision = z
  .strictObject({
    id: idOut('dec'),
    disposition: z.enum(dispositionCodes),
    latestDate: z.string().nullable(),
    weeks: z.number().int().nullable(),
    reason: z.string(),
    handover: z.strictObject({ to: z.string(), at: momentOut() }).nullable(),
    toUnitId: idOut('uni').nullable(),
    decidedBy: person,
    decidedAt: momentOut(),
  })
  .openapi('Decision')
export type DecisionOut = z.infer<typeof decision>

export const newDecision = z
  .strictObject({
    disposition: z.enum(dispositionCodes),
    latestDate: z.iso.date().nullable().default(null),
    weeks: z.number().int().min(1).max(104).nullable().default(null),
    reason: prose(2000).default(''),
    handover: z
      .strictObject({ to: prose(200).min(1), at: z.iso.datetime({ offset: true }) })
      .nullable()
      .default(null),
    /** Where the case goes on to, with `moved_unit`. */
    toUnitId: id('uni').nullable().default(null),
  })
  .openapi('NewDecision')
export type NewDecision = z.infer<typeof newDecision>

const earlierCase = z
  .strictObject({
    id: idOut('ref'),
    caseNumber: z.string(),
    status: z.enum(statuses),
    question: z.string(),
    receivedAt: momentOut(),
  })
  .openapi('EarlierCase')
export type EarlierCase = z.infer<typeof earlierCase>

const wholeCase = z
  .strictObject({
    referral: referralOut,
    clock,
    claim: claim.nullable(),
    decisions: z.array(decision),
    /** What the office has written since the answer, oldest first. */
    questions: z.array(z.strictObject({ id: z.string(), text: z.string(), askedBy: person, askedAt: momentOut() })),
    /** Other cases of the same patient at the asker's units, latest first, twenty at most. */
    earlier: z.array(earlierCase),
    /** It is at none of the asker's units: under this she may read it, and do nothing else. */
    glass: glassOut.nullable(),
  })
  .openapi('Case')
export type Case = z.infer<typeof wholeCase>

const one = z.object({ referralId: id('ref') })

const counts = {
  /** All that wait at the unit, whatever is shown. Each is counted up to 2,000: that many mean so many or more. */
  waiting: z.number().int(),
  /** Of these, those whose deadline is today or has passed. */
  due: z.number().int(),
  /** Of these, those the asker has taken and those where the office has written since the answer. */
  yours: z.number().int(),
}

export const listWaiting = createRoute({
  operationId: 'listWaiting',
  method: 'get',
  path: '/units/{unitId}/cases',
  summary: 'Cases without a reply, most urgent first, then the one that waited longest',
  request: {
    params: z.object({ unitId: id('uni') }),
    query: z.object({
      show: z.enum(shows).default('all'),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: json(page(listedCase).extend(counts).openapi('Worklist')),
    ...problemAnswer,
  },
})

export const searchWaiting = createRoute({
  operationId: 'searchWaiting',
  method: 'post',
  path: '/units/{unitId}/cases/search',
  summary: 'Waiting cases by case number, name or birth number; what is searched for stands in no address',
  request: {
    params: z.object({ unitId: id('uni') }),
    body: jsonBody(
      z.strictObject({ text: prose(100).refine((text) => text.trim().length >= 2, 'Two signs at least') }),
    ),
  },
  responses: {
    200: json(
      z
        .strictObject({
          items: z.array(listedCase),
          /** There are more hits, or more cases wait than were looked through: type more of it. */
          more: z.boolean(),
        })
        .openapi('FoundCases'),
    ),
    ...problemAnswer,
  },
})

export const listContextCases = createRoute({
  operationId: 'listContextCases',
  method: 'get',
  path: '/context/cases',
  summary: 'Cases of the patient whom the portal has open; those that wait first, the most urgent before the others',
  responses: {
    200: json(
      z
        .strictObject({
          patient: z
            .string()
            .nullable()
            .openapi({ description: 'The same as long as the patient is; null: none is open' }),
          items: z.array(z.strictObject({ id: idOut('ref'), waits: z.boolean() })),
        })
        .openapi('ContextCases'),
    ),
    ...problemAnswer,
  },
})

export const readCase = createRoute({
  operationId: 'readCase',
  method: 'get',
  path: '/cases/{referralId}',
  summary: 'A case of your unit, whole, or one you opened in an emergency',
  request: { params: one },
  responses: { 200: json(wholeCase), ...problemAnswer },
})

export const claimCase = createRoute({
  operationId: 'claimCase',
  method: 'post',
  path: '/cases/{referralId}/claim',
  summary: 'Takes the case, so that no colleague writes the same reply; a claim lapses after twelve hours',
  request: { params: one, headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(wholeCase), ...problemAnswer },
})

export const releaseCase = createRoute({
  operationId: 'releaseCase',
  method: 'post',
  path: '/cases/{referralId}/release',
  summary: 'Puts the case back',
  request: { params: one, headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(wholeCase), ...problemAnswer },
})

export const decide = createRoute({
  operationId: 'decide',
  method: 'put',
  path: '/cases/{referralId}/decisions/{decisionId}',
  summary: 'Decides what happens with the patient',
  request: { params: one.extend({ decisionId: id('dec') }), body: jsonBody(newDecision) },
  responses: { 200: json(decision, 'Decided before'), 201: json(decision, 'Decided'), ...problemAnswer },
})
