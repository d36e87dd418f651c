import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, idOut, page, z } from '../kernel/shape.ts'
import { json, problemAnswer } from '../kernel/slice.ts'

const office = z.strictObject({ id: idOut('off'), name: z.string(), phone: z.string() }).openapi('Office')
export const unit = z
  .strictObject({
    id: idOut('uni'),
    service: z.string(),
    name: bilingualOut,
    phone: z.string(),
  })
  .openapi('Unit')

const session = z
  .strictObject({
    person: z.strictObject({
      id: idOut('per'),
      name: z.string(),
      clinician: z.boolean(),
      language: z.enum(['nb', 'en']),
    }),
    hospital: z.strictObject({ name: bilingualOut, phone: z.string() }),
    roles: z.array(z.string()),
    offices: z.array(office),
    units: z.array(unit),
  })
  .openapi('Session')
export type Session = z.infer<typeof session>
export type Unit = z.infer<typeof unit>

export const readSession = createRoute({
  operationId: 'readSession',
  method: 'get',
  path: '/session',
  summary: 'Who is signed in, and what she may be where',
  responses: { 200: json(session), ...problemAnswer },
})

export const listUnits = createRoute({
  operationId: 'listUnits',
  method: 'get',
  path: '/units',
  summary: 'Units that read cases',
  responses: { 200: json(page(unit)), ...problemAnswer },
})

export const endSession = createRoute({
  operationId: 'endSession',
  method: 'delete',
  path: '/session',
  summary: 'Signs out here',
  responses: { 204: { description: 'Signed out' }, ...problemAnswer },
})
