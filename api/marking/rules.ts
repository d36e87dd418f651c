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

/** What each kind that measures reads off; the others measure nothing. */
export const quantityOf: Readonly<Partial<Record<AnnotationKind, Measured['quantity']>>> = {
  length: 'length',
  diameters: 'length',
  area: 'area',
  angle: 'angle',
}

/** The units a quantity comes in: of the patient, or of the picture where nobody said how large a pixel is. */
export const unitsOf: Readonly<Record<Measured['quantity'], readonly Measured['unit'][]>> = {
  length: ['mm', '{pixels}'],
  area: ['mm2', '{pixels}2'],
  angle: ['deg'],
}

/** Marks that a photograph holds, and signs that the text of one has. */
export const mostMarks = 200
export const mostSigns = 500

/** Two points nearer to each other than this, in pixels, say little about how large a pixel is. */
export const shortestRuler = 20
export const longestRuler = 2_000
/** From a microscope to a whole ward. */
export const smallestPixel = 1e-4
export const largestPixel = 10

/** One standard uncertainty of a device that says its own scale, as a share. Our own figure. */
export const deviceUncertainty = 0.05
/**
 * The same of a ruler or sticker that was found in the picture: found to 2 % at the outside, and as much again for what
 * lies nearer or farther away than it. Our own figure.
 */
export const foundUncertainty = 0.02
/** Millimetres to which a ruler is read: half of a line of it. */
const readTo = 0.5

/**
 * Of a scale read off between two points, one standard uncertainty as a share of it (JCGM 100, 5.1.6): either point is
 * placed to `pointPixels`, and the ruler is read to half a millimetre, of which every part is as likely (4.3.7).
 */
export const rulerUncertainty = (pixels: number, millimetres: number, pointPixels: number): number =>
  Math.hypot((Math.SQRT2 * pointPixels) / pixels, readTo / Math.sqrt(12) / millimetres)

const signOf: Readonly<Record<Measured['unit'], string>> = {
  mm: ' mm',
  mm2: ' mm²',
  deg: '°',
  '{pixels}': ' px',
  '{pixels}2': ' px²',
}

/** A value in words, `12.4 mm (± 0.6 mm, 95 %)`: with twice its standard uncertainty (JCGM 100, 6.2), to the place that this has. */
export function sayMeasured({ value, across, unit, uncertainty }: Measured): string {
  const either = 2 * uncertainty
  // A leading one is worth a second figure.
  const place = either > 0 ? -Math.floor(Math.log10(either / 2)) : 1
  const say = (one: number) => one.toFixed(Math.min(3, Math.max(0, place)))
  const values = across === undefined ? say(value) : `${say(value)} × ${say(across)}`
  return `${values}${signOf[unit]} (± ${say(either)}${signOf[unit]}, 95 %)`
}
