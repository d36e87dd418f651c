import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Image } from '../client.ts'
import { authorWords } from '../shared/mark-words.ts'
import type { Point } from '../shared/point.ts'
import { type Mark, regionOf, wordsOf } from '../shared/read-marks.ts'
import { ellipseOf, type Region, type Shape } from '../shared/shapes.ts'

/** On a small picture: lines of one width however small it is, and the numbers of the list. */
export function drawnOver({ width, height }: Image, marks: readonly Mark[]): TemplateResult | typeof nothing {
  if (!width || !height || marks.length === 0) return nothing
  return html`<svg class="over" viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">${drawn({ width, height }, marks)}</svg>`
}

interface Look {
  readonly previewUrl: string
  readonly words: string
  readonly part: Region | undefined
  /** Where a part of it is to be had as sharp as it is; not every server cuts one. */
  readonly regionUrl: ((imageId: string, part: Region) => string) | undefined
}

/** One photograph, or a part of it, as large as there is room: in its own pixels, so that all lies where it lies. */
export function closeLook(
  { id, width, height }: Image,
  marks: readonly Mark[],
  { previewUrl, words, part, regionUrl }: Look,
): TemplateResult {
  if (!width || !height) return html`<img src=${previewUrl} alt=${words}>`
  const size = { width, height }
  const shown = part ? around(part, size) : { x: 0, y: 0, ...size }
  const { x, y } = shown
  const sharp =
    part && regionUrl
      ? svg`<image href=${regionUrl(id, shown)} x=${x} y=${y} width=${shown.width} height=${shown.height} preserveAspectRatio="none"></image>`
      : nothing
  return html`<svg class="over look" role="img" aria-label=${words} viewBox=${`${x} ${y} ${shown.width} ${shown.height}`}>
    <image href=${previewUrl} width=${width} height=${height} preserveAspectRatio="none"></image>${sharp} ${drawn(shown, marks)}</svg>`
}

/** With what lies around it, in whole pixels within the picture. */
function around({ x, y, width, height }: Region, size: { readonly width: number; readonly height: number }): Region {
  const room = Math.max(width, height) / 2
  const [left, top] = [Math.max(0, Math.floor(x - room)), Math.max(0, Math.floor(y - room))]
  const [right, bottom] = [
    Math.min(size.width, Math.ceil(x + width + room)),
    Math.min(size.height, Math.ceil(y + height + room)),
  ]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Of a size that can be read where so much is shown. */
const drawn = (shown: { readonly width: number; readonly height: number }, marks: readonly Mark[]) =>
  marks.map((mark) => {
    const lines = outline(mark.shape, Math.max(shown.width, shown.height) / 40)
    return svg`<g class="under">${lines}</g><g class="light">${lines}</g>${numberOf(mark, shown)}`
  })

/** What is told of each, and a way to its place. */
export const listOf = (marks: readonly Mark[], show: (region: Region) => void): TemplateResult =>
  html`<ol class="marks small">${marks.map(
    (mark, i) =>
      html`<li><button class="link" type="button" @click=${() => show(regionOf(mark.shape))}>${wordsOf(mark)}</button>${byline(mark, marks[i + 1])}</li>`,
  )}</ol>`

/** Who drew it, once for all that follow each other. */
function byline({ annotation }: Mark, next: Mark | undefined): TemplateResult | typeof nothing {
  const words = authorWords(annotation)
  return words && (!next || authorWords(next.annotation) !== words)
    ? html` <span class="by muted">${words}</span>`
    : nothing
}

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

/** Beside the shape: at the end of a line, at the corner of what encloses something. */
function numberOf({ number, shape }: Mark, shown: { readonly width: number; readonly height: number }): TemplateResult {
  const size = Math.max(shown.width, shown.height) / 16
  const { x, y, width } = regionOf(shape)
  const end = shape.kind === 'ellipse' || shape.kind === 'area' ? { x: x + width, y } : shape.points.at(-1)!
  return svg`<text x=${end.x + size / 4} y=${Math.max(end.y, size)} font-size=${size}>${number}</text>`
}
