import { createRoute } from '@hono/zod-openapi'
import { bilingual, bilingualOut, idOut, momentOut, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { calledOffice, civilDate, sampleParam } from './contract-sample.ts'
import { reservedCodes, scoreSources } from './rules-research.ts'

const code = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,15}$/, 'One to 16 capital letters, digits or _, a letter first')
  .refine((word) => !reservedCodes.includes(word), 'USE is what is to be explained; it cannot be a condition of itself')

const anchors = z
  .strictObject({
    out: z.number(),
    crossover: z.number(),
    in: z.number(),
    k: z.number().positive().max(20).default(3),
  })
  .refine(({ out, crossover, in: full }) => out < crossover && crossover < full, {
    message: 'They must rise: fully out, the crossover, fully in',
  })
  .openapi('Anchors')
const anchorsOut = z.strictObject({ out: z.number(), crossover: z.number(), in: z.number(), k: z.number() })

const newCondition = z
  .strictObject({
    name: bilingual(120),
    anchors: anchors
      .nullable()
      .default(null)
      .openapi({ description: 'Where membership is graded; null where it is there or not' }),
  })
  .openapi('NewCondition')
export type NewCondition = z.infer<typeof newCondition>

const condition = z
  .strictObject({ code: z.string(), name: bilingualOut, anchors: anchorsOut.nullable(), isUsual: z.boolean() })
  .openapi('Condition')
export type ConditionOut = z.infer<typeof condition>

const said = (max: number, missing: string) => prose(max).refine((words) => words.trim().length > 0, missing)

const newScore = z
  .strictObject({
    condition: z.string().max(16, 'At most 16 characters'),
    value: z
      .number()
      .min(0, 'From 0, lacking, to 1, there')
      .max(1, 'From 0, lacking, to 1, there')
      .nullable()
      .optional()
      .openapi({ description: 'null: looked for, and cannot be told. That is not 0' }),
    measured: z
      .number()
      .optional()
      .openapi({ description: 'Of a graded condition: what was measured, turned into a membership by its anchors' }),
    source: z.enum(scoreSources, {
      error: ({ input }) =>
        input === 'use'
          ? 'A score cannot rest on use: that is what is to be explained'
          : `One of ${scoreSources.join(', ')}`,
    }),
    sentence: said(500, 'Say in a sentence what it rests on'),
    observedOn: civilDate,
  })
  .openapi('NewScore')
export type NewScore = z.infer<typeof newScore>

const score = z
  .strictObject({
    /** The office's number. */
    office: z.number().int(),
    condition: z.string(),
    /** Later ones of an office and a condition are higher; the highest holds. */
    seq: z.number().int(),
    value: z.number().nullable(),
    source: z.string(),
    sentence: z.string(),
    observedOn: z.string(),
    /** Whoever judged had not looked at use before, by her own lines in the audit. */
    isBlind: z.boolean(),
    mine: z.boolean(),
    /** The scorer's name, for a coordinator. */
    by: z.string().nullable(),
    at: momentOut(),
  })
  .openapi('Score')
export type ScoreOut = z.infer<typeof score>

const scores = z
  .strictObject({
    sampleId: idOut('smp'),
    /** In the order of their numbers, which tell nobody who uses it. */
    offices: z.array(calledOffice),
    conditions: z.array(condition),
    /** The whole history, the latest first. */
    items: z.array(score),
    /** The asker has looked at use: what she scores from now on is not blind. */
    hasSeenUse: z.boolean(),
  })
  .openapi('SampleScores')
export type SampleScores = z.infer<typeof scores>

export const listConditions = createRoute({
  operationId: 'listConditions',
  method: 'get',
  path: '/research/conditions',
  summary: 'What may have to be there before an office uses it: the usual three and those of your own',
  responses: { 200: json(z.strictObject({ items: z.array(condition) }).openapi('Conditions')), ...problemAnswer },
})

export const defineCondition = createRoute({
  operationId: 'defineCondition',
  method: 'put',
  path: '/research/conditions/{code}',
  summary: 'Defines a condition; scores rest on it, so it never changes again',
  request: { params: z.object({ code }), body: jsonBody(newCondition) },
  responses: { 200: json(condition, 'Defined before'), 201: json(condition, 'Defined'), ...problemAnswer },
})

export const listScores = createRoute({
  operationId: 'listScores',
  method: 'get',
  path: '/research/samples/{sampleId}/scores',
  summary: 'The offices of a sample to be scored, without a word of who uses it, and what was scored so far',
  request: { params: sampleParam },
  responses: { 200: json(scores), ...problemAnswer },
})

export const scoreOffice = createRoute({
  operationId: 'scoreOffice',
  method: 'post',
  path: '/research/offices/{number}/scores',
  summary:
    'Says how far an office has a condition, on what that rests and in a sentence; the last word holds, all are kept',
  request: {
    params: z.object({ number: z.coerce.number().int().min(1).max(1_000_000) }),
    headers: commandHeader,
    body: jsonBody(newScore),
  },
  responses: { 200: json(score, 'Scored before'), 201: json(score, 'Scored'), ...problemAnswer },
})
