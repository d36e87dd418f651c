import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, id, idOut, momentOut, page, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { draftContent, statuses, urgencies } from './rules.ts'

const questionnaireName = z.strictObject({
  pack: z.string().max(64),
  version: z.string().max(64),
  id: z.string().max(64),
})

export const newReferral = z
  .strictObject({
    officeId: id('off'),
    unitId: id('uni'),
    questionnaire: questionnaireName,
    practice: z.boolean().optional().openapi({
      description: 'To try it: no specialist ever sees it, and feedback comes by itself. It takes an invented patient.',
    }),
  })
  .openapi('NewReferral')
export type NewReferral = z.infer<typeof newReferral>

const patientOut = z.strictObject({
  nationalId: z.string(),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  nextOfKin: z.string(),
})

const contentOut = z.strictObject({
  patient: patientOut,
  question: z.string(),
  questionKind: z.string().nullable(),
  urgency: z.enum(urgencies),
  suspicionReason: z.string(),
  wouldRefer: z.string().nullable(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  consentCare: z.string().nullable(),
  consentTeachingOn: z.string().nullable(),
  consentResearchOn: z.string().nullable(),
  copyToPatient: z.boolean(),
})

const person = z.strictObject({ id: idOut('per'), name: z.string() })
const handed = z
  .strictObject({ by: z.string(), at: momentOut() })
  .nullable()
  .openapi({ description: 'Staff have done their part; a doctor is to finish it' })

const lately = z
  .strictObject({ workingDays: z.number().int(), cases: z.number().int(), answered: z.number().int() })
  .openapi('AnswersLately', {
    description:
      'Working days within which half of the latest `cases` of this urgency were answered at the unit, of those that came at least ten working days ago; `answered` of them were at all. Told, not promised.',
  })
export type AnswersLately = z.infer<typeof lately>

const questionOut = z
  .strictObject({ id: idOut('que'), text: z.string(), askedBy: person, askedAt: momentOut() })
  .openapi('Question')
export type QuestionOut = z.infer<typeof questionOut>

export const referralOut = z
  .strictObject({
    id: idOut('ref'),
    caseNumber: z.string(),
    status: z.enum(statuses),
    /** Sent, or to be sent, to try it: nobody at a hospital sees it. */
    practice: z.boolean(),
    /** Grows with every change; send it back to say what you saw. */
    revision: z.number().int(),
    /** `replyAddress`: where the office is told that a reply waits. */
    office: z.strictObject({ id: idOut('off'), name: z.string(), phone: z.string(), replyAddress: z.string() }),
    unit: z.strictObject({
      id: idOut('uni'),
      name: bilingualOut,
      phone: z.string(),
    }),
    referrer: z.strictObject({ id: idOut('per'), name: z.string(), hpr: z.string().nullable() }),
    questionnaire: questionnaireName,
    content: contentOut,
    /** From the birth number; null while it is missing or wrong. */
    patient: z
      .strictObject({ birthDate: z.string(), age: z.number().int(), sex: z.enum(['female', 'male']) })
      .nullable(),
    startedAt: momentOut(),
    receivedAt: momentOut().nullable(),
    /** The civil date of the hospital's own deadline; null before it was sent. */
    answerExpectedBy: z.string().nullable(),
    /** While it waits; null where too few cases tell. */
    answersLately: lately.nullable(),
    handed,
    /** What the office has written since the answer, oldest first. */
    questions: z.array(questionOut),
  })
  .openapi('Referral')
export type ReferralOut = z.infer<typeof referralOut>

const listed = z
  .strictObject({
    id: idOut('ref'),
    caseNumber: z.string(),
    status: z.enum(statuses),
    practice: z.boolean(),
    patientName: z.string(),
    question: z.string(),
    unit: bilingualOut,
    changedAt: momentOut(),
    receivedAt: momentOut().nullable(),
    answerExpectedBy: z.string().nullable(),
    answersLately: lately.nullable(),
    handed,
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
  responses: {
    200: json(page(listed).extend({ total: z.number().int() }).openapi('ReferralList')),
    ...problemAnswer,
  },
})

export const findPatient = createRoute({
  operationId: 'findPatient',
  method: 'post',
  path: '/offices/{officeId}/patient-searches',
  summary: "What this office's own latest case says of a patient; the birth number stands in no address",
  request: {
    params: z.object({ officeId: id('off') }),
    body: jsonBody(z.strictObject({ nationalId: prose(20) }).openapi('PatientSearch')),
  },
  responses: {
    200: json(
      z
        .strictObject({
          patient: patientOut.nullable(),
          earlier: z.array(
            z.strictObject({
              id: idOut('ref'),
              caseNumber: z.string(),
              status: z.enum(statuses),
              question: z.string(),
              changedAt: momentOut(),
            }),
          ),
        })
        .openapi('FoundPatient'),
    ),
    ...problemAnswer,
  },
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

export const handDraft = createRoute({
  operationId: 'handDraft',
  method: 'post',
  path: '/referrals/{referralId}/handover',
  summary: 'Leaves the saved draft to a doctor of the office, who finishes and sends it',
  request: { params: one, headers: commandHeader, body: jsonBody(revision) },
  responses: { 200: json(referralOut), ...problemAnswer },
})

export const askQuestion = createRoute({
  operationId: 'askQuestion',
  method: 'put',
  path: '/referrals/{referralId}/questions/{questionId}',
  summary: 'Asks the hospital about its answer, or answers what it asked; the case is on its worklist again',
  request: {
    params: one.extend({ questionId: id('que') }),
    body: jsonBody(
      z
        .strictObject({ text: prose(4000).refine((text) => text.trim() !== '', 'Please write a sentence') })
        .openapi('NewQuestion'),
    ),
  },
  responses: { 200: json(questionOut, 'Asked before'), 201: json(questionOut, 'Asked'), ...problemAnswer },
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
