import { createRoute } from '@hono/zod-openapi'
import { idOut, momentOut, page, z } from '../kernel/shape.ts'
import { json, problemAnswer } from '../kernel/slice.ts'

const officeUse = z
  .strictObject({
    id: idOut('off'),
    name: z.string(),
    municipality: z.string(),
    connectedAt: momentOut().nullable(),
    cases: z.number().int(),
    /** Of all cases, 0 to 1; null while there are none. */
    share: z.number().nullable(),
    replies: z.number().int(),
    acknowledged: z.number().int(),
    firstCaseOn: z.string().nullable(),
    lastCaseOn: z.string().nullable(),
  })
  .openapi('OfficeUse')
export type OfficeUse = z.infer<typeof officeUse>

const use = z
  .strictObject({
    /** Connected and not closed. */
    eligible: z.number().int(),
    adopters: z.number().int(),
    /** Adopters of eligible, 0 to 1; null without eligible offices. */
    adoptionRate: z.number().nullable(),
    cases: z.number().int(),
    busiestFour: z.strictObject({ share: z.number().nullable(), officeIds: z.array(z.string()), isTied: z.boolean() }),
    /** How few offices make four fifths of all cases. */
    k80: z.number().int().nullable(),
    /** Busiest first: the share of the first n offices. */
    curve: z.array(
      z.strictObject({ rank: z.number().int(), officeId: z.string(), cases: z.number().int(), share: z.number() }),
    ),
    offices: z.array(officeUse),
  })
  .openapi('Use')
export type Use = z.infer<typeof use>

const trouble = z
  .strictObject({
    reaction: z.string(),
    subject: z.string(),
    since: momentOut(),
    tries: z.number().int(),
    gaveUp: z.boolean(),
    error: z.string(),
  })
  .openapi('Trouble')
export type Trouble = z.infer<typeof trouble>

export const readUse = createRoute({
  operationId: 'readUse',
  method: 'get',
  path: '/adoption/use',
  summary: 'Which offices use it, and how unevenly',
  responses: { 200: json(use), ...problemAnswer },
})

export const listTroubles = createRoute({
  operationId: 'listTroubles',
  method: 'get',
  path: '/adoption/troubles',
  summary: 'Work that keeps failing: mails that do not leave, pictures that are not made',
  responses: { 200: json(page(trouble)), ...problemAnswer },
})
