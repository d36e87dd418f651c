import { createRoute } from '@hono/zod-openapi'
import { id, idOut, momentOut, page, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { referralOut } from '../referral/contract.ts'
import { statuses, urgencies } from '../referral/rules.ts'
import { dispositionCodes, lanes } from './rules.ts'

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
    office: z.string(),
    images: z.number().int(),
    /** A photograph to show beside the question, once it can be shown. */
    thumbnail: idOut('img').nullable(),
    clock,
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
  })
  .openapi('NewDecision')
export type NewDecision = z.infer<typeof newDecision>

const wholeCase = z
  .strictObject({ referral: referralOut, clock, claim: claim.nullable(), decisions: z.array(decision) })
  .openapi('Case')
export type Case = z.infer<typeof wholeCase>

const one = z.object({ referralId: id('ref') })

export const listWaiting = createRoute({
  operationId: 'listWaiting',
  method: 'get',
  path: '/units/{unitId}/cases',
  summary: 'Cases without a reply, most urgent first, then the one that waited longest',
  request: {
    params: z.object({ unitId: id('uni') }),
    query: z.object({
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: json(page(listedCase).extend({ waiting: z.number().int() }).openapi('Worklist')),
    ...problemAnswer,
  },
})

export const readCase = createRoute({
  operationId: 'readCase',
  method: 'get',
  path: '/cases/{referralId}',
  summary: 'A case of your unit, whole',
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
