import { html, nothing, svg, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Point } from '../shared/point.ts'
import { ellipseOf, endsOf, type Shape, type Size } from '../shared/shapes.ts'
import { placeLabels } from './label-places.ts'
import type { Surface } from './surface.ts'
import { type Matrix, onPhotograph, onScreen } from './view.ts'

/** What stays upright and of one size: where it stands on the photograph, and the point it is turned towards. */
interface Place {
  readonly at: readonly Point[]
  readonly towards?: Point | undefined
  /** Of words: they are seen in any case. */
  readonly isMeant?: boolean
}
type Placed = Element & { place: Place }
/** `spot`: where it stood last. */
type PlacedLabel = Placed & HTMLElement & { spot?: number }

export interface DrawnMark {
  readonly shape: Shape
  readonly label: TemplateResult
  readonly isChosen: boolean
  /** Chosen or pointed at. */
  readonly isMeant: boolean
  readonly isFailed: boolean
  readonly handles: readonly Point[]
  /** The handle that the keys move. */
  readonly held: number | undefined
}

/** Everything that lies over the photograph. Light over dark, so that it is seen on any ground. */
export function drawMarks(
  marks: readonly DrawnMark[],
  growing: Shape | undefined,
  cross: Point | undefined,
  also: unknown,
  isDrawn: (drawn: Element | undefined) => void,
): TemplateResult {
  // What is held lies over the words, which lie over what was drawn.
  return html`<div class="drawn" ${ref(isDrawn)}>
    <svg class="shapes" aria-hidden="true">
      <g class="lie">${marks.map((mark) => svg`<g class=${look(mark)}>${twice(outline(mark.shape))}</g>`)}</g>
      ${marks.map((mark) => svg`<g class=${look(mark)}>${signs(mark.shape)}</g>`)}
    </svg>
    ${also}
    <div aria-hidden="true">${marks.map(
      (mark) =>
        html`<div class="fixed label ${look(mark)}" dir="auto" .place=${{ at: reachOf(mark.shape), isMeant: mark.isMeant }}>${mark.label}</div>`,
    )}</div>
    <svg class="shapes growing" aria-hidden="true">
      ${growing ? svg`<g class="lie">${twice(outline(growing))}</g>${signs(growing)}` : nothing}
      ${marks.map(({ handles, held }) =>
        handles.map((at, i) => upright({ at: [at] }, i === held ? 'handle held' : 'handle', grip)),
      )}
      ${cross ? upright({ at: [cross] }, 'cross', twice(sight)) : nothing}
    </svg>
  </div>`
}

const look = ({ isChosen, isFailed }: DrawnMark): string =>
  [isChosen && 'chosen', isFailed && 'failed'].filter(Boolean).join(' ')

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

const sight = svg`<path d="M-18 0h13M5 0h13M0 -18v13M0 5v13"></path>`

/** What keeps its size on the screen: heads of arrows, ends of lines. */
function signs({ kind, points }: Shape): TemplateResult {
  const [a, b, c, d] = points
  const sign = (at: Point, inner: TemplateResult, towards?: Point) => upright({ at: [at], towards }, '', twice(inner))
  const ends = (from: Point, to: Point) => svg`${sign(from, tick, to)}${sign(to, tick, from)}`
  if (kind === 'pointer') return sign(a!, pin)
  if (!b) return sign(a!, spot)
  if (kind === 'arrow') return sign(b, head, a)
  if (kind !== 'length' && kind !== 'diameters') return svg``
  return svg`${ends(a!, b)}${d ? ends(c!, d) : nothing}`
}

export const reachOf = ({ kind, points }: Shape): readonly Point[] =>
  kind === 'ellipse' && points[2] ? endsOf(points) : points

/** How much larger or smaller than they should be lines and words may be, while all is moving. */
const mostStretch = 1.3
const restMs = 250

