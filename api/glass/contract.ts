import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, id, idOut, momentOut, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { emergencies, fewestSigns, outcomes, readWhose } from './rules.ts'

const sentence = (max: number) =>
  prose(max).refine((text) => text.trim().length >= fewestSigns, 'Write a sentence that explains it to somebody else')

const newGlassBreak = z
  .strictObject({
    whose: prose(40)
      .refine((text) => readWhose(text) !== undefined, 'A whole case number, or a birth number of eleven digits')
      .openapi({ description: 'A whole case number or birth number', example: '7K3M-2Q' }),
    emergency: z.enum(emergencies),
    why: sentence(500),
  })
  .openapi('NewGlassBreak')
export type NewGlassBreak = z.infer<typeof newGlassBreak>

const open = {
  id: idOut('gla'),
  emergency: z.enum(emergencies),
  why: z.string(),
  brokenAt: momentOut(),
  /** From this moment on nothing is shown any more. */
  endsAt: momentOut(),
}
/** What lets somebody see a case that is at none of her units. */
export const glassOut = z
  .strictObject({
    ...open,
    /** By our clock, for pages whose own is wrong. */
    secondsLeft: z.number().int(),
  })
  .openapi('Glass')
export type GlassOut = z.infer<typeof glassOut>

const glassBreak = z.strictObject({ ...open, referralId: idOut('ref') }).openapi('GlassBreak')
export type GlassBreak = z.infer<typeof glassBreak>

const person = z.strictObject({ name: z.string(), hpr: z.string().nullable() })
const listed = z
  .strictObject({
    ...open,
    by: person,
    caseNumber: z.string(),
    /** Whose case it is. */
    unit: bilingualOut,
    review: z.strictObject({ outcome: z.enum(outcomes), note: z.string(), by: person, at: momentOut() }).nullable(),
    /** The asker opened it herself: somebody else must judge it. */
    own: z.boolean(),
  })
  .openapi('ListedGlassBreak')
export type ListedGlassBreak = z.infer<typeof listed>

const one = z.object({ glassId: id('gla') })

export const breakGlass = createRoute({
  operationId: 'breakGlass',
  method: 'put',
  path: '/glass-breaks/{glassId}',
  summary:
    'Opens, in an emergency, a patient who is at none of your units: to read, for sixty minutes, one patient at a time; needs a sign-in of the last five minutes at the provider, and a coordinator asks about it',
  request: { params: one, body: jsonBody(newGlassBreak) },
  responses: { 200: json(glassBreak, 'Opened before'), 201: json(glassBreak, 'Opened'), ...problemAnswer },
})

export const closeGlass = createRoute({
  operationId: 'closeGlass',
  method: 'post',
  path: '/glass-breaks/{glassId}/closing',
  summary: 'Closes what you have opened in an emergency before its hour is over',
  request: { params: one, headers: commandHeader },
  responses: { 200: json(glassBreak, 'Closed'), ...problemAnswer },
})

export const listGlassBreaks = createRoute({
  operationId: 'listGlassBreaks',
  method: 'get',
  path: '/glass-breaks',
  summary: 'Patients opened in an emergency: those nobody has judged yet, the oldest first; then the latest others',
  responses: {
    200: json(
      z
        .strictObject({
          items: z.array(listed),
          more: z.boolean(),
          /** Who tried in the last thirty days and opened nobody: how often, most first. */
          inVain: z.array(z.strictObject({ by: person, tries: z.number().int() })),
        })
        .openapi('GlassBreaks'),
    ),
    ...problemAnswer,
  },
})

const review = z
  .strictObject({ outcome: z.enum(outcomes), note: prose(1000).default('') })
  .superRefine(({ outcome, note }, ctx) => {
    if (outcome === 'not_justified' && note.trim().length < fewestSigns)
      ctx.addIssue({ code: 'custom', path: ['note'], message: 'Say what was found, and what follows from it' })
  })
  .openapi('GlassReview')
export type Review = z.infer<typeof review>

export const reviewGlassBreak = createRoute({
  operationId: 'reviewGlassBreak',
  method: 'post',
  path: '/glass-breaks/{glassId}/review',
  summary: 'Judges such an opening, once; nobody judges her own',
  request: { params: one, headers: commandHeader, body: jsonBody(review) },
  responses: { 200: json(listed), ...problemAnswer },
})
