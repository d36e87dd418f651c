import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, page, z } from '../kernel/shape.ts'
import { json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { pack, packId, packVersion } from './rules.ts'

const packSummary = z
  .strictObject({
    id: z.string(),
    version: z.string(),
    title: bilingualOut,
    questionnaires: z.array(z.strictObject({ id: z.string(), title: bilingualOut, service: z.string() })),
  })
  .openapi('PackSummary')
export type PackSummary = z.infer<typeof packSummary>

const packParams = z.object({ packId, version: packVersion })

export const publishPack = createRoute({
  operationId: 'publishPack',
  method: 'put',
  path: '/packs/{packId}/versions/{version}',
  summary: 'Publishes a pack version; it never changes again',
  request: { params: packParams, body: jsonBody(pack.openapi('Pack')) },
  responses: {
    200: json(packSummary, 'Published before, with the same content'),
    201: json(packSummary, 'Published'),
    ...problemAnswer,
  },
})

export const listPacks = createRoute({
  operationId: 'listPacks',
  method: 'get',
  path: '/packs',
  summary: 'The newest version of each pack',
  responses: { 200: json(page(packSummary)), ...problemAnswer },
})

export const readPack = createRoute({
  operationId: 'readPack',
  method: 'get',
  path: '/packs/{packId}/versions/{version}',
  summary: 'One pack version, whole',
  request: { params: packParams },
  responses: { 200: json(pack), ...problemAnswer },
})
