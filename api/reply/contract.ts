import { createRoute } from '@hono/zod-openapi'
import { id, idOut, momentOut, page, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { newDecision } from '../triage/contract.ts'
import { answerFields, certainties, isNamed, longestHold, unnamed } from './rules.ts'

export const replyOut = z
  .strictObject({
    id: idOut('rep'),
    corrects: idOut('rep').nullable(),
    description: z.string(),
    diagnosis: z.strictObject({ text: z.string(), code: z.string() }),
    certainty: z.enum(certainties),
    textToGp: z.string(),
    textToPatient: z.string(),
    treatment: z.string(),
    teachingPoint: z.string(),
    answers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).openapi({
      description: "To the reply sections of the referral's pack version, by question",
    }),
    sentBy: z.strictObject({ id: idOut('per'), name: z.string() }),
    sentAt: momentOut(),
    /** Until then it has not left and its sender may take it back; null once it has left. */
    heldUntil: momentOut().nullable(),
  })
  .openapi('Reply')
export type ReplyOut = z.infer<typeof replyOut>

const newReply = answerFields
  .extend({ holdSeconds: z.number().int().min(0).max(longestHold).default(0) })
  .refine(isNamed, unnamed)
  .openapi('NewReply')
export type NewReply = z.infer<typeof newReply>

const newCorrection = answerFields
  /** What happens with the patient, where that changes too. */
  .extend({
    decision: newDecision
      .extend({ id: id('dec') })
      .nullable()
      .default(null),
  })
  .refine(isNamed, unnamed)
  .openapi('NewCorrection')
export type NewCorrection = z.infer<typeof newCorrection>

const one = z.object({ referralId: id('ref'), replyId: id('rep') })

export const sendReply = createRoute({
  operationId: 'sendReply',
  method: 'put',
  path: '/cases/{referralId}/replies/{replyId}',
  summary: 'Answers the GP; the office is told by e-mail, at once or after `holdSeconds`',
  request: { params: one, body: jsonBody(newReply) },
  responses: { 200: json(replyOut, 'Sent before'), 201: json(replyOut, 'Sent'), ...problemAnswer },
})

export const undoReply = createRoute({
  operationId: 'undoReply',
  method: 'post',
  path: '/cases/{referralId}/replies/{replyId}/undo',
  summary: 'Takes back an answer that is still held; the case is the asker’s again',
  request: { params: one, headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(replyOut), ...problemAnswer },
})

export const correctReply = createRoute({
  operationId: 'correctReply',
  method: 'put',
  path: '/cases/{referralId}/replies/{replyId}/corrections/{correctionId}',
  summary: 'Sends a corrected answer, and a corrected decision with it; the first one stays readable',
  request: { params: one.extend({ correctionId: id('rep') }), body: jsonBody(newCorrection) },
  responses: { 200: json(replyOut, 'Corrected before'), 201: json(replyOut, 'Corrected'), ...problemAnswer },
})

export const listReplies = createRoute({
  operationId: 'listReplies',
  method: 'get',
  path: '/cases/{referralId}/replies',
  summary: 'Answers to a case of your unit, oldest first',
  request: { params: z.object({ referralId: id('ref') }) },
  responses: { 200: json(page(replyOut)), ...problemAnswer },
})
