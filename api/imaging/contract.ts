import { createRoute } from '@hono/zod-openapi'
import { partCode, scales } from '../catalogue/rules.ts'
import { id, idOut, momentOut, page, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import { qualityReasons, qualityScales, qualityVerdicts } from '../ports/imaging.ts'
import { imageStatuses, viewCode } from './rules.ts'

const quality = z
  .strictObject({
    verdict: z.enum(qualityVerdicts),
    reasons: z.array(z.enum(qualityReasons)),
    focus: z.number(),
    brightness: z.number(),
    glare: z.number(),
    scale: z.enum(qualityScales),
    mmPerPixel: z.number().optional(),
  })
  .openapi('Quality', { description: 'How good it is for looking closely, as far as pixels tell' })

const image = z
  .strictObject({
    id: idOut('img'),
    referralId: idOut('ref'),
    view: z.string(),
    /** Which of the parts that the questionnaire names it shows, as one of several things; null where nobody has said. */
    belongsTo: z.string().nullable(),
    /** What in it tells how large things are, as its office says. */
    scale: z.enum(scales).nullable(),
    /** Whether somebody can be recognised in it, as its office says. */
    recognisable: z.boolean().nullable(),
    mediaType: z.string(),
    bytes: z.number().int(),
    sha256: z.string().openapi({ description: 'Of the original, lower-case hex' }),
    /** received: stored, nothing to see yet. previewed: a small picture. ready: can be zoomed. failed: see problem. */
    status: z.enum(imageStatuses),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    frames: z.number().int().nullable(),
    /** Of its Deep Zoom tiles; null until it can be zoomed. */
    tileSize: z.number().int().nullable(),
    problem: z.strictObject({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
    /** By the camera's own clock, like 2026-05-17T12:30:00, with +02:00 behind it where the camera says so. */
    takenAt: z.string().nullable(),
    /** Make and model of the camera, as it says. */
    device: z.string().nullable(),
    /** How the camera was held, 1 to 8 (EXIF); what is shown is upright. */
    orientation: z.number().int().nullable(),
    /** Whether the file says where it was taken. That is shown nowhere. */
    hasPosition: z.boolean().nullable(),
    quality: quality.nullable(),
    /** Which edition of how pictures are made made this one. */
    recipe: z.number().int().nullable(),
    attachedAt: momentOut(),
    readyAt: momentOut().nullable(),
  })
  .openapi('Image')
export type ImageOut = z.infer<typeof image>

const part = z
  .string()
  .regex(partCode, 'A code like L1')
  .openapi({ description: 'One of the parts that the questionnaire names, or unknown' })
const description = z
  .strictObject({
    belongsTo: part.nullable().optional(),
    scale: z.enum(scales).nullable().optional(),
    recognisable: z.boolean().nullable().optional(),
  })
  .refine((said) => Object.keys(said).length > 0, 'Say something of it')
  .openapi('ImageDescription', { description: 'What is said of a photograph; what is left out stays as it is' })
export type Description = z.infer<typeof description>

const info = z
  .strictObject({
    id: idOut('img'),
    width: z.number().int(),
    height: z.number().int(),
    tileSize: z.number().int(),
    overlap: z.literal(0),
    format: z.literal('jpg'),
    /** Deep Zoom levels are numbered 0 to this one, the full size. */
    maxLevel: z.number().int(),
  })
  .openapi('ImageInfo')
export type ImageInfo = z.infer<typeof info>

const one = z.object({ imageId: id('img') })
const ticketed = { params: one, headers: z.object({ 'lysbord-ticket': z.string().optional() }) }
const jpeg = { description: 'A JPEG', content: { 'image/jpeg': { schema: z.string().openapi({ format: 'binary' }) } } }
const path = <R extends string>(rest: R) => `/images/{imageId}${rest}` as const

export const attachImage = createRoute({
  operationId: 'attachImage',
  method: 'put',
  path: '/referrals/{referralId}/images/{imageId}',
  summary:
    'Stores a photograph, whole and untouched, under an id of your own; what is said of it is kept as the first time said it',
  request: {
    params: z.object({ referralId: id('ref'), imageId: id('img') }),
    query: z.object({
      view: z.string().regex(viewCode, 'A view code like close_up'),
      belongsTo: part.optional(),
      scale: z.enum(scales).optional(),
      recognisable: z.enum(['true', 'false']).optional(),
    }),
    headers: z.object({
      'content-digest': z.string().optional().openapi({ description: 'sha-256=:base64: of the bytes (RFC 9530)' }),
    }),
    body: {
      required: true,
      description: 'The file as the camera made it: JPEG, PNG, WebP, AVIF, TIFF or HEIC, at most 40 MB',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: { 200: json(image, 'Stored before'), 201: json(image, 'Stored'), ...problemAnswer },
})

export const describeImage = createRoute({
  operationId: 'describeImage',
  method: 'post',
  path: path('/description'),
  summary: 'Says of a photograph what it shows: which part, what tells its size, and whether somebody is recognisable',
  request: { params: one, headers: commandHeader, body: jsonBody(description) },
  responses: { 200: json(image), ...problemAnswer },
})

export const removeImage = createRoute({
  operationId: 'removeImage',
  method: 'post',
  path: path('/removal'),
  summary: 'Takes a photograph back, for example one of another patient; nobody sees it any more',
  request: {
    params: one,
    headers: commandHeader,
    body: jsonBody(z.strictObject({ reason: z.enum(['wrong_patient', 'not_useful', 'other']) })),
  },
  responses: { 200: json(z.strictObject({ id: idOut('img') }).openapi('RemovedImage')), ...problemAnswer },
})

export const retryImage = createRoute({
  operationId: 'retryImage',
  method: 'post',
  path: path('/retry'),
  summary: 'Has a photograph that could not be shown tried once more; for a coordinator, who sees nothing of it',
  request: { params: one, headers: commandHeader, body: jsonBody(z.strictObject({})) },
  responses: { 200: json(z.strictObject({ id: idOut('img') }).openapi('RetriedImage')), ...problemAnswer },
})

export const listImages = createRoute({
  operationId: 'listImages',
  method: 'get',
  path: '/referrals/{referralId}/images',
  summary: 'Photographs of a referral, oldest first',
  request: { params: z.object({ referralId: id('ref') }) },
  responses: { 200: json(page(image)), ...problemAnswer },
})

export const readImage = createRoute({
  operationId: 'readImage',
  method: 'get',
  path: '/images/{imageId}',
  summary: 'How far a photograph is',
  request: { params: one },
  responses: { 200: json(image), ...problemAnswer },
})

export const readImageInfo = createRoute({
  operationId: 'readImageInfo',
  method: 'get',
  path: path('/info'),
  summary: 'Sizes for a Deep Zoom viewer',
  request: { params: one },
  responses: { 200: json(info), ...problemAnswer },
})

export const issueTicket = createRoute({
  operationId: 'issueTicket',
  method: 'post',
  path: path('/ticket'),
  summary:
    'For pages without a cookie: five minutes’ entry to the preview and tiles of one photograph, as header `lysbord-ticket`',
  request: { params: one, body: jsonBody(z.strictObject({})) },
  responses: {
    200: json(z.strictObject({ ticket: z.string(), expiresAt: momentOut() }).openapi('Ticket')),
    ...problemAnswer,
  },
})

export const readPreview = createRoute({
  operationId: 'readPreview',
  method: 'get',
  path: path('/preview'),
  summary: 'A small upright picture, at most 1,024 pixels',
  request: ticketed,
  responses: { 200: jpeg, ...problemAnswer },
})

export const readThumbnail = createRoute({
  operationId: 'readThumbnail',
  method: 'get',
  path: path('/thumbnail'),
  summary: 'The photograph for a list, at most 256 pixels; its preview for as long as it cannot be zoomed',
  request: ticketed,
  responses: { 200: jpeg, ...problemAnswer },
})

export const readTile = createRoute({
  operationId: 'readTile',
  method: 'get',
  path: path('/tiles/{level}/{tile}'),
  summary: 'One Deep Zoom tile, `{column}_{row}.jpg`',
  request: {
    headers: ticketed.headers,
    params: one.extend({
      level: z.string().regex(/^\d{1,2}$/, 'A level number'),
      tile: z.string().regex(/^\d{1,4}_\d{1,4}\.jpg$/, 'A tile like 0_0.jpg'),
    }),
  },
  responses: { 200: jpeg, ...problemAnswer },
})

export const readOriginal = createRoute({
  operationId: 'readOriginal',
  method: 'get',
  path: path('/original'),
  summary: 'The file as it was sent, as a download',
  request: { params: one },
  responses: {
    200: {
      description: 'The bytes',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problemAnswer,
  },
})

export const readSticker = createRoute({
  operationId: 'readSticker',
  method: 'get',
  path: '/sticker.svg',
  summary: 'A sheet of measuring stickers, exact when it is printed at 100 % on A4; for everybody',
  request: {
    query: z.object({
      language: z.enum(['nb', 'en']).optional().openapi({ description: 'Else the one that `Accept-Language` wishes' }),
    }),
  },
  responses: {
    200: {
      description: 'SVG in millimetres',
      content: { 'image/svg+xml': { schema: z.string() } },
    },
    ...problemAnswer,
  },
})
