import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Image } from '../client.ts'
import type { Point } from '../shared/point.ts'
import { type Mark, regionOf, wordsOf } from '../shared/read-marks.ts'
import { ellipseOf, type Region, type Shape } from '../shared/shapes.ts'

export { marksOf } from '../shared/read-marks.ts'

/** On a small picture: lines of one width however small it is, and the numbers of the list. */
export function drawnOver({ width, height }: Image, marks: readonly Mark[]): TemplateResult | typeof nothing {
  if (!width || !height || marks.length === 0) return nothing
  return html`<svg class="over" viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">${marks.map((mark) => {
    const lines = outline(mark.shape, Math.max(width, height) / 40)
    return svg`<g class="under">${lines}</g><g class="light">${lines}</g>${numberOf(mark, width, height)}`
  })}</svg>`
}

/** What is told of each, and a way to its place. */
export const listOf = (marks: readonly Mark[], show: (region: Region) => void): TemplateResult =>
  html`<ol class="marks small">${marks.map(
    (mark) =>
      html`<li><button class="link" type="button" @click=${() => show(regionOf(mark.shape))}>${wordsOf(mark)}</button></li>`,
  )}</ol>`

const line = (a: Point, b: Point) => svg`<line x1=${a.x} y1=${a.y} x2=${b.x} y2=${b.y}></line>`
const path = (points: readonly Point[]) => points.map(({ x, y }) => `${x},${y}`).join(' ')

function outline({ kind, points }: Shape, size: number): TemplateResult {
  const [a, b, c, d] = points
  switch (kind) {
    case 'ellipse': {
      const { centre, rx, ry, degrees } = ellipseOf(points)
      return svg`<ellipse cx=${centre.x} cy=${centre.y} rx=${rx} ry=${ry} transform=${`rotate(${degrees} ${centre.x} ${centre.y})`}></ellipse>`
    }
    case 'pointer':
    case 'text':
      return svg`<circle cx=${a!.x} cy=${a!.y} r=${size}></circle>`
    case 'arrow':
      return svg`${line(a!, b!)}${head(a!, b!, size)}`
    case 'diameters':
      return svg`${line(a!, b!)}${line(c!, d!)}`
    case 'area':
      return svg`<polygon points=${path(points)}></polygon>`
    default:
      return svg`<polyline points=${path(points)}></polyline>`
  }
}

function head(from: Point, tip: Point, size: number): TemplateResult {
  const turn = (Math.atan2(tip.y - from.y, tip.x - from.x) * 180) / Math.PI
  return svg`<polyline points=${`${-size},${-size / 2} 0,0 ${-size},${size / 2}`} transform=${`translate(${tip.x} ${tip.y}) rotate(${turn})`}></polyline>`
}

/** Beside the shape, within the picture. */
function numberOf({ number, shape }: Mark, width: number, height: number): TemplateResult {
  const size = Math.max(width, height) / 16
  const { x, y, width: wide } = regionOf(shape)
  const [left, top] = [Math.min(x + wide, width - size), Math.max(y, size)]
  return svg`<text x=${left} y=${Math.min(top, height - size / 4)} font-size=${size}>${number}</text>`
}
