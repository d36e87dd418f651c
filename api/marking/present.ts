import type { people } from '../access/table.ts'
import type { Id } from '../kernel/ids.ts'
import { iso } from '../kernel/shape.ts'
import type { AnnotationOut, CalibrationOut, GradeOut, WebAnnotation } from './contract.ts'
import { type Measured, type Selector, sayMeasured } from './rules.ts'
import type { annotations, calibrations, imageGrades } from './table.ts'

export type Annotation = typeof annotations.$inferSelect
type Calibration = typeof calibrations.$inferSelect
type Grade = typeof imageGrades.$inferSelect
type Person = Pick<typeof people.$inferSelect, 'id' | 'name'>

/** Whose marks these may be, and who asks. */
export interface Known {
  readonly people: readonly Person[]
  readonly asker: string
}

const named = (id: Id<'per'>, known: readonly Person[]) => ({
  id,
  name: known.find((person) => person.id === id)?.name ?? '',
})
const said = ({ madeBy, madeAt }: Pick<Annotation, 'madeBy' | 'madeAt'>, { people, asker }: Known) => ({
  by: named(madeBy, people),
  at: iso(madeAt),
  mine: madeBy === asker,
})

const presentSelector = (selector: Selector): AnnotationOut['selector'] =>
  selector.type === 'PointSelector'
    ? { type: selector.type, x: selector.x, y: selector.y }
    : { type: selector.type, value: selector.value }

const presentMeasured = ({ quantity, value, across, unit, uncertainty }: Measured): AnnotationOut['measured'] => ({
  quantity,
  value,
  ...(across !== undefined && { across }),
  unit,
  uncertainty,
})

export const presentAnnotation = (row: Annotation, known: Known): AnnotationOut => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  selector: presentSelector(row.selector),
  text: row.text,
  measured: row.measured && presentMeasured(row.measured),
  ...said(row, known),
})

/** Null where it was taken back. */
export const presentCalibration = (row: Calibration, known: Known): CalibrationOut | null =>
  row.mmPerPixel === null
    ? null
    : {
        method: row.method,
        selector: row.selector && presentSelector(row.selector),
        millimetres: row.millimetres,
        mmPerPixel: row.mmPerPixel,
        relativeUncertainty: row.relativeUncertainty ?? 0,
        ...said(row, known),
      }

/** Null where it was taken back. */
export const presentGrade = (row: Grade, known: Known): GradeOut | null =>
  row.grade && { grade: row.grade, reasons: [...row.reasons], ...said(row, known) }

type Made = Pick<Annotation, 'madeBy' | 'madeAt'>

/** As a Web Annotation (W3C Web Annotation Data Model, 3 and 4). `baseUrl`: what its names begin with. */
export function presentWebAnnotation(row: Annotation, first: Made, people: readonly Person[], baseUrl: string) {
  const image = `${baseUrl}/api/images/${row.imageId}`
  const agents = [...new Set([first.madeBy, row.madeBy])].map((id) => ({
    id: `${baseUrl}/people/${id}`,
    type: 'Person' as const,
    name: named(id, people).name,
  }))
  return {
    id: `${image}/annotations/${row.id}`,
    type: 'Annotation',
    motivation: row.text ? 'commenting' : row.measured ? 'describing' : 'highlighting',
    creator: agents.length === 1 ? agents[0]! : agents,
    created: iso(first.madeAt),
    ...(row.version > 1 && { modified: iso(row.madeAt) }),
    body: bodiesOf(row),
    target: { source: image, selector: webSelector(row.selector) },
  } satisfies WebAnnotation
}

function bodiesOf({ text, measured, kind }: Annotation): WebAnnotation['body'] {
  const plain = { type: 'TextualBody', format: 'text/plain' } as const
  return [
    ...(text ? [{ ...plain, purpose: 'commenting' as const, value: text }] : []),
    ...(measured ? [{ ...plain, purpose: 'describing' as const, value: sayMeasured(measured) }] : []),
    { ...plain, purpose: 'tagging' as const, value: kind },
  ]
}

/** The model has no selector for a point: there it is the pixel it lies in, as a media fragment. */
function webSelector(selector: Selector): WebAnnotation['target']['selector'] {
  if (selector.type === 'SvgSelector') return { type: 'SvgSelector', value: selector.value }
  const pixel = `${Math.floor(selector.x)},${Math.floor(selector.y)},1,1`
  return {
    type: 'FragmentSelector',
    conformsTo: 'http://www.w3.org/TR/media-frags/',
    value: `xywh=pixel:${pixel}`,
  }
}
