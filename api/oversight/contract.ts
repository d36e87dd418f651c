import { createRoute } from '@hono/zod-openapi'
import { momentOut, page, z } from '../kernel/shape.ts'
import { json, jsonBody, problemAnswer } from '../kernel/slice.ts'

const access = z
  .strictObject({
    at: momentOut(),
    /** Who; null where it was the system. */
    person: z.strictObject({ name: z.string(), hpr: z.string().nullable() }).nullable(),
    /** Where she belongs: offices and units. */
    places: z.array(z.string()),
    /** What she did, as `read-case` or `reply.sent`. */
    action: z.string(),
    /** To what: the referral, one of its photographs, its reply. */
    object: z.string(),
    caseNumber: z.string(),
    outcome: z.enum(['done', 'refused']),
    /** The reason she gave, where one was asked for. */
    reason: z.string().nullable(),
    /** She had no right to it but an emergency (break the glass): which. */
    emergency: z.string().nullable(),
  })
  .openapi('Access')
export type Access = z.infer<typeof access>

export const readAccessExtract = createRoute({
  operationId: 'readAccessExtract',
  method: 'post',
  path: '/access-extracts',
  summary: 'Who has looked at a patient’s referrals, changed them, or was refused: for the patient, latest first',
  request: {
    body: jsonBody(z.strictObject({ nationalId: z.string().max(20), after: z.string().max(200).optional() })),
  },
  responses: { 200: json(page(access)), ...problemAnswer },
})

/** FHIR's own shape; only what every reader needs of it is named here. */
const bundle = z
  .strictObject({
    resourceType: z.literal('Bundle'),
    type: z.literal('searchset'),
    link: z.array(z.strictObject({ relation: z.string(), url: z.string() })),
    entry: z.array(
      z.strictObject({ fullUrl: z.string(), resource: z.looseObject({ resourceType: z.literal('AuditEvent') }) }),
    ),
  })
  .openapi('AuditEventBundle')

export const listAuditEvents = createRoute({
  operationId: 'listAuditEvents',
  method: 'get',
  path: '/audit-events',
  summary: 'The audit as FHIR R4 AuditEvents, oldest first, page by page',
  request: {
    query: z.object({
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
  },
  responses: {
    200: { description: 'Done', content: { 'application/fhir+json': { schema: bundle } } },
    ...problemAnswer,
  },
})
