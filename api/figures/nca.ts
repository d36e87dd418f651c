import { checkNumbers, checkSameLength, type Remark } from './figure.ts'

/** A point of the upper left edge: no office with less of the condition has more of the outcome. */
export interface Peer {
  readonly x: number
  readonly y: number
}

/** How much of the outcome is kept from offices by a lack of the condition. */
export interface Nca {
  readonly scope: number
  readonly peers: readonly Peer[]
  /** Steps along the peers. `d`: empty zone of the scope, 0 to 1; `p`: share of shuffled data with as much. */
  readonly ce: { readonly zone: number; readonly d: number; readonly p: number }
  /** A straight line through the peers; null with one peer, whose zone is 0. */
  readonly cr: {
    readonly zone: number
    readonly d: number
    readonly line: { readonly slope: number; readonly intercept: number; readonly above: number } | null
  }
  /** Few levels make steps, many a line. */
  readonly better: 'ce' | 'cr'
  readonly size: 'none' | 'small' | 'medium' | 'large' | 'very large'
  /** The least of the condition that an office with that much of the outcome had; null over the highest outcome. */
  bottleneck(y: number): number | null
}

export type Hidden = { readonly hidden: Remark }

export const leastOffices = 20
const fewLevels = 5

/**
 * Necessary condition analysis (Dul 2016, Org Res Methods 19:10) of graded scores; with fewer than 20 offices, or scores of
 * two levels, it says nothing and is hidden. `permutations` shuffles from `seed`, so that p comes out the same each time.
 * Throws FigureError on lists of different lengths and on what is no number.
 */
export function nca(
  x: readonly number[],
  y: readonly number[],
  { permutations = 10_000, seed = 1 }: { readonly permutations?: number; readonly seed?: number } = {},
): Nca | Hidden {
  checkSameLength(x, y, ['x', 'y'])
  checkNumbers(x, 'x')
  checkNumbers(y, 'y')
  const levels = [new Set(x).size, new Set(y).size]
  if (x.length < leastOffices)
    return hidden('too-few', `It takes ${leastOffices} offices or more; there are ${x.length}.`)
  if (levels.some((count) => count <= 2))
    return hidden('not-graded', 'It takes graded scores: with two levels the effect can only be 0 or 1.')
  const [xs, ys] = [spanOf(x), spanOf(y)]
  const scope = (xs.most - xs.least) * (ys.most - ys.least)
  const peers = peersOf(x, y)
  const zone = steps(peers, ys.most)
  const line = lineThrough(peers)
  const lineZone = line ? zoneAbove(line, xs, ys) : 0
  const better = Math.min(...levels) <= fewLevels ? 'ce' : 'cr'
  const d = (better === 'ce' ? zone : lineZone) / scope
  return {
    scope,
    peers,
    ce: { zone, d: zone / scope, p: shuffled(x, y, zone, ys.most, permutations, seed) },
    cr: {
      zone: lineZone,
      d: lineZone / scope,
      line: line && { ...line, above: x.filter((one, i) => y[i]! > line.intercept + line.slope * one).length },
    },
    better,
    size: d === 0 ? 'none' : d < 0.1 ? 'small' : d < 0.3 ? 'medium' : d < 0.5 ? 'large' : 'very large',
    bottleneck: (wanted) => peers.find((peer) => peer.y >= wanted)?.x ?? null,
  }
}

const hidden = (code: string, sentence: string): Hidden => ({ hidden: { code, sentence } })

interface Span {
  readonly least: number
  readonly most: number
}
const spanOf = (values: readonly number[]): Span => ({
  least: values.reduce((a, b) => Math.min(a, b)),
  most: values.reduce((a, b) => Math.max(a, b)),
})

function peersOf(x: readonly number[], y: readonly number[]): Peer[] {
  const points = x.map((one, i) => ({ x: one, y: y[i]! })).sort((a, b) => a.x - b.x || b.y - a.y)
  const peers: Peer[] = []
  for (const point of points) if (point.y > (peers.at(-1)?.y ?? Number.NEGATIVE_INFINITY)) peers.push(point)
  return peers
}

function steps(peers: readonly Peer[], most: number): number {
  return peers.slice(1).reduce((zone, { x }, i) => zone + (x - peers[i]!.x) * (most - peers[i]!.y), 0)
}

function lineThrough(peers: readonly Peer[]): { slope: number; intercept: number } | null {
  if (peers.length < 2) return null
  const mean = (of: 'x' | 'y') => peers.reduce((all, peer) => all + peer[of], 0) / peers.length
  const [mx, my] = [mean('x'), mean('y')]
  const across = peers.reduce((all, { x }) => all + (x - mx) ** 2, 0)
  const slope = peers.reduce((all, { x, y }) => all + (x - mx) * (y - my), 0) / across
  return { slope, intercept: my - slope * mx }
}

/** Area of the scope above the rising line. */
function zoneAbove({ slope, intercept }: { slope: number; intercept: number }, xs: Span, ys: Span): number {
  const at = (y: number) => Math.min(xs.most, Math.max(xs.least, (y - intercept) / slope))
  const [enters, leaves] = [at(ys.least), at(ys.most)]
  const above = (x: number) => ys.most - (intercept + slope * x)
  return (enters - xs.least) * (ys.most - ys.least) + ((leaves - enters) * (above(enters) + above(leaves))) / 2
}

function shuffled(x: readonly number[], y: readonly number[], zone: number, most: number, times: number, seed: number) {
  const next = chanceOf(seed)
  const order = x.map((_, i) => i).sort((a, b) => x[a]! - x[b]!)
  const values = Float64Array.from(y)
  const tiny = 1e-9 * Math.abs(zone)
  let asMuch = 0
  for (let time = 0; time < times; time++) {
    for (let i = values.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1))
      const kept = values[i]!
      values[i] = values[j]!
      values[j] = kept
    }
    if (zoneOf(x, values, order, most) >= zone - tiny) asMuch++
  }
  return times === 0 ? Number.NaN : asMuch / times
}

/** As `steps` of the peers, without making them: after each office the highest so far holds up to the next. */
function zoneOf(x: readonly number[], y: Float64Array, order: readonly number[], most: number): number {
  let [zone, highest] = [0, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < order.length; i++) {
    const at = order[i]!
    if (y[at]! > highest) highest = y[at]!
    const next = order[i + 1]
    if (next !== undefined) zone += (x[next]! - x[at]!) * (most - highest)
  }
  return zone
}

/** 0 to 1 without 1, the same for the same seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
