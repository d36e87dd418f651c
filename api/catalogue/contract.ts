import { createRoute } from '@hono/zod-openapi'
import { bilingualOut, id, idOut, page, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { pack, packCode, packId, packVersion } from './manifest.ts'

const packSummary = z
  .strictObject({
    id: z.string(),
    version: z.string(),
    title: bilingualOut,
    questionnaires: z.array(z.strictObject({ id: z.string(), title: bilingualOut, service: z.string() })),
    code: z.string().nullable().openapi({ description: 'The SHA-256 of its code; null for a pack of data alone' }),
    runs: z.enum(['nothing', 'in the page', 'in a frame']).openapi({
      description: 'Code runs in the page only where the deployer vouches for it (LYSBORD_TRUSTED_CODE)',
    }),
    fits: z.boolean().openapi({ description: 'Whether it was written for this Lysbord' }),
  })
  .openapi('PackSummary')
export type PackSummary = z.infer<typeof packSummary>

const packParams = z.object({ packId, version: packVersion })

const packBody = jsonBody(pack.openapi('Pack'))

const packCheck = z
  .strictObject({
    published: z.enum(['not yet', 'the same', 'other content']).openapi({
      description: 'Whether this version is published; with other content it needs a new version',
    }),
    pack: packSummary,
  })
  .openapi('PackCheck')
export type PackCheck = z.infer<typeof packCheck>

export const checkPack = createRoute({
  operationId: 'checkPack',
  method: 'post',
  path: '/pack-checks',
  summary: 'Looks whether a pack can be published, field by field; nothing of it is kept',
  request: { body: packBody },
  responses: { 200: json(packCheck, 'It fits the schema'), ...problemAnswer },
})

export const publishPack = createRoute({
  operationId: 'publishPack',
  method: 'put',
  path: '/packs/{packId}/versions/{version}',
  summary: 'Publishes a pack version; it never changes again',
  request: { params: packParams, body: packBody },
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

const stored = z.strictObject({ main: z.string() }).openapi('PackCode')
export const storePackCode = createRoute({
  operationId: 'storePackCode',
  method: 'put',
  path: '/pack-codes/{hash}',
  summary: 'Stores code that a pack names by its SHA-256; before the pack is published',
  request: {
    params: z.object({ hash: packCode }),
    body: jsonBody(z.strictObject({ code: z.string().min(1).max(256_000, 'At most 256,000 characters of code') })),
  },
  responses: { 200: json(stored, 'Stored'), ...problemAnswer },
})

export const readPackCode = createRoute({
  operationId: 'readPackCode',
  method: 'get',
  path: '/pack-codes/{hash}',
  summary: 'The code of a pack as text, to be run in a frame of its own',
  request: { params: z.object({ hash: packCode }) },
  responses: { 200: json(z.strictObject({ code: z.string() })), ...problemAnswer },
})

const unitPack = z.strictObject({ unitId: idOut('uni'), enabled: z.boolean(), pack: packSummary }).openapi('UnitPack')
export type UnitPack = z.infer<typeof unitPack>

export const listUnitPacks = createRoute({
  operationId: 'listUnitPacks',
  method: 'get',
  path: '/unit-packs',
  summary: 'Which pack in which version each unit of the hospital works with',
  responses: { 200: json(page(unitPack)), ...problemAnswer },
})

const ofUnit = { params: z.object({ unitId: id('uni'), packId }), headers: commandHeader }
export const enablePack = createRoute({
  operationId: 'enablePack',
  method: 'post',
  path: '/units/{unitId}/packs/{packId}/enabling',
  summary: 'A unit works with this version of a pack from now on',
  request: { ...ofUnit, body: jsonBody(z.strictObject({ version: packVersion })) },
  responses: { 200: json(unitPack), ...problemAnswer },
})
export const disablePack = createRoute({
  operationId: 'disablePack',
  method: 'post',
  path: '/units/{unitId}/packs/{packId}/disabling',
  summary: 'A unit no longer works with a pack; what was asked and answered with it stays readable',
  request: { ...ofUnit, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(unitPack), ...problemAnswer },
})
