import type { Point } from '../shared/point.ts'
import type { Size } from '../shared/shapes.ts'

/** In pixels of the screen. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
type Side = 'below' | 'above' | 'right' | 'left'

export interface Label extends Size {
  /** How far its mark reaches on the screen. */
  readonly reach: readonly Point[]
  /** Where it stood last: it stays there as long as there is room. */
  readonly spot?: number | undefined
  /** Of the mark that is chosen or pointed at: it is seen in any case. */
  readonly isMeant?: boolean
}
export interface LabelPlace {
  /** Which of the places beside its mark it has. */
  readonly spot: number
  readonly box: Box
}

/** Pixels between a mark and its label, between labels, and from the edge of what is seen. */
export const apart = 12
const between = 2
const edge = 4
/** The places beside a mark, the best first: on which side, and which share of the label comes before the mark's end there. */
const spots: readonly (readonly [Side, number])[] = [
  ['below', 0.5],
  ['above', 0.5],
  ['right', 0.5],
  ['left', 0.5],
  ['below', 0.1],
  ['below', 0.9],
  ['above', 0.1],
  ['above', 0.9],
]

/**
 * A place beside its mark for each label, in turn, none over another; undefined for one that finds no room. One that is
 * meant takes its room from others, if there is none left.
 */
export function placeLabels(labels: readonly Label[], view: Size): readonly (LabelPlace | undefined)[] {
  const taken: Box[] = []
  const places = labels.map((label) => {
    const place = placesOf(label, view).find(({ box }) => !taken.some((one) => meet(one, box)))
    if (place) taken.push(place.box)
    return place
  })
  const at = labels.findIndex(({ isMeant }) => isMeant)
  const meant = labels[at] && !places[at] ? placesOf(labels[at], view)[0] : undefined
  if (!meant) return places
  return places.map((place, i) => (i === at ? meant : place && meet(place.box, meant.box) ? undefined : place))
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + between &&
  b.x < a.x + a.width + between &&
  a.y < b.y + b.height + between &&
  b.y < a.y + a.height + between

/** Where it may stand: in sight before out of it, where that of a mark out of sight waits too, then where it stood last. */
function placesOf(label: Label, view: Size): readonly LabelPlace[] {
  const all = spots.flatMap(([side, share], spot) => {
    const at = furthest(side, label.reach)
    const isSeen = at.x >= 0 && at.y >= 0 && at.x <= view.width && at.y <= view.height
    const box = boxOn(side, share, at, label, isSeen ? view : undefined)
    return box ? [{ spot, box, rank: 2 * Number(isSeen) + Number(spot === label.spot) }] : []
  })
  return all.toSorted((a, b) => b.rank - a.rank)
}

/** Undefined where it does not fit into what is seen. */
function boxOn(side: Side, share: number, at: Point, { width, height }: Size, view: Size | undefined): Box | undefined {
  const along = (place: number, length: number, most = Infinity) => {
    const start = place - length * share
    return view ? Math.max(edge, Math.min(start, most - length - edge)) : start
  }
  const [x, y] =
    side === 'below' || side === 'above'
      ? [along(at.x, width, view?.width), side === 'below' ? at.y + apart : at.y - apart - height]
      : [side === 'right' ? at.x + apart : at.x - apart - width, along(at.y, height, view?.height)]
  const box = { x, y, width, height }
  return view && !isWithin(box, view) ? undefined : box
}

const isWithin = ({ x, y, width, height }: Box, view: Size): boolean =>
  x >= 0 && y >= 0 && x + width <= view.width && y + height <= view.height

function furthest(side: Side, reach: readonly Point[]): Point {
  const far = ({ x, y }: Point) => ({ below: y, above: -y, right: x, left: -x })[side]
  return reach.reduce((a, b) => (far(b) > far(a) ? b : a))
}
