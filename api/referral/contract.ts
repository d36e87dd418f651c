import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, id, idOut, momentOut, page, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { draftContent, statuses, urgencies } from './rules.ts'

const questionnaireName = z.strictObject({
  pack: z.string().max(64),
  version: z.string().max(64),
  id: z.string().max(64),
})

export const newReferral = z
  .strictObject({ officeId: id('off'), unitId: id('uni'), questionnaire: questionnaireName })
  .openapi('NewReferral')
export type NewReferral = z.infer<typeof newReferral>

const contentOut = z.strictObject({
  patient: z.strictObject({ nationalId: z.string(), name: z.string(), phone: z.string() }),
  question: z.string(),
  questionKind: z.string().nullable(),
  urgency: z.enum(urgencies),
  suspicionReason: z.string(),
  wouldRefer: z.string().nullable(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  consentCare: z.string().nullable(),
})

export const referralOut = z
  .strictObject({
    id: idOut('ref'),
    caseNumber: z.string(),
    status: z.enum(statuses),
    /** Grows with every change; send it back to say what you saw. */
    revision: z.number().int(),
    office: z.strictObject({ id: idOut('off'), name: z.string(), phone: z.string() }),
    unit: z.strictObject({
      id: idOut('uni'),
      name: bilingualOut,
      phone: z.string(),
    }),
    referrer: z.strictObject({ id: idOut('per'), name: z.string() }),
    questionnaire: questionnaireName,
    content: contentOut,
    /** From the birth number; null while it is missing or wrong. */
    patient: z
      .strictObject({ birthDate: z.string(), age: z.number().int(), sex: z.enum(['female', 'male']) })
      .nullable(),
    startedAt: momentOut(),
    receivedAt: momentOut().nullable(),
  })
  .openapi('Referral')
export type ReferralOut = z.infer<typeof referralOut>

const listed = z
  .strictObject({
    id: idOut('ref'),
    caseNumber: z.string(),
    status: z.enum(statuses),
    patientName: z.string(),
    question: z.string(),
    unit: bilingualOut,
    changedAt: momentOut(),
    receivedAt: momentOut().nullable(),
  })
  .openapi('ListedReferral')
export type ListedReferral = z.infer<typeof listed>

const one = z.object({ referralId: id('ref') })
const revision = z.strictObject({ revision: z.number().int().min(1).openapi({ description: 'The revision you saw' }) })

export const startReferral = createRoute({
  operationId: 'startReferral',
  method: 'put',
  path: '/referrals/{referralId}',
  summary: 'Begins a draft under an id of your own',
  request: { params: one, body: jsonBody(newReferral) },
  responses: { 200: json(referralOut, 'Begun before'), 201: json(referralOut, 'Begun'), ...problemAnswer },
})

export const readReferral = createRoute({
  operationId: 'readReferral',
  method: 'get',
  path: '/referrals/{referralId}',
  summary: 'One referral of your office',
  request: { params: one },
  responses: { 200: json(referralOut), ...problemAnswer },
})

export const listReferrals = createRoute({
  operationId: 'listReferrals',
  method: 'get',
  path: '/offices/{officeId}/referrals',
  summary: "The office's desk: what is to finish, waits, was answered",
  request: {
    params: z.object({ officeId: id('off') }),
    query: z.object({
      status: z.enum(statuses).default('waiting'),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: { 200: json(page(listed)), ...problemAnswer },
})

export const saveDraft = createRoute({
  operationId: 'saveDraft',
  method: 'put',
  path: '/referrals/{referralId}/draft',
  summary: 'Writes the draft down; everything may still be missing',
  request: {
    params: one,
    headers: commandHeader,
    body: jsonBody(revision.extend({ content: draftContent }).openapi('DraftToSave')),
  },
  responses: { 200: json(revision.openapi('Saved')), ...problemAnswer },
})

export const submitReferral = createRoute({
  operationId: 'submitReferral',
  method: 'post',
  path: '/referrals/{referralId}/submission',
  summary: 'Sends the saved draft to the unit',
  request: { params: one, headers: commandHeader, body: jsonBody(revision) },
  responses: { 200: json(referralOut), ...problemAnswer },
})

export const withdrawReferral = createRoute({
  operationId: 'withdrawReferral',
  method: 'post',
  path: '/referrals/{referralId}/withdrawal',
  summary: 'Takes the referral back while nobody has answered',
  request: {
    params: one,
    headers: commandHeader,
    body: jsonBody(z.strictObject({ reason: z.enum(['mistake', 'duplicate', 'solved', 'other_way']) })),
  },
  responses: { 200: json(referralOut), ...problemAnswer },
})
