import type { AnnotationKind, Selector } from './rules.ts'

/** In pixels of the upright picture, from its upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}
export interface Line {
  readonly from: Point
  readonly to: Point
}

/** What a selector says, taken apart. `degrees` turn an ellipse clockwise about its centre. */
export type Shape =
  | { readonly form: 'point'; readonly at: Point }
  | {
      readonly form: 'ellipse'
      readonly centre: Point
      readonly rx: number
      readonly ry: number
      readonly degrees: number
    }
  | { readonly form: 'line'; readonly line: Line }
  | { readonly form: 'lines'; readonly long: Line; readonly across: Line }
  | { readonly form: 'polyline' | 'polygon'; readonly points: readonly Point[] }

const mostPoints = 500
/** So many points, each as long as a number can be. */
const mostSigns = 10_000

const n = String.raw`(?:0|[1-9]\d{0,4})(?:\.\d{1,2})?`
const lineText = `<line x1="(${n})" y1="(${n})" x2="(${n})" y2="(${n})"/>`
const inSvg = (inner: string) => new RegExp(`^<svg xmlns="http://www\\.w3\\.org/2000/svg">${inner}</svg>$`)

const ellipse = inSvg(
  `<ellipse cx="(${n})" cy="(${n})" rx="(${n})" ry="(${n})"(?: transform="rotate\\((-?${n}) (${n}) (${n})\\)")?/>`,
)
const oneLine = inSvg(lineText)
const twoLines = inSvg(lineText + lineText)
const path = (name: string) => inSvg(`<${name} points="(${n},${n}(?: ${n},${n})*)"/>`)
const polyline = path('polyline')
const polygon = path('polygon')

/**
 * Reads what a mark of this kind lies on; undefined where it is not exactly in our grammar. That is small on purpose: no
 * SVG that anybody sends is ever parsed as such, and none is stored that a page could not show as it stands. Numbers are
 * plain, with two decimals at most.
 */
export function readSelector(kind: AnnotationKind, selector: Selector): Shape | undefined {
  const isPoint = kind === 'pointer' || kind === 'text'
  if (selector.type === 'PointSelector') return isPoint ? readPoint(selector) : undefined
  if (isPoint || selector.value.length > mostSigns) return undefined
  return svgReaders[kind](selector.value)
}

type Drawn = Exclude<AnnotationKind, 'pointer' | 'text'>
const svgReaders: Readonly<Record<Drawn, (value: string) => Shape | undefined>> = {
  ellipse: readEllipse,
  arrow: readLine,
  length: readLine,
  diameters: readLines,
  freehand: (value) => readPoints(value, 'polyline', 2, mostPoints),
  angle: (value) => readPoints(value, 'polyline', 3, 3),
  area: (value) => readPoints(value, 'polygon', 3, mostPoints),
}

const isRound = (one: number) => Number(one.toFixed(2)) === one

function readPoint({ x, y }: Point): Shape | undefined {
  return isRound(x) && isRound(y) ? { form: 'point', at: { x, y } } : undefined
}

function readEllipse(value: string): Shape | undefined {
  const [, cx, cy, rx, ry, degrees, aboutX, aboutY] = ellipse.exec(value) ?? []
  const isTurnedElsewhere = degrees !== undefined && (aboutX !== cx || aboutY !== cy)
  if (Number(rx ?? 0) === 0 || Number(ry) === 0 || isTurnedElsewhere || Math.abs(Number(degrees ?? 0)) > 360)
    return undefined
  const centre = { x: Number(cx), y: Number(cy) }
  return { form: 'ellipse', centre, rx: Number(rx), ry: Number(ry), degrees: Number(degrees ?? 0) }
}

function lineOf([x1, y1, x2, y2]: readonly string[]): Line | undefined {
  const line = { from: { x: Number(x1), y: Number(y1) }, to: { x: Number(x2), y: Number(y2) } }
  return lengthOf(line) > 0 ? line : undefined
}

function readLine(value: string): Shape | undefined {
  const found = oneLine.exec(value)
  const line = found && lineOf(found.slice(1))
  return line ? { form: 'line', line } : undefined
}

function readLines(value: string): Shape | undefined {
  const found = twoLines.exec(value)
  const long = found && lineOf(found.slice(1, 5))
  const across = found && lineOf(found.slice(5))
  return long && across ? { form: 'lines', long, across } : undefined
}

function readPoints(value: string, form: 'polyline' | 'polygon', fewest: number, most: number): Shape | undefined {
  const [, text] = (form === 'polyline' ? polyline : polygon).exec(value) ?? []
  const points = (text?.split(' ') ?? []).map((pair) => {
    const [x, y] = pair.split(',')
    return { x: Number(x), y: Number(y) }
  })
  return points.length >= fewest && points.length <= most ? { form, points } : undefined
}

/** In pixels. */
export const lengthOf = ({ from, to }: Line): number => Math.hypot(to.x - from.x, to.y - from.y)

/** Centre and radii of an ellipse are each rounded to a hundredth: together they may reach that much further. */
const rounding = 0.02

/** Whether nothing of it lies outside of a picture of this size. */
export function isInside(shape: Shape, { width, height }: { readonly width: number; readonly height: number }) {
  const slack = shape.form === 'ellipse' ? rounding : 0
  return cornersOf(shape).every(({ x, y }) => x >= -slack && y >= -slack && x <= width + slack && y <= height + slack)
}

function cornersOf(shape: Shape): readonly Point[] {
  switch (shape.form) {
    case 'point':
      return [shape.at]
    case 'line':
      return [shape.line.from, shape.line.to]
    case 'lines':
      return [shape.long.from, shape.long.to, shape.across.from, shape.across.to]
    case 'ellipse':
      return cornersOfEllipse(shape)
    default:
      return shape.points
  }
}

function cornersOfEllipse({ centre, rx, ry, degrees }: Extract<Shape, { form: 'ellipse' }>): readonly Point[] {
  const angle = (degrees * Math.PI) / 180
  const x = Math.hypot(rx * Math.cos(angle), ry * Math.sin(angle))
  const y = Math.hypot(rx * Math.sin(angle), ry * Math.cos(angle))
  return [
    { x: centre.x - x, y: centre.y - y },
    { x: centre.x + x, y: centre.y + y },
  ]
}
