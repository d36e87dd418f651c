import { createRoute } from '@hono/zod-openapi'
import { type bilingualOut, id, idOut, momentOut, z } from '../kernel/shape.ts'
import { json, jsonBody, problemAnswer } from '../kernel/slice.ts'

const size = z.strictObject({ width: z.number().int(), height: z.number().int() })

const service = z
  .strictObject({
    '@context': z.literal('http://iiif.io/api/image/3/context.json'),
    id: z.url(),
    type: z.literal('ImageService3'),
    protocol: z.literal('http://iiif.io/api/image'),
    /** level0: the sizes and tiles that are listed. level2: any region, size and quarter turn. */
    profile: z.enum(['level0', 'level2']),
    width: z.number().int(),
    height: z.number().int(),
    maxWidth: z.number().int(),
    maxHeight: z.number().int(),
    sizes: z.array(size),
    tiles: z.array(z.strictObject({ width: z.number().int(), scaleFactors: z.array(z.number().int()) })),
    extraQualities: z.array(z.string()),
    extraFeatures: z.array(z.string()),
  })
  .openapi('ImageService')
export type ImageServiceOut = z.infer<typeof service>

const words = z.strictObject({ nb: z.array(z.string()), en: z.array(z.string()) })
const shownBy = z.strictObject({ id: z.url(), type: z.literal('ImageService3'), profile: z.enum(['level0', 'level2']) })
const body = size.partial().extend({
  id: z.url(),
  type: z.literal('Image'),
  format: z.literal('image/jpeg'),
  service: z.array(shownBy),
})
const canvas = size.extend({
  id: z.url(),
  type: z.literal('Canvas'),
  label: words,
  thumbnail: z.array(body.required()),
  items: z.array(
    z.strictObject({
      id: z.url(),
      type: z.literal('AnnotationPage'),
      items: z.array(
        z.strictObject({
          id: z.url(),
          type: z.literal('Annotation'),
          motivation: z.literal('painting'),
          body,
          target: z.url(),
        }),
      ),
    }),
  ),
})
const manifest = z
  .strictObject({
    '@context': z.literal('http://iiif.io/api/presentation/3/context.json'),
    id: z.url(),
    type: z.literal('Manifest'),
    label: words,
    items: z.array(canvas),
  })
  .openapi('Manifest')
export type ManifestOut = z.infer<typeof manifest>
/** What a view is called, by its code. */
export type ViewNames = ReadonlyMap<string, z.infer<typeof bilingualOut>>

// Words of a foreign protocol are judged by its own rules, with its own refusals: here they are only named.
const named = (description: string) => z.string().openapi({ description })
const imageId = named('The photograph: an id like img_ followed by 26 characters').openapi({
  example: 'img_01jd8z3v7k4m2q9w8x5c6t7r0e',
})
const ticketed = z.object({ 'lysbord-ticket': z.string().optional() })
const binary = z.string().openapi({ format: 'binary' })

export const findImageService = createRoute({
  operationId: 'findImageService',
  method: 'get',
  path: '/iiif/{imageId}',
  summary: 'Leads from a photograph’s base address to what its image service offers',
  request: { params: z.object({ imageId }), headers: ticketed },
  responses: { 303: { description: 'See info.json' }, ...problemAnswer },
})

export const readImageService = createRoute({
  operationId: 'readImageService',
  method: 'get',
  path: '/iiif/{imageId}/info.json',
  summary: 'What the image service offers of a photograph (IIIF Image API 3.0)',
  request: { params: z.object({ imageId }), headers: ticketed },
  responses: {
    200: {
      description: 'The image information document',
      content: { 'application/json': { schema: service }, 'application/ld+json': { schema: service } },
    },
    ...problemAnswer,
  },
})

export const readRegion = createRoute({
  operationId: 'readRegion',
  method: 'get',
  path: '/iiif/{imageId}/{region}/{size}/{rotation}/{file}',
  summary: 'A picture of a region (IIIF Image API 3.0), as far as info.json offers it',
  request: {
    headers: ticketed,
    params: z.object({
      imageId,
      region: named('full, square, x,y,w,h or pct:x,y,w,h'),
      size: named('max, w, or ,h or w,h or !w,h or pct:n'),
      rotation: named('0, 90, 180 or 270'),
      file: named('Quality and format: default, color or gray, and jpg or png, like default.jpg'),
    }),
  },
  responses: {
    200: {
      description: 'The picture',
      content: { 'image/jpeg': { schema: binary }, 'image/png': { schema: binary } },
    },
    ...problemAnswer,
  },
})

export const readManifest = createRoute({
  operationId: 'readManifest',
  method: 'get',
  path: '/referrals/{referralId}/manifest.json',
  summary:
    'Photographs of a referral for a foreign viewer (IIIF Presentation API 3.0), without a word about the patient',
  request: { params: z.object({ referralId: id('ref') }) },
  responses: {
    200: {
      description: 'The manifest',
      content: { 'application/json': { schema: manifest }, 'application/ld+json': { schema: manifest } },
    },
    ...problemAnswer,
  },
})

export const issueGrant = createRoute({
  operationId: 'issueGrant',
  method: 'post',
  path: '/images/{imageId}/grant',
  summary:
    'An address under which a foreign viewer sees one photograph for some minutes, without cookie or header; off unless the deployer allows it',
  request: { params: z.object({ imageId: id('img') }), body: jsonBody(z.strictObject({})) },
  responses: {
    200: json(
      z
        .strictObject({ imageId: idOut('img'), service: z.url(), expiresAt: momentOut() })
        .openapi('Grant', { description: 'Whoever has the address of the service sees the photograph until then' }),
    ),
    ...problemAnswer,
  },
})
