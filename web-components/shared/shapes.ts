import type { Kind, Selector } from './annotation.ts'
import { distance, midpoint, minus, type Point } from './point.ts'

/**
 * Something drawn, by the points that make it, in pixels of the upright photograph. arrow: from, tip. diameters: the two
 * ends of the long one, then of the one across. angle: arm, corner, arm. ellipse: the two ends of one axis, then one of the
 * other. pointer and text: the place.
 */
export interface Shape {
  readonly kind: Kind
  readonly points: readonly Point[]
}
export interface Size {
  readonly width: number
  readonly height: number
}

/** A part of the upright photograph, in its pixels. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const mostPoints = 500

const plus = (a: Point, b: Point, times = 1): Point => ({ x: a.x + times * b.x, y: a.y + times * b.y })
const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y
const turned = ({ x, y }: Point): Point => ({ x: -y, y: x })
/** To a hundredth of a pixel, as a number is stored. */
const round = (value: number): number => Math.round(value * 100) / 100

export interface Ellipse {
  readonly centre: Point
  readonly rx: number
  readonly ry: number
  /** To the right, from the x axis, 0 to 180. */
  readonly degrees: number
}

export function ellipseOf([a, b, c]: readonly Point[]): Ellipse {
  const centre = midpoint(a!, b!)
  const along = minus(b!, a!)
  const rx = Math.hypot(along.x, along.y) / 2
  const degrees = round((Math.atan2(along.y, along.x) * 180) / Math.PI + 180) % 180
  return { centre, rx, ry: rx && Math.abs(dot(minus(c!, centre), turned(along))) / (2 * rx), degrees }
}

function pointsOf({ centre, rx, ry, degrees }: Ellipse): readonly Point[] {
  const turn = (degrees * Math.PI) / 180
  const along = { x: Math.cos(turn), y: Math.sin(turn) }
  return [plus(centre, along, -rx), plus(centre, along, rx), plus(centre, turned(along), ry)]
}

/** The four ends of an ellipse's axes, for what must know how far it reaches. */
export function endsOf(points: readonly Point[]): readonly Point[] {
  const { centre } = ellipseOf(points)
  const [a, b, c] = pointsOf(ellipseOf(points))
  return [a!, b!, c!, plus(centre, minus(c!, centre), -1)]
}

/** The same with the second diameter across the first: where a hand put it slantwise, its part that lies across counts. */
export function squared({ kind, points }: Shape): Shape {
  const [a, b, c, d] = points
  if (kind !== 'diameters' || !d || distance(a!, b!) === 0) return { kind, points }
  const across = turned(minus(b!, a!))
  return { kind, points: [a!, b!, c!, plus(c!, across, dot(minus(d, c!), across) / dot(across, across))] }
}

export const clamped = ({ x, y }: Point, { width, height }: Size): Point => ({
  x: Math.min(width, Math.max(0, x)),
  y: Math.min(height, Math.max(0, y)),
})

/** The same within the picture, the longer diameter first; undefined where too little was drawn to be anything. */
export function settled(shape: Shape, size: Size): Shape | undefined {
  const { kind, points } = squared(shape)
  const inside = points.map((point) => clamped(point, size))
  switch (kind) {
    case 'ellipse':
      return inside[2] && fitted(ellipseOf(inside), size)
    case 'diameters': {
      const [a, b, c, d] = inside
      if (!d || distance(a!, b!) < 1 || distance(c!, d) < 1) return undefined
      return { kind, points: distance(c!, d) > distance(a!, b!) ? [c!, d, a!, b!] : inside }
    }
    case 'angle':
      return inside[2] && distance(inside[0]!, inside[1]!) && distance(inside[1]!, inside[2])
        ? { kind, points: inside }
        : undefined
    case 'area':
      return inside.length > 2 && areaOf(inside) >= 1 ? { kind, points: inside } : undefined
    case 'pointer':
    case 'text':
      return inside[0] && { kind, points: inside }
    default:
      return inside.some((point) => distance(point, inside[0]!) >= 1) ? { kind, points: inside } : undefined
  }
}

/** An ellipse reaches further than its points: it is made smaller until all of it lies in the picture. */
function fitted({ centre, rx, ry, degrees }: Ellipse, { width, height }: Size): Shape | undefined {
  const turn = (degrees * Math.PI) / 180
  const wide = Math.hypot(rx * Math.cos(turn), ry * Math.sin(turn))
  const high = Math.hypot(rx * Math.sin(turn), ry * Math.cos(turn))
  const room = Math.min(1, Math.min(centre.x, width - centre.x) / wide, Math.min(centre.y, height - centre.y) / high)
  const fits = { centre, rx: rx * room, ry: ry * room, degrees }
  return Math.min(fits.rx, fits.ry) >= 0.5 ? { kind: 'ellipse', points: pointsOf(fits) } : undefined
}

/** Of a closed outline, in square pixels. */
export const areaOf = (points: readonly Point[]): number =>
  Math.abs(
    points.reduce((sum, { x, y }, i) => {
      const next = points[(i + 1) % points.length]!
      return sum + x * next.y - next.x * y
    }, 0),
  ) / 2

