import { createRoute } from '@hono/zod-openapi'
import { id, idOut, momentOut, z } from '../kernel/shape.ts'
import { json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { matchingVariables } from './rules.ts'

export const civilDate = z
  .string()
  .refine((day) => /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00Z`).toJSON()?.slice(0, 10) === day, {
    message: 'A day is written like 2026-03-31',
  })
  .openapi({ format: 'date', example: '2026-03-31' })
const window = z.strictObject({ from: civilDate, to: civilDate })
/** As it was stored; what was good once is not judged again. */
const windowOut = z.strictObject({ from: z.string(), to: z.string() })

const asked = 'k80, for those that sent four fifths together, or how many: 1 to 100'

const rule = z
  .strictObject({
    users: z.union([z.literal('k80'), z.number().int(asked).min(1, asked).max(100, asked)], { error: asked }),
    window,
    matchOn: z
      .array(
        z.enum(matchingVariables, {
          error: `Offices are matched on ${matchingVariables.join(', ')}; never on a condition or on use, which are to be explained`,
        }),
      )
      .min(1, 'Name at least one thing to match on')
      .refine((names) => new Set(names).size === names.length, 'One is named twice'),
    caliper: z.number().min(0).max(1).nullable().openapi({ description: 'The largest Gower distance of a pair' }),
    isListSizeLogged: z.boolean(),
  })
  .openapi('SampleRule')
export type NewSampleRule = z.infer<typeof rule>
const ruleOut = z.strictObject({
  users: z.union([z.literal('k80'), z.number().int()]),
  window: windowOut,
  matchOn: z.array(z.enum(matchingVariables)),
  caliper: z.number().nullable(),
  isListSizeLogged: z.boolean(),
})

/** By id and name to a coordinator; to a researcher by a number alone. */
export const calledOffice = z
  .strictObject({ id: idOut('off').nullable(), name: z.string().nullable(), number: z.number().int() })
  .openapi('CalledOffice')

export const remark = z.strictObject({ code: z.string(), sentence: z.string() }).openapi('Remark')

export const figure = z
  .strictObject({
    value: z.number().nullable(),
    definition: z.string(),
    window: windowOut,
    denominator: z.strictObject({ of: z.string(), n: z.number() }).nullable(),
    query: z.string(),
  })
  .openapi('Figure')

const stored = z.strictObject({
  id: idOut('smp'),
  rule: ruleOut,
  madeAt: momentOut(),
  mine: z.boolean(),
  /** When its offices were first shown; null while nobody has seen them. */
  shownAt: momentOut().nullable(),
})
const storedSample = stored.openapi('StoredSample')
export type StoredSample = z.infer<typeof storedSample>

const facts = z.record(z.string(), z.union([z.number(), z.string()]).nullable())
const side = z.strictObject({ office: calledOffice, facts })
const spread = z.strictObject({ n: z.number().int(), mean: z.number().nullable(), sd: z.number().nullable() })
const drawn = stored
  .extend({
    /** Offices that could have sent a case in the window. */
    eligible: z.number().int(),
    /** Of those, without a case up to its end. */
    nonUsers: z.number().int(),
    /** Null, as the share, to a researcher where they would be what one office sent. */
    cases: z.number().int().nullable(),
    share: figure,
    isTied: z.boolean(),
    /** To a researcher without shares, in whole fives and null of one to four, which stand last. */
    users: z.array(
      z.strictObject({ office: calledOffice, cases: z.number().int().nullable(), share: z.number().nullable() }),
    ),
    pairs: z.array(z.strictObject({ user: side, nonUser: side.nullable(), distance: z.number().nullable() })),
    /** How alike both sides of the pairs came out; words are counted as 0 or 1 for each. */
    balance: z.array(
      z.strictObject({
        name: z.string(),
        users: spread,
        nonUsers: spread,
        smd: z.number().nullable(),
        denominator: z.string(),
        remarks: z.array(remark),
      }),
    ),
    ranges: z.record(z.string(), z.number()),
    dropped: z.array(z.string()),
    remarks: z.array(remark),
  })
  .openapi('Sample')
export type Sample = z.infer<typeof drawn>

export const sampleParam = z.object({ sampleId: id('smp') })

export const storeSample = createRoute({
  operationId: 'storeSample',
  method: 'put',
  path: '/research/samples/{sampleId}',
  summary: 'Stores how offices are chosen, before a name is shown; it never changes again',
  request: { params: sampleParam, body: jsonBody(rule) },
  responses: { 200: json(storedSample, 'Stored before'), 201: json(storedSample, 'Stored'), ...problemAnswer },
})

export const listSamples = createRoute({
  operationId: 'listSamples',
  method: 'get',
  path: '/research/samples',
  summary: 'The rules that were stored, without an office',
  responses: { 200: json(z.strictObject({ items: z.array(storedSample) }).openapi('Samples')), ...problemAnswer },
})

export const readSample = createRoute({
  operationId: 'readSample',
  method: 'get',
  path: '/research/samples/{sampleId}',
  summary:
    'The busiest offices, the most alike ones without a case, and how alike they are: the same as when first shown',
  request: { params: sampleParam },
  responses: { 200: json(drawn), ...problemAnswer },
})

export const csv = (description: string) => ({ description, content: { 'text/csv': { schema: z.string() } } })

export const exportSample = createRoute({
  operationId: 'exportSample',
  method: 'get',
  path: '/research/samples/{sampleId}/pairs.csv',
  summary: 'The pairs side by side as a table',
  request: { params: sampleParam },
  responses: { 200: csv('Comma-separated values'), ...problemAnswer },
})
