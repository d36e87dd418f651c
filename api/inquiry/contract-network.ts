import { createRoute } from '@hono/zod-openapi'
import { id, idOut, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { officeOut } from './contract-interviews.ts'
import { nodeKinds } from './rules.ts'

export const acts = ['draft', 'photo', 'sent', 'assigned', 'answered', 'read'] as const
export type Act = (typeof acts)[number]

const node = z
  .strictObject({
    /** Holds in this answer only. */
    id: z.string(),
    kind: z.enum(nodeKinds),
    /** Of people the name, or `Person 1` for whoever may know nobody by name; else as it was told. */
    name: z.string(),
    /** Of what the log itself knows, such as `gp` or `camera`; null where somebody told of it. */
    code: z.string().nullable(),
    /** Works at the hospital. */
    isOutside: z.boolean(),
    /** Cases that a person took part in; null too where the asker may not know so few. */
    cases: z.number().int().nullable(),
    degree: z.number().int(),
    weight: z.number().nullable(),
    betweenness: z.number(),
    betweennessNormalised: z.number().nullable(),
    isCut: z.boolean(),
  })
  .openapi('NetworkNode')

const edge = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    /** `logged`: out of events, as often as `weight` says; `told`: in interviews. */
    source: z.enum(['logged', 'told']),
    /** Null where the asker may not know so few. */
    weight: z.number().nullable(),
    acts: z.array(z.enum(acts)),
    /** What was said; the words are null where they may not be quoted. */
    quotes: z.array(z.strictObject({ tieId: idOut('tie'), codingId: idOut('cdg'), text: z.string().nullable() })),
  })
  .openapi('NetworkEdge')

const network = z
  .strictObject({
    office: officeOut,
    window: z.strictObject({ from: z.string(), to: z.string() }),
    definition: z.string(),
    query: z.string(),
    /** The latest of the window, at most 500; null where they are too few for the asker to know. */
    cases: z.number().int().nullable(),
    /** Null where its cases are. */
    counts: z
      .strictObject({
        person: z.number().int(),
        profession: z.number().int(),
        technology: z.number().int(),
        rule: z.number().int(),
        edges: z.number().int(),
      })
      .nullable(),
    /** Too small to show more than counts: no nodes and no edges are given. */
    isCountsOnly: z.boolean(),
    nodes: z.array(node),
    edges: z.array(edge),
    /** How much hangs on one person of the office; null where that is about too few cases for the asker to know. */
    keyPerson: z
      .strictObject({
        share: z.number().nullable(),
        /** Cases left without any one of them. */
        left: z.number().int().nullable(),
        people: z.array(z.string()),
      })
      .nullable(),
  })
  .openapi('OfficeNetwork')
export type NetworkOut = z.infer<typeof network>

const end = z.strictObject({
  kind: z.enum(nodeKinds),
  name: prose(80).refine((words) => words.trim() !== '', 'Something must stand here'),
})
const newTie = z
  .strictObject({ from: end, to: end, codingId: id('cdg') })
  .openapi('NewTie', { description: 'Two nodes, and the passage of an interview with the office that tells of it' })
export type NewTie = z.infer<typeof newTie>

const officeId = z.object({ officeId: id('off') })

export const readNetwork = createRoute({
  operationId: 'readNetwork',
  method: 'get',
  path: '/offices/{officeId}/network',
  summary: 'Who and what is tied together in an office’s use: out of the log, and as interviews tell',
  request: { params: officeId },
  responses: { 200: json(network), ...problemAnswer },
})

export const readPseudonymousNetwork = createRoute({
  operationId: 'readPseudonymousNetwork',
  method: 'get',
  path: '/research/networks/{pseudonym}',
  summary: 'The same of an office known by its pseudonym, without a name',
  request: { params: z.object({ pseudonym: z.string().regex(/^Office \d{2,6}$/, 'A pseudonym such as Office 07') }) },
  responses: { 200: json(network), ...problemAnswer },
})

export const tellTie = createRoute({
  operationId: 'tellTie',
  method: 'put',
  path: '/offices/{officeId}/ties/{tieId}',
  summary: 'Notes a tie that somebody told of; the passage that says so stands behind it',
  request: { params: officeId.extend({ tieId: id('tie') }), body: jsonBody(newTie) },
  responses: {
    200: json(z.strictObject({ id: idOut('tie') }), 'Noted before'),
    201: json(z.strictObject({ id: idOut('tie') }), 'Noted'),
    ...problemAnswer,
  },
})

export const removeTie = createRoute({
  operationId: 'removeTie',
  method: 'post',
  path: '/research/ties/{tieId}/removal',
  summary: 'Takes such a tie off',
  request: { params: z.object({ tieId: id('tie') }), headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(z.strictObject({ id: idOut('tie') })), ...problemAnswer },
})
