/** Where one looks at a photograph, as the viewer tells it. */
export type View = NonNullable<HTMLElementTagNameMap['lys-viewer']['view']>
export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Moves, turns, enlarges and mirrors without bending: z → turn·z + move with points as complex numbers, and with the
 * conjugate of z where it mirrors.
 */
export interface Similarity {
  readonly turn: Point
  readonly move: Point
  readonly mirrors: boolean
}

const times = (a: Point, b: Point): Point => ({ x: a.x * b.x - a.y * b.y, y: a.x * b.y + a.y * b.x })
const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y })
const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })
const conjugate = ({ x, y }: Point): Point => ({ x, y: -y })
const over = (a: Point, b: Point): Point => {
  const { x, y } = times(a, conjugate(b))
  const square = b.x * b.x + b.y * b.y
  return { x: x / square, y: y / square }
}
const mirrored = (point: Point, mirrors: boolean): Point => (mirrors ? conjugate(point) : point)

/** Enlarges about a point, which comes to lie at zero. */
export const enlarging = (by: number, about: Point): Similarity => ({
  turn: { x: by, y: 0 },
  move: { x: -by * about.x, y: -by * about.y },
  mirrors: false,
})

export const moved = ({ turn, move, mirrors }: Similarity, point: Point): Point =>
  plus(times(turn, mirrored(point, mirrors)), move)

/** First `inner`, then `outer`. */
export const after = (outer: Similarity, inner: Similarity): Similarity => ({
  turn: times(outer.turn, mirrored(inner.turn, outer.mirrors)),
  move: moved(outer, inner.move),
  mirrors: outer.mirrors !== inner.mirrors,
})

export function back({ turn, move, mirrors }: Similarity): Similarity {
  const undone = mirrored(over({ x: 1, y: 0 }, turn), mirrors)
  const there = { turn: undone, move: { x: 0, y: 0 }, mirrors }
  return { ...there, move: minus({ x: 0, y: 0 }, moved(there, move)) }
}

/** What brings two points onto two others; undefined where either two are one. */
export function bringing(from: readonly [Point, Point], to: readonly [Point, Point], mirrors: boolean) {
  const [one, two] = from.map((point) => mirrored(point, mirrors)) as [Point, Point]
  const [apart, wanted] = [minus(two, one), minus(to[1], to[0])]
  if (Math.hypot(apart.x, apart.y) === 0 || Math.hypot(wanted.x, wanted.y) === 0) return undefined
  const turn = over(wanted, apart)
  return { turn, move: minus(to[0], times(turn, one)), mirrors } satisfies Similarity
}

/** From the pixels of a photograph to those of the screen, counted from its middle. */
export function ofView({ centre, zoom, rotation, flipped }: View): Similarity {
  const angle = (rotation * Math.PI) / 180
  const turned = { x: zoom * Math.cos(angle), y: zoom * Math.sin(angle) }
  const turn = flipped ? { x: -turned.x, y: turned.y } : turned
  const middle = times(turn, mirrored(centre, flipped))
  return { turn, move: { x: -middle.x, y: -middle.y }, mirrors: flipped }
}

/** The view that shows a photograph so. Degrees are rounded: a turn by next to nothing would be drawn as one. */
export function viewOf(similarity: Similarity): View {
  const { turn, mirrors } = similarity
  const radians = mirrors ? Math.atan2(turn.y, -turn.x) : Math.atan2(turn.y, turn.x)
  return {
    centre: moved(back(similarity), { x: 0, y: 0 }),
    zoom: Math.hypot(turn.x, turn.y),
    rotation: Math.round((radians * 180e6) / Math.PI) / 1e6 + 0,
    flipped: mirrors,
  }
}
