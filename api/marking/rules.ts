/** What can be drawn: five that point something out, four that measure. */
export const annotationKinds = [
  'pointer',
  'ellipse',
  'freehand',
  'arrow',
  'text',
  'length',
  'diameters',
  'area',
  'angle',
] as const
export type AnnotationKind = (typeof annotationKinds)[number]

/** Where it lies, in pixels of the upright picture: a point (IIIF), or a shape as SVG (W3C Web Annotation Data Model, 4.2). */
export type Selector =
  | { readonly type: 'PointSelector'; readonly x: number; readonly y: number }
  | { readonly type: 'SvgSelector'; readonly value: string }

export const quantities = ['length', 'area', 'angle'] as const
/** UCUM codes. */
export const measureUnits = ['mm', 'mm2', 'deg', '{pixels}', '{pixels}2'] as const

/** A value that was read off, with its standard uncertainty in the same unit (JCGM 100). `across`: the second, shorter diameter. */
export interface Measured {
  readonly quantity: (typeof quantities)[number]
  readonly value: number
  readonly across?: number | undefined
  readonly unit: (typeof measureUnits)[number]
  readonly uncertainty: number
}

export const calibrationMethods = ['ruler', 'sticker', 'known_object', 'device_calibrated'] as const
export type CalibrationMethod = (typeof calibrationMethods)[number]

export const imageGradeCodes = ['good', 'adequate', 'inadequate'] as const
export type ImageGrade = (typeof imageGradeCodes)[number]

export const gradeReasons = ['focus', 'light', 'framing', 'scale', 'wrong_view', 'too_few', 'obscured'] as const
export type GradeReason = (typeof gradeReasons)[number]
