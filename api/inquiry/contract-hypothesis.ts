import { createRoute } from '@hono/zod-openapi'
import { idOut, z } from '../kernel/shape.ts'
import { json, problemAnswer } from '../kernel/slice.ts'
import { calledOffice, csv, figure, remark, sampleParam } from './contract-sample.ts'
import { usualBars } from './rules-research.ts'

const bar = (usual: number) => z.coerce.number().min(0).max(1).default(usual)
const query = z.strictObject({
  /** Codes, one after the other with commas. */
  conditions: z
    .string()
    .max(200)
    .default('GP,TECH,NEED')
    .transform((words) => words.split(',').map((word) => word.trim()))
    .refine((codes) => codes.every((code) => code.length > 0), 'Codes with commas between, like GP,TECH,NEED')
    .refine((codes) => new Set(codes).size === codes.length, 'One condition is named twice')
    .refine((codes) => codes.length <= 6, 'At most six conditions: more combinations than so few offices can fill')
    .openapi({ type: 'string', example: 'GP,TECH,NEED' }),
  scores: z
    .enum(['blind', 'all'])
    .default('blind')
    .openapi({ description: 'blind: only those of scorers who had not looked at use' }),
  inclN: bar(usualBars.inclN),
  ron: bar(usualBars.ron),
  inclS: bar(usualBars.inclS),
  pri: bar(usualBars.pri),
  cut: z.coerce.number().int().min(1).max(100).default(usualBars.cut),
})
export type HypothesisQuery = z.infer<typeof query>

const side = {
  /** At its most unlucky and its luckiest, whatever the unknown turn out to be. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  contradicting: z.array(calledOffice),
  /** Over both bars; null where it cannot be told. */
  holds: z.boolean().nullable(),
}
const share = z.number().nullable()
const model = z.strictObject({
  text: z.string(),
  inclS: share,
  pri: share,
  covS: share,
  terms: z.array(z.strictObject({ text: z.string(), inclS: share, pri: share, covS: share, covU: share })),
})
const solution = z.strictObject({
  kind: z.enum(['conservative', 'parsimonious']),
  /** All of them: which one is right the offices do not say. */
  models: z.array(model),
  isCut: z.boolean(),
  remarks: z.array(remark),
})
export const rowOutcomes = ['positive', 'negative', 'contradictory', 'remainder'] as const

const report = z
  .strictObject({
    sampleId: idOut('smp'),
    /** As asked for; the codes that are the same everywhere are set aside. */
    conditions: z.array(
      z.strictObject({ code: z.string(), inclN: share, covN: share, ron: share, isConstant: z.boolean() }),
    ),
    tested: z.array(z.string()),
    scores: z.enum(['blind', 'all']),
    bars: z.strictObject({ inclN: z.number(), ron: z.number(), inclS: z.number(), pri: z.number(), cut: z.number() }),
    users: z.number().int(),
    nonUsers: z.number().int(),
    /** Whose every condition is known. */
    n: z.number().int(),
    unknown: z.array(z.strictObject({ office: calledOffice, missing: z.array(z.string()) })),
    /** Of the offices' latest scores, those by somebody who had looked at use. */
    notBlind: z.number().int(),
    necessity: z.strictObject({ inclN: figure, covN: figure, ron: figure, ...side }),
    sufficiency: z.strictObject({ inclS: figure, covS: figure, pri: figure, ...side }),
    split: z
      .strictObject({
        usersWithAll: z.number().int(),
        usersLacking: z.number().int(),
        othersWithAll: z.number().int(),
        othersLacking: z.number().int(),
      })
      .nullable(),
    p: share,
    leastP: share,
    rows: z.array(
      z.strictObject({
        row: z.number().int(),
        bits: z.string(),
        offices: z.array(calledOffice),
        inclS: share,
        pri: share,
        outcome: z.enum(rowOutcomes),
      }),
    ),
    ambiguous: z.array(calledOffice),
    /** What leads to use, and what to its absence. */
    use: z.array(solution),
    noUse: z.array(solution),
    remarks: z.array(remark),
  })
  .openapi('HypothesisReport')
export type HypothesisReport = z.infer<typeof report>

const asked = { params: sampleParam, query }

export const testHypothesis = createRoute({
  operationId: 'testHypothesis',
  method: 'get',
  path: '/research/samples/{sampleId}/hypothesis',
  summary: 'Who uses it has all conditions, and who has them all uses it: each with the offices that contradict it',
  request: asked,
  responses: { 200: json(report), ...problemAnswer },
})

export const exportHypothesis = createRoute({
  operationId: 'exportHypothesis',
  method: 'get',
  path: '/research/samples/{sampleId}/hypothesis.csv',
  summary: 'Every office of the sample with its conditions as a table, for another program',
  request: asked,
  responses: { 200: csv('Comma-separated values'), ...problemAnswer },
})
