import type { networks } from '../client.ts'

type OfficeNetwork = networks.NetworkOut

type Node = OfficeNetwork['nodes'][number]
export interface Placed {
  readonly node: Node
  readonly x: number
  readonly y: number
}

export const size = { width: 640, height: 480 }
const turn = 2 * Math.PI

/**
 * People of the office in the middle, everything else around them, each thing on the side of those it is tied to. The same
 * network is always drawn the same.
 */
export function layOut({ nodes, edges }: Pick<OfficeNetwork, 'nodes' | 'edges'>): readonly Placed[] {
  const inside = nodes.filter(({ kind, isOutside }) => kind === 'person' && !isOutside)
  const around = nodes.filter((node) => !inside.includes(node))
  const angles = new Map(inside.map(({ id }, i) => [id, (turn * i) / inside.length]))
  const tiedTo = ({ id }: Node) => edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
  // First those beside people of the office, then those beside these.
  for (const round of [around, around])
    for (const [id, angle] of round.flatMap((node) => {
      const known = tiedTo(node).flatMap((one) => angles.get(one) ?? [])
      return known.length === 0 || angles.has(node.id) ? [] : [[node.id, middle(known)] as const]
    }))
      angles.set(id, angle)
  const wish = ({ id }: Node): number => angles.get(id) ?? 0
  const ordered = around.toSorted((a, b) => wish(a) - wish(b) || (a.id < b.id ? -1 : 1))
  const shift = ordered.length > 0 ? wish(ordered[0]!) : 0
  const near = inside.length === 1 ? 0 : Math.min(0.26, 0.1 + inside.length * 0.02)
  return [
    ...inside.map((node) => place(node, angles.get(node.id)!, near)),
    ...ordered.map((node, i) => place(node, shift + (turn * i) / ordered.length, 0.41)),
  ]
}

/** Between these directions. */
const middle = (angles: readonly number[]): number => {
  const sum = (of: (angle: number) => number) => angles.reduce((all, angle) => all + of(angle), 0)
  return Math.atan2(sum(Math.sin), sum(Math.cos))
}

const place = (node: Node, angle: number, far: number): Placed => ({
  node,
  x: Math.round(size.width * (0.5 + far * Math.cos(angle))),
  y: Math.round(size.height * (0.5 + far * Math.sin(angle))),
})

const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const
export type Way = keyof typeof ways
export const isWay = (key: string): key is Way => Object.hasOwn(ways, key)

/** The neighbour that lies most nearly that way; undefined where none does. */
export function neighbour(
  from: string,
  way: Way,
  placed: readonly Placed[],
  edges: OfficeNetwork['edges'],
): string | undefined {
  const here = placed.find(({ node }) => node.id === from)
  const tied = new Set(edges.flatMap(({ from: a, to: b }) => (a === from ? [b] : b === from ? [a] : [])))
  const [across, down] = ways[way]
  const turned = placed
    .filter(({ node }) => here && tied.has(node.id))
    .map(({ node, x, y }) => {
      const [dx, dy] = [x - here!.x, y - here!.y]
      return { id: node.id, straight: (dx * across + dy * down) / (Math.hypot(dx, dy) || 1) }
    })
    .filter(({ straight }) => straight > 0.01)
  return turned.toSorted((a, b) => b.straight - a.straight)[0]?.id
}
