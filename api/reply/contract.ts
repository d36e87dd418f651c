import { createRoute } from '@hono/zod-openapi'
import { id, idOut, momentOut, page, z } from '../kernel/shape.ts'
import { json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { answer, certainties } from './rules.ts'

export const replyOut = z
  .strictObject({
    id: idOut('rep'),
    corrects: idOut('rep').nullable(),
    description: z.string(),
    diagnosis: z.strictObject({ text: z.string(), code: z.string() }),
    certainty: z.enum(certainties),
    textToGp: z.string(),
    textToPatient: z.string(),
    sentBy: z.strictObject({ id: idOut('per'), name: z.string() }),
    sentAt: momentOut(),
  })
  .openapi('Reply')
export type ReplyOut = z.infer<typeof replyOut>

const newReply = answer.openapi('NewReply')
const one = z.object({ referralId: id('ref'), replyId: id('rep') })

export const sendReply = createRoute({
  operationId: 'sendReply',
  method: 'put',
  path: '/cases/{referralId}/replies/{replyId}',
  summary: 'Answers the GP; the office is told by e-mail',
  request: { params: one, body: jsonBody(newReply) },
  responses: { 200: json(replyOut, 'Sent before'), 201: json(replyOut, 'Sent'), ...problemAnswer },
})

export const correctReply = createRoute({
  operationId: 'correctReply',
  method: 'put',
  path: '/cases/{referralId}/replies/{replyId}/corrections/{correctionId}',
  summary: 'Sends a corrected answer; the first one stays readable',
  request: { params: one.extend({ correctionId: id('rep') }), body: jsonBody(newReply) },
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