/** A line of a hand with no more points than it needs (Ramer, Douglas, Peucker): none of it moves further than `most`. */
export function simplified(points: readonly Point[], most: number): readonly Point[] {
  const kept = keep(points, most)
  return kept.length > mostPoints ? simplified(points, most * 1.5) : kept
}

function keep(points: readonly Point[], most: number): readonly Point[] {
  if (points.length < 3) return points
  const [first, last] = [points[0]!, points.at(-1)!]
  let [far, at] = [0, 0]
  points.forEach((point, i) => {
    const away = fromLine(point, first, last)
    if (away > far) [far, at] = [away, i]
  })
  if (far <= most) return [first, last]
  return [...keep(points.slice(0, at + 1), most), ...keep(points.slice(at), most).slice(1)]
}

/** How far a point lies from a stretch of line. */
export function fromLine(point: Point, from: Point, to: Point): number {
  const along = minus(to, from)
  const share = dot(minus(point, from), along) / (dot(along, along) || 1)
  return distance(point, plus(from, along, Math.min(1, Math.max(0, share))))
}

const written = (value: number): string => String(round(value))
const line = (a: Point, b: Point): string =>
  `<line x1="${written(a.x)}" y1="${written(a.y)}" x2="${written(b.x)}" y2="${written(b.y)}"/>`
const path = (name: string, points: readonly Point[]): string =>
  `<${name} points="${points.map(({ x, y }) => `${written(x)},${written(y)}`).join(' ')}"/>`

function ellipse({ centre, rx, ry, degrees }: Ellipse): string {
  const [x, y] = [written(centre.x), written(centre.y)]
  const turn = degrees ? ` transform="rotate(${written(degrees)} ${x} ${y})"` : ''
  return `<ellipse cx="${x}" cy="${y}" rx="${written(rx)}" ry="${written(ry)}"${turn}/>`
}

function drawn({ kind, points }: Shape): string {
  const [a, b, c, d] = points
  if (kind === 'ellipse') return ellipse(ellipseOf(points))
  if (kind === 'diameters') return line(a!, b!) + line(c!, d!)
  if (kind === 'arrow' || kind === 'length') return line(a!, b!)
  return path(kind === 'area' ? 'polygon' : 'polyline', points)
}

/** A shape as it is stored (W3C Web Annotation Data Model, 4.2.4), in the one way of writing that the server takes. */
export function writeSelector(shape: Shape): Selector {
  const [{ x, y }] = shape.points as readonly [Point]
  if (shape.kind === 'pointer' || shape.kind === 'text') return { type: 'PointSelector', x: round(x), y: round(y) }
  return { type: 'SvgSelector', value: `<svg xmlns="http://www.w3.org/2000/svg">${drawn(shape)}</svg>` }
}

const number = String.raw`(\d{1,5}(?:\.\d{1,2})?)`
const pair = '[\\d.]+,[\\d.]+'
const svg = (inner: string) => new RegExp(`^<svg xmlns="http://www\\.w3\\.org/2000/svg">${inner}</svg>$`)
const lines = `<line x1="${number}" y1="${number}" x2="${number}" y2="${number}"/>`
const forms = {
  ellipse: svg(
    `<ellipse cx="${number}" cy="${number}" rx="${number}" ry="${number}"(?: transform="rotate\\((-?[\\d.]+) \\1 \\2\\)")?/>`,
  ),
  line: svg(lines),
  lines: svg(lines + lines),
  polyline: svg(`<polyline points="(${pair}(?: ${pair})*)"/>`),
  polygon: svg(`<polygon points="(${pair}(?: ${pair})*)"/>`),
}
const formOf = {
  ellipse: 'ellipse',
  arrow: 'line',
  length: 'line',
  diameters: 'lines',
  freehand: 'polyline',
  angle: 'polyline',
  area: 'polygon',
} as const
const fewest: Partial<Record<Kind, number>> = { angle: 3, area: 3 }

/** What was stored as a shape; undefined where it is written in another way, of which nothing is drawn. */
export function readSelector(kind: Kind, selector: Selector): Shape | undefined {
  if (kind === 'pointer' || kind === 'text')
    return selector.type === 'PointSelector' ? { kind, points: [{ x: selector.x, y: selector.y }] } : undefined
  const found = selector.type === 'SvgSelector' ? forms[formOf[kind]].exec(selector.value) : null
  if (!found) return undefined
  if (kind === 'ellipse') {
    const [cx, cy, rx, ry, degrees] = found.slice(1).map((part) => Number(part ?? 0))
    return { kind, points: pointsOf({ centre: { x: cx!, y: cy! }, rx: rx!, ry: ry!, degrees: degrees! }) }
  }
  const numbers = found
    .slice(1)
    .flatMap((part) => part.split(/[ ,]/))
    .map(Number)
  const points = Array.from({ length: numbers.length / 2 }, (_, i) => ({ x: numbers[2 * i]!, y: numbers[2 * i + 1]! }))
  const enough = points.length >= (fewest[kind] ?? 2) && points.length <= mostPoints
  return enough && !numbers.some(Number.isNaN) ? { kind, points } : undefined
}