/** Puts what was drawn where the photograph is. */
export class Placing {
  readonly #surface: Surface
  /** Where the photograph was when each was placed by itself. */
  #base: Matrix | undefined
  #resting: ReturnType<typeof setTimeout> | undefined

  constructor(surface: Surface) {
    this.#surface = surface
  }

  /**
   * With each frame. While the photograph moves, all that lies over it is carried along as one picture, which costs no
   * drawing; once it rests, or has come much closer, lines and words get their own size and place.
   */
  follow(drawn: HTMLElement | undefined): void {
    const { matrix } = this.#surface
    if (!drawn || !matrix) return
    const moved = this.#base && between(this.#base, matrix)
    const stretch = moved ? moved.a * moved.d - moved.b * moved.c : 0
    // Below nothing it was mirrored.
    if (!moved || stretch > mostStretch ** 2 || stretch < mostStretch ** -2) {
      this.place(drawn)
      return
    }
    if (isNothing(moved)) return
    const { a, b, c, d, e, f } = moved
    drawn.style.transform = `matrix(${a}, ${b}, ${c}, ${d}, ${e}, ${f})`
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.place(drawn), restMs)
  }

  /** Each by itself, where it is now. */
  place(drawn: HTMLElement | undefined): void {
    const { matrix, size } = this.#surface
    if (!drawn || !matrix) return
    clearTimeout(this.#resting)
    this.#base = matrix
    const { a, b, c, d, e, f } = matrix
    drawn.style.transform = ''
    for (const lie of drawn.querySelectorAll('.lie'))
      lie.setAttribute('transform', `matrix(${a} ${b} ${c} ${d} ${e} ${f})`)
    for (const sign of drawn.querySelectorAll<Placed>('svg .fixed')) setSign(sign, matrix)
    setLabels([...drawn.querySelectorAll<PlacedLabel>('div.fixed')], matrix, size)
  }

  rest(): void {
    clearTimeout(this.#resting)
  }
}

/** What brings one matrix to the other, on the screen. */
function between(from: Matrix, to: Matrix): Matrix {
  const origin = onScreen(to, onPhotograph(from, { x: 0, y: 0 }))
  const along = onScreen(to, onPhotograph(from, { x: 1, y: 0 }))
  const down = onScreen(to, onPhotograph(from, { x: 0, y: 1 }))
  return {
    a: along.x - origin.x,
    b: along.y - origin.y,
    c: down.x - origin.x,
    d: down.y - origin.y,
    e: origin.x,
    f: origin.y,
  }
}

const isNothing = ({ a, b, c, d, e, f }: Matrix): boolean =>
  Math.max(...[a - 1, b, c, d - 1].map(Math.abs)) < 1e-6 && Math.max(Math.abs(e), Math.abs(f)) < 0.01

function setSign(sign: Placed, matrix: Matrix): void {
  const { at, towards } = sign.place
  const { x, y } = onScreen(matrix, at[0]!)
  const to = towards && onScreen(matrix, towards)
  const turn = to ? ` rotate(${(Math.atan2(y - to.y, x - to.x) * 180) / Math.PI})` : ''
  sign.setAttribute('transform', `translate(${x} ${y})${turn}`)
}

/** Beside their marks, none over another. All are read before one is written: the page is laid out once. */
function setLabels(labels: readonly PlacedLabel[], matrix: Matrix, view: Size): void {
  const places = placeLabels(
    labels.map(({ place: { at, isMeant = false }, spot, offsetWidth: width, offsetHeight: height }) => ({
      reach: at.map((point) => onScreen(matrix, point)),
      width,
      height,
      spot,
      isMeant,
    })),
    view,
  )
  labels.forEach((label, i) => {
    const place = places[i]
    label.style.visibility = place ? '' : 'hidden'
    if (!place) return
    label.spot = place.spot
    label.style.transform = `translate(${Math.round(place.box.x)}px, ${Math.round(place.box.y)}px)`
  })
}
