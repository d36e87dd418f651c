import { createRoute } from '@hono/zod-openapi'
import { z } from '../kernel/shape.ts'
import { json, problemAnswer } from '../kernel/slice.ts'
import { calledOffice } from './contract-sample.ts'

/** Offices looked at for one answer: each of them takes a dozen small statements. */
export const officesAtOnce = 20

const query = z.strictObject({ after: z.coerce.number().int().min(0).max(999_999).optional() })
export type NetworksQuery = z.infer<typeof query>

const row = z
  .strictObject({
    office: calledOffice,
    /** Null as everything else where they are too few for the asker to know. */
    cases: z.number().int().nullable(),
    /** Of its cases, those that the person of the office who took part in most took part in. */
    keyShare: z.number().nullable(),
    /** Cases left without that person. */
    left: z.number().int().nullable(),
    nodes: z.number().int().nullable(),
    /** Of the key person, 0 to 1; null too where the network is too small for it. */
    betweenness: z.number().nullable(),
    /** Something is withheld, because it is about fewer than five. */
    isSuppressed: z.boolean(),
  })
  .openapi('NetworkRow')
export type NetworkRow = z.infer<typeof row>

const networks = z
  .strictObject({
    window: z.strictObject({ from: z.string(), to: z.string() }),
    definition: z.string(),
    query: z.string(),
    /** Offices with a case in the window, in the order of their numbers. */
    items: z.array(row),
    /** Offices of the hospital, and how many of them are behind this answer. */
    offices: z.number().int(),
    looked: z.number().int(),
    /** What to ask `after` for the next ones; null at the end. */
    next: z.number().int().nullable(),
  })
  .openapi('OfficeNetworks')
export type NetworksOut = z.infer<typeof networks>

export const listNetworks = createRoute({
  operationId: 'listNetworks',
  method: 'get',
  path: '/research/networks',
  summary: 'How much hangs on one person, office by office, without a person’s name',
  request: { query },
  responses: { 200: json(networks), ...problemAnswer },
})
