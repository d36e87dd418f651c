import { createRoute } from '@hono/zod-openapi'
import { id, idOut, momentOut, prose, z } from '../kernel/shape.ts'
import { commandHeader, json, jsonBody, problemAnswer } from '../kernel/slice.ts'
import {
  annotationKinds,
  calibrationMethods,
  gradeReasons,
  imageGradeCodes,
  measureUnits,
  mostSigns,
  quantities,
} from './rules.ts'

const selector = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('PointSelector'), x: z.number(), y: z.number() }),
    z.strictObject({ type: z.literal('SvgSelector'), value: z.string().max(10_000, 'At most 10,000 characters') }),
  ])
  .openapi('Selector', {
    description:
      'In pixels of the upright picture. A point for pointer and text; else SVG of exactly one of these: `ellipse` with ' +
      'cx, cy, rx, ry and perhaps transform="rotate(degrees cx cy)"; `line` for arrow (from, to the tip) and length; two ' +
      'for diameters, the long one first; `polyline` for freehand and for angle (three points, the vertex in the ' +
      'middle); `polygon` for area. Attributes in this order, two decimals at most, 500 points at most, no other space.',
  })

const measured = z
  .strictObject({
    quantity: z.enum(quantities),
    value: z.number().min(0).max(1e9),
    /** The second, shorter diameter. */
    across: z.number().min(0).max(1e9).optional(),
    unit: z.enum(measureUnits),
    /** One standard uncertainty, in the same unit. */
    uncertainty: z.number().min(0).max(1e9),
  })
  .openapi('Measured')

/** Who said it last, and when; `mine`: whether that was the asker. */
const said = {
  by: z.strictObject({ id: idOut('per'), name: z.string() }),
  at: momentOut(),
  mine: z.boolean(),
}

const annotation = z
  .strictObject({
    id: idOut('ann'),
    version: z.number().int(),
    kind: z.enum(annotationKinds),
    selector,
    text: z.string(),
    measured: measured.nullable(),
    ...said,
  })
  .openapi('Annotation')
export type AnnotationOut = z.infer<typeof annotation>

const version = z
  .number()
  .int()
  .min(1)
  .max(10_000)
  .openapi({ description: 'The one that this makes: 1 for what is new, else one more than the one that is changed' })

const newAnnotation = z
  .strictObject({
    version,
    kind: z.enum(annotationKinds),
    selector,
    text: prose(mostSigns),
    measured: measured.nullable(),
  })
  .openapi('NewAnnotation')
export type NewAnnotation = z.infer<typeof newAnnotation>

const calibration = z
  .strictObject({
    method: z.enum(calibrationMethods),
    /** The line it was read off, where there is one. */
    selector: selector.nullable(),
    millimetres: z.number().nullable(),
    mmPerPixel: z.number(),
    /** One standard uncertainty as a share of `mmPerPixel`. */
    relativeUncertainty: z.number(),
    ...said,
  })
  .openapi('Calibration')
export type CalibrationOut = z.infer<typeof calibration>

const newCalibration = z
  .strictObject({
    method: z.enum(calibrationMethods),
    selector: selector.nullable().default(null),
    millimetres: z.number().nullable().default(null),
    mmPerPixel: z
      .number()
      .nullable()
      .default(null)
      .openapi({
        description:
          'Of a device that says it itself, or of a ruler or sticker without a line: exactly as `quality` of the photograph ' +
          'has it. Else it is worked out.',
      }),
    /** One standard uncertainty of placing a point, in pixels of the picture. */
    pointPixels: z.number().min(0).max(100).default(1),
  })
  .openapi('NewCalibration')
export type NewCalibration = z.infer<typeof newCalibration>

const grade = z
  .strictObject({ grade: z.enum(imageGradeCodes), reasons: z.array(z.enum(gradeReasons)), ...said })
  .openapi('ImageGrade')
export type GradeOut = z.infer<typeof grade>

const newGrade = z
  .strictObject({
    grade: z.enum(imageGradeCodes).nullable(),
    reasons: z.array(z.enum(gradeReasons)).max(gradeReasons.length).default([]),
  })
  .openapi('NewImageGrade')
export type NewGrade = z.infer<typeof newGrade>

