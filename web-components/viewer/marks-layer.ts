import { html, nothing, svg, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Point } from './point.ts'
import { ellipseOf, endsOf, type Shape } from './shapes.ts'
import type { Surface } from './surface.ts'
import { type Matrix, onScreen } from './view.ts'

/** What stays upright and of one size: where it stands on the photograph, and the point it is turned towards. */
interface Place {
  readonly at: readonly Point[]
  readonly towards?: Point | undefined
  /** Words beside a shape, which stand below the lowest of its points on the screen. */
  readonly isLabel?: boolean
}
type Placed = Element & { place: Place }

export interface DrawnMark {
  readonly shape: Shape
  /** Undefined while it is being drawn. */
  readonly label: TemplateResult | undefined
  readonly isChosen: boolean
  readonly isFailed: boolean
  readonly handles: readonly Point[]
  /** The handle that the keys move. */
  readonly held: number | undefined
}

/** Everything that lies over the photograph. Light over dark, so that it is seen on any ground. */
export function drawMarks(
  marks: readonly DrawnMark[],
  cross: Point | undefined,
  also: unknown,
  isDrawn: (drawn: Element | undefined) => void,
): TemplateResult {
  return html`<div class="drawn" ${ref(isDrawn)}>
    <div aria-hidden="true">${marks.map((mark) =>
      mark.label
        ? html`<div class="fixed label ${look(mark)}" dir="auto" .place=${{ at: reachOf(mark.shape), isLabel: true }}>${mark.label}</div>`
        : nothing,
    )}</div>
    <svg class="shapes" aria-hidden="true">
      <g class="lie">${marks.map((mark) => svg`<g class=${look(mark)}>${twice(outline(mark.shape))}</g>`)}</g>
      ${marks.map((mark) => svg`<g class=${look(mark)}>${signs(mark)}</g>`)}
      ${cross ? upright({ at: [cross] }, 'cross', twice(svg`<path d="M-18 0h13M5 0h13M0 -18v13M0 5v13"></path>`)) : nothing}
    </svg>
    ${also}
  </div>`
}

const look = ({ isChosen, isFailed, label, shape }: DrawnMark): string =>
  [shape.kind, isChosen && 'chosen', isFailed && 'failed', !label && 'growing'].filter(Boolean).join(' ')

const twice = (lines: TemplateResult | typeof nothing): TemplateResult => svg`
  <g class="under">${lines}</g><g class="over">${lines}</g>`

const upright = (place: Place, name: string, inner: TemplateResult): TemplateResult =>
  svg`<g class="fixed ${name}" .place=${place}>${inner}</g>`

const line = (a: Point, b: Point): TemplateResult => svg`<line x1=${a.x} y1=${a.y} x2=${b.x} y2=${b.y}></line>`
const path = (points: readonly Point[]): string => points.map(({ x, y }) => `${x},${y}`).join(' ')

/** In pixels of the photograph. */
function outline({ kind, points }: Shape): TemplateResult | typeof nothing {
  const [a, b, c, d] = points
  if (!b) return nothing
  if (kind === 'ellipse' && c) {
    const { centre, rx, ry, degrees } = ellipseOf(points)
    const turn = `rotate(${degrees} ${centre.x} ${centre.y})`
    return svg`<ellipse cx=${centre.x} cy=${centre.y} rx=${rx} ry=${ry} transform=${turn}></ellipse>`
  }
  if (kind === 'diameters') return svg`${line(a!, b)}${d ? line(c!, d) : nothing}`
  return kind === 'area'
    ? svg`<polygon points=${path(points)}></polygon>`
    : svg`<polyline points=${path(points)}></polyline>`
}

const head = svg`<path d="M-13 -6 0 0 -13 6"></path>`
const tick = svg`<path d="M0 -7V7"></path>`
const spot = svg`<circle r="3"></circle>`
const pin = svg`<circle r="9"></circle><path d="M-15 0h10M5 0h10M0 -15v10M0 5v10"></path>`
const grip = svg`<circle r="9"></circle>`

