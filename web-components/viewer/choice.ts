import type { Annotation } from '../shared/annotation.ts'
import { distance, midpoint, minus, type Point } from '../shared/point.ts'
import { ellipseOf, fromLine, type Shape, type Size, squared } from '../shared/shapes.ts'
import { Cross } from './cross.ts'
import type { Grip, Surface } from './surface.ts'

export interface Placed {
  readonly annotation: Annotation
  readonly shape: Shape
}
interface Host {
  readonly surface: Surface
  readonly image: Size
  readonly editable: boolean
  requestUpdate(): void
}
interface Events<Mark> {
  marks(): readonly Mark[]
  chosen(mark: Mark | undefined): void
  moved(mark: Mark, shape: Shape): void
}

/** Pixels of the screen within which a line or a handle is meant. */
const near = 14
/** An outline of more corners is moved as a whole. */
const mostHandles = 40

const isWhole = ({ kind, points }: Shape): boolean => kind === 'freehand' || points.length > mostHandles

/** What a mark is held by. */
export const handlesOf = (shape: Shape): readonly Point[] => (isWhole(shape) ? shape.points.slice(0, 1) : shape.points)

/** The same with one handle moved there. */
function withHandle(shape: Shape, handle: number, to: Point): Shape {
  const { kind, points } = shape
  if (isWhole(shape)) {
    const by = minus(to, points[0]!)
    return { kind, points: points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })) }
  }
  const moved = points.with(handle, to)
  if (kind !== 'ellipse' || handle > 1) return squared({ kind, points: moved })
  // One end of its length moves: it stays as wide as it was.
  const { ry } = ellipseOf(points)
  const [a, b] = [moved[0]!, moved[1]!]
  const [centre, along] = [midpoint(a, b), minus(b, a)]
  const share = ry / (Math.hypot(along.x, along.y) || 1)
  return { kind, points: [a, b, { x: centre.x - along.y * share, y: centre.y + along.x * share }] }
}

/** How far a point lies from what is drawn, in pixels of the photograph. */
function away(at: Point, { kind, points }: Shape): number {
  const round = kind === 'ellipse' ? around(points) : kind === 'area' ? [...points, points[0]!] : points
  const stretches = kind === 'diameters' ? [round.slice(0, 2), round.slice(2)] : [round]
  return Math.min(...stretches.flatMap((line) => line.map((point, i) => fromLine(at, point, line[i + 1] ?? point))))
}

function around(points: readonly Point[]): readonly Point[] {
  const { centre, rx, ry } = ellipseOf(points)
  const [a, b] = points as readonly [Point, Point]
  const [cos, sin] = [(b.x - a.x) / (2 * rx), (b.y - a.y) / (2 * rx)]
  return Array.from({ length: 33 }, (_, i) => {
    const [x, y] = [rx * Math.cos((i * Math.PI) / 16), ry * Math.sin((i * Math.PI) / 16)]
    return { x: centre.x + x * cos - y * sin, y: centre.y + x * sin + y * cos }
  })
}

/** The mark that is chosen, and the point of it that is being moved. */
export class Choice<Mark extends Placed> implements Grip {
  readonly #host: Host
  readonly #events: Events<Mark>
  readonly cross: Cross
  #id: string | undefined
  /** Id of the one under the pointer. */
  pointed: string | undefined
  /** The handle under the keys. */
  handle: number | undefined
  /** Where it would lie. */
  #draft: Shape | undefined

  constructor(host: Host, events: Events<Mark>) {
    this.#host = host
    this.#events = events
    this.cross = new Cross(host.surface, () => host.image)
  }

  get mark(): Mark | undefined {
    return this.#events.marks().find(({ annotation }) => annotation.id === this.#id)
  }
  /** Of the chosen mark, as it is seen while it is moved. */
  shapeOf({ shape }: Mark): Shape {
    return this.#draft ?? shape
  }

  letGo(): void {
    this.#drop()
    this.#id = undefined
  }

  choose(id: string | undefined): void {
    this.#drop()
    this.#id = id
    this.#events.chosen(this.mark)
    this.#host.requestUpdate()
  }

  #nearest(at: Point): string | undefined {
    const reach = near / (this.#host.surface.view?.zoom ?? 1)
    return this.#events
      .marks()
      .map(({ annotation: { id }, shape }) => ({ id, far: away(at, shape) }))
      .filter(({ far }) => far <= reach)
      .sort((a, b) => a.far - b.far)[0]?.id
  }

  hover(at: Point): void {
    const pointed = this.#nearest(at)
    if (pointed === this.pointed) return
    this.pointed = pointed
    this.#host.requestUpdate()
  }

  click(at: Point): boolean {
    const found = this.#nearest(at)
    const { mark } = this
    if (found) this.choose(found)
    else if (mark) this.choose(undefined)
    return found !== undefined || mark !== undefined
  }

  drag(at: Point, when: 'begin' | 'on' | 'end'): boolean {
    const { mark } = this
    if (!mark || !this.#host.editable) return false
    if (when === 'begin') this.handle = this.#handleAt(mark.shape, at)
    if (this.handle === undefined) return false
    this.#draft = withHandle(mark.shape, this.handle, at)
    if (when === 'end') this.#put()
    this.#host.requestUpdate()
    return true
  }

  /** Takes the first point of the chosen mark under the keys. */
  lift(): void {
    const { mark } = this
    if (!mark || !this.#host.editable) return
    this.handle = 0
    this.cross.show(handlesOf(mark.shape)[0])
    this.#host.requestUpdate()
  }

  /** Whether the key was for the point that is moved. */
  key(event: KeyboardEvent): boolean {
    const { mark, handle } = this
    if (!mark || handle === undefined) return false
    if (event.key === 'Escape') this.#drop()
    else if (event.key === 'Enter' || event.key === ' ') this.#next(mark, handle)
    else if (this.cross.key(event)) this.#draft = withHandle(this.#draft ?? mark.shape, handle, this.cross.at)
    else return false
    this.#host.requestUpdate()
    return true
  }

  #next(mark: Mark, handle: number): void {
    const shape = this.#draft ?? mark.shape
    const following = handlesOf(shape)[handle + 1]
    if (following) {
      this.handle = handle + 1
      this.cross.show(following)
    } else this.#put()
  }

  #put(): void {
    const { mark } = this
    const shape = this.#draft
    this.#drop()
    if (mark && shape) this.#events.moved(mark, shape)
  }

  #drop(): void {
    this.handle = this.#draft = undefined
    this.cross.hide()
  }

  #handleAt(shape: Shape, at: Point): number | undefined {
    const reach = near / (this.#host.surface.view?.zoom ?? 1)
    const far = handlesOf(shape).map((handle) => distance(handle, at))
    const nearest = far.indexOf(Math.min(...far))
    return far[nearest]! <= reach ? nearest : undefined
  }
}