const marks = z
  .strictObject({
    imageId: idOut('img'),
    annotations: z.array(annotation),
    calibration: calibration.nullable(),
    grade: grade.nullable(),
  })
  .openapi('ImageMarks')
export type MarksOut = z.infer<typeof marks>

const person = z.strictObject({ id: z.string(), type: z.literal('Person'), name: z.string() })
const body = z.strictObject({
  type: z.literal('TextualBody'),
  purpose: z.enum(['commenting', 'describing', 'tagging']),
  value: z.string(),
  format: z.literal('text/plain'),
})
const webAnnotation = z.strictObject({
  id: z.string(),
  type: z.literal('Annotation'),
  motivation: z.enum(['commenting', 'describing', 'highlighting']),
  creator: z.union([person, z.array(person)]),
  created: momentOut(),
  modified: momentOut().optional(),
  body: z.array(body),
  target: z.strictObject({
    source: z.string(),
    selector: z.strictObject({
      type: z.enum(['FragmentSelector', 'SvgSelector']),
      conformsTo: z.string().optional(),
      value: z.string(),
    }),
  }),
})
export type WebAnnotation = z.infer<typeof webAnnotation>

const annotationPage = z
  .strictObject({
    '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
    id: z.string(),
    type: z.literal('AnnotationPage'),
    items: z.array(webAnnotation),
  })
  .openapi('AnnotationPage')
export type AnnotationPage = z.infer<typeof annotationPage>

/** Web Annotation Protocol, 3.1. */
export const ldJson = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

const image = z.object({ imageId: id('img') })
const one = image.extend({ annotationId: id('ann') })
const path = <R extends string>(rest: R) => `/images/{imageId}${rest}` as const

export const saveAnnotation = createRoute({
  operationId: 'saveAnnotation',
  method: 'put',
  path: path('/annotations/{annotationId}'),
  summary: 'Draws something over a photograph, or changes what was drawn, under an id of your own',
  request: { params: one, body: jsonBody(newAnnotation) },
  responses: { 200: json(annotation, 'Saved before'), 201: json(annotation, 'Saved'), ...problemAnswer },
})

export const removeAnnotation = createRoute({
  operationId: 'removeAnnotation',
  method: 'post',
  path: path('/annotations/{annotationId}/removal'),
  summary: 'Takes off what was drawn, as a further version of it; a later one brings it back',
  request: { params: one, body: jsonBody(z.strictObject({ version })) },
  responses: {
    200: json(z.strictObject({ id: idOut('ann'), version: z.number().int() }).openapi('RemovedAnnotation')),
    ...problemAnswer,
  },
})

export const calibrateImage = createRoute({
  operationId: 'calibrateImage',
  method: 'post',
  path: path('/calibration'),
  summary: 'Says how large a pixel is; without line and figures, that it is not known after all',
  request: { params: image, headers: commandHeader, body: jsonBody(newCalibration) },
  responses: {
    200: json(z.strictObject({ calibration: calibration.nullable() }).openapi('CalibratedImage')),
    ...problemAnswer,
  },
})

export const gradeImage = createRoute({
  operationId: 'gradeImage',
  method: 'post',
  path: path('/grade'),
  summary: 'Says how good a photograph is, for whoever took it; null takes that back',
  request: { params: image, headers: commandHeader, body: jsonBody(newGrade) },
  responses: {
    200: json(z.strictObject({ grade: grade.nullable() }).openapi('GradedImage')),
    ...problemAnswer,
  },
})

export const listMarks = createRoute({
  operationId: 'listMarks',
  method: 'get',
  path: '/referrals/{referralId}/marks',
  summary:
    'What was drawn, measured and thought of the photographs of a referral; for its office, as the last reply left it',
  request: { params: z.object({ referralId: id('ref') }) },
  responses: { 200: json(z.strictObject({ items: z.array(marks) }).openapi('Marks')), ...problemAnswer },
})

export const exportAnnotations = createRoute({
  operationId: 'exportAnnotations',
  method: 'get',
  path: path('/annotations'),
  summary: 'What was drawn over a photograph, as W3C Web Annotations',
  request: { params: image },
  responses: { 200: { description: 'JSON-LD', content: { [ldJson]: { schema: annotationPage } } }, ...problemAnswer },
})