/** What keeps its size on the screen: heads of arrows, ends of lines, what is held to move it. */
function signs({ shape: { kind, points }, handles, held, label }: DrawnMark): TemplateResult {
  const [a, b, c, d] = points
  const sign = (at: Point, inner: TemplateResult, towards?: Point) => upright({ at: [at], towards }, '', twice(inner))
  const ends = (from: Point, to: Point) => svg`${sign(from, tick, to)}${sign(to, tick, from)}`
  return svg`
    ${kind === 'arrow' && b ? sign(b, head, a) : nothing}
    ${(kind === 'length' || kind === 'diameters') && b ? ends(a!, b) : nothing}
    ${kind === 'diameters' && d ? ends(c!, d) : nothing}
    ${kind === 'pointer' && a ? sign(a, pin) : nothing}
    ${kind === 'text' && a ? sign(a, spot) : nothing}
    ${!label && a && !b ? sign(a, spot) : nothing}
    ${handles.map((at, i) => upright({ at: [at] }, i === held ? 'handle held' : 'handle', grip))}`
}

export const reachOf = ({ kind, points }: Shape): readonly Point[] =>
  kind === 'ellipse' && points[2] ? endsOf(points) : points

/** Puts what was drawn where the photograph is. */
export class Placing {
  readonly #surface: Surface
  #base: Matrix | undefined
  #resting: ReturnType<typeof setTimeout> | undefined

  constructor(surface: Surface) {
    this.#surface = surface
  }

  /** With each frame. A photograph that only moves carries everything along as one: nothing is drawn anew. */
  follow(drawn: HTMLElement | undefined): void {
    const { matrix } = this.#surface
    if (!drawn || !matrix) return
    const base = this.#base
    if (!base || (['a', 'b', 'c', 'd'] as const).some((part) => base[part] !== matrix[part])) {
      this.place(drawn)
      return
    }
    if (base.e === matrix.e && base.f === matrix.f) return
    drawn.style.transform = `translate(${matrix.e - base.e}px, ${matrix.f - base.f}px)`
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.place(drawn), 200)
  }

  /** Each by itself, where it is now. */
  place(drawn: HTMLElement | undefined): void {
    const { matrix, size } = this.#surface
    if (!drawn || !matrix) return
    clearTimeout(this.#resting)
    this.#base = matrix
    const { a, b, c, d, e, f } = matrix
    drawn.style.transform = ''
    drawn.querySelector('.lie')?.setAttribute('transform', `matrix(${a} ${b} ${c} ${d} ${e} ${f})`)
    for (const one of drawn.querySelectorAll<Placed>('.fixed')) set(one, matrix, size)
  }

  rest(): void {
    clearTimeout(this.#resting)
  }
}

function set(one: Placed, matrix: Matrix, size: { readonly width: number; readonly height: number }): void {
  const { at, towards, isLabel } = one.place
  const points = at.map((point) => onScreen(matrix, point))
  const { x, y } = isLabel ? points.reduce((low, point) => (point.y > low.y ? point : low)) : points[0]!
  if (one instanceof HTMLElement) {
    const inside = Math.min(Math.max(x, Math.min(64, size.width / 2)), Math.max(size.width - 64, size.width / 2))
    // Near the lower edge it stands above.
    const above = y + 40 > size.height
    const high = above ? Math.min(...points.map((point) => point.y)) - 12 : y + 12
    one.style.transform = `translate(${x < 0 || x > size.width ? x : inside}px, ${high}px) translate(-50%, ${above ? '-100%' : '0'})`
    return
  }
  const to = towards && onScreen(matrix, towards)
  const turn = to ? ` rotate(${(Math.atan2(y - to.y, x - to.x) * 180) / Math.PI})` : ''
  one.setAttribute('transform', `translate(${x} ${y})${turn}`)
}
