import type { MarksOfImage } from '../client.ts'
import type { Annotation, Kind, Measured, Scale } from './annotation.ts'
import { msg } from './i18n.ts'
import { markName, measuredWords } from './mark-words.ts'
import { asOfToday, largestDiameters, measure, type Put } from './measure.ts'
import { placeWords } from './place-words.ts'
import type { Point } from './point.ts'
import { endsOf, type Region, readSelector, type Shape, type Size } from './shapes.ts'

/** How far something drawn here has come. */
export type Standing = 'kept' | 'leaving' | 'failed'
export interface Shown {
  readonly annotation: Annotation
  readonly standing: Standing
}

/** A mark as it lies there, with its number in the list. */
export interface Mark {
  readonly annotation: Annotation
  readonly shape: Shape
  readonly measured: Measured | null
  readonly number: number
  readonly standing: Standing
}

const putTo = (points: readonly Point[], pixels: number): readonly Put[] =>
  points.map((point) => ({ ...point, pixels }))

/** What can be drawn of it, measured by the scale of today. What is written in a way that nobody here writes is left out. */
export const readMarks = (shown: readonly Shown[], scale: Scale | null): readonly Mark[] =>
  shown.flatMap(({ annotation, standing }, i) => {
    const shape = readSelector(annotation.kind, annotation.selector)
    if (!shape) return []
    const fresh = measure(annotation.kind, putTo(shape.points, 0), scale)
    return [{ annotation, shape, measured: asOfToday(annotation.measured, fresh), number: i + 1, standing }]
  })

/** 1: Length 12.4 mm ± 0.6, upper left (…); text */
export function tell({ annotation, shape, measured, number, standing }: Mark, size: Size): string {
  const words = [placeWords(shape.points, size), standing === 'failed' && msg('not saved')].filter(Boolean).join(', ')
  return `${number}: ${markName(annotation, measured)}, ${words}${annotation.text ? `; ${annotation.text}` : ''}`
}

/** What stands beside it on the photograph, after its number. */
export const labelOf = ({ annotation, measured, standing }: Mark): string =>
  [measured && measuredWords(measured), annotation.text, standing === 'failed' && msg('not saved')]
    .filter(Boolean)
    .join(' · ')

const fewest: Partial<Record<Kind, number>> = { angle: 3, diameters: 4, area: 3 }

/** What has been read off so far of what is being drawn. */
export function growingValue(shape: Shape & { readonly points: readonly Put[] }, scale: Scale | null): string {
  const { kind, points } = shape
  if (kind === 'ellipse') return sizeOf(shape, points[0]?.pixels ?? 1, scale)
  const measured = points.length >= (fewest[kind] ?? 2) && measure(kind, points, scale)
  return measured ? measuredWords(measured) : ''
}

/** How long and wide what encloses something is, its points put to so many pixels. */
export function sizeOf({ kind, points }: Shape, pixels: number, scale: Scale | null): string {
  if (!points[2] || (kind !== 'area' && kind !== 'ellipse')) return ''
  const four = largestDiameters(kind === 'ellipse' ? endsOf(points) : points)
  return measuredWords(measure('diameters', putTo(four, pixels), scale)!)
}

/** After a point was moved, how exactly the others lie is not known any more: it is no surer than it was. */
export function measureMoved(shape: Shape, pixels: number, before: Measured | null, scale: Scale | null) {
  const fresh = measure(shape.kind, putTo(shape.points, pixels), scale)
  if (!fresh || before?.unit !== fresh.unit) return fresh
  return { ...fresh, uncertainty: Math.max(fresh.uncertainty, before.uncertainty) }
}

/** Where it lies, wide enough to see what lies around it. */
export function regionOf({ points }: Shape): Region {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(200, Math.max(...xs) - x), height: Math.max(200, Math.max(...ys) - y) }
}

/** What lies over one photograph, as the server tells it. */
export const marksOf = ({ annotations, calibration }: MarksOfImage): readonly Mark[] =>
  readMarks(
    annotations.map((annotation) => ({ annotation, standing: 'kept' })),
    calibration,
  )

/** Length 12.4 mm ± 0.6: near the edge */
export const wordsOf = ({ annotation, measured }: Mark): string =>
  [markName(annotation, measured), annotation.text].filter(Boolean).join(': ')
