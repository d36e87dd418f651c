import { checkNumber, FigureError, type Remark } from './figure.ts'

export interface Edge {
  readonly from: string
  readonly to: string
  /** How often; 1 where it is not said. */
  readonly weight?: number
}

export interface NodeFigures {
  readonly id: string
  /** Neighbours. */
  readonly degree: number
  /** Of all others, 0 to 1. */
  readonly degreeNormalised: number | null
  /** Weights of its edges together. */
  readonly weight: number
  /** Shortest ways between two others that lead over it, each pair once. */
  readonly betweenness: number
  /** Of all pairs of others, 0 to 1; null with fewer than three nodes. */
  readonly betweennessNormalised: number | null
  /** Without it, what is tied together now falls apart. */
  readonly isCut: boolean
}

export interface Network {
  /** In the order given, then as they come in edges. */
  readonly nodes: readonly NodeFigures[]
  readonly edges: number
  /** Too small for anything but counts to be shown. */
  readonly isCountsOnly: boolean
  readonly remarks: readonly Remark[]
}

/** Under this many nodes an office's network shows counts only. */
export const leastNodes = 6

/**
 * Who stands between whom: edges lead both ways, several between the same two are one of their weights together
 * (Freeman 1977; algorithm of Brandes 2001). Throws FigureError on an edge to itself and on weights that are not over 0.
 */
export function network(edges: readonly Edge[], ids: readonly string[] = []): Network {
  const graph = read(edges, ids)
  const n = graph.ids.length
  const between = betweenness(graph)
  const cuts = cutNodes(graph)
  return {
    nodes: graph.ids.map((id, i) => ({
      id,
      degree: graph.neighbours[i]!.size,
      degreeNormalised: n < 2 ? null : graph.neighbours[i]!.size / (n - 1),
      weight: [...graph.neighbours[i]!.values()].reduce((all, one) => all + one, 0),
      betweenness: between[i]!,
      betweennessNormalised: n < 3 ? null : (between[i]! * 2) / ((n - 1) * (n - 2)),
      isCut: cuts.has(i),
    })),
    edges: graph.neighbours.reduce((all, { size }) => all + size, 0) / 2,
    isCountsOnly: n < leastNodes,
    remarks:
      n === 0
        ? [{ code: 'no-nodes', sentence: 'There are no nodes.' }]
        : n < leastNodes
          ? [{ code: 'few-nodes', sentence: `A network of fewer than ${leastNodes} nodes is shown as counts only.` }]
          : [],
  }
}

interface Graph {
  readonly ids: readonly string[]
  /** By place: places of neighbours, and the weight of the edge. */
  readonly neighbours: readonly Map<number, number>[]
}

function read(edges: readonly Edge[], given: readonly string[]): Graph {
  const places = new Map<string, number>()
  const neighbours: Map<number, number>[] = []
  const place = (id: string): number => {
    if (!places.has(id)) {
      places.set(id, places.size)
      neighbours.push(new Map())
    }
    return places.get(id)!
  }
  given.forEach(place)
  for (const [i, { from, to, weight = 1 }] of edges.entries()) {
    if (from === to) throw new FigureError('malformed', `edges[${i}]`, `edges[${i}] leads from ${from} to itself.`)
    checkNumber(weight, `edges[${i}].weight`, 0)
    if (weight === 0)
      throw new FigureError('out-of-range', `edges[${i}].weight`, `edges[${i}] has no weight: leave it out.`)
    const [a, b] = [place(from), place(to)]
    neighbours[a]!.set(b, (neighbours[a]!.get(b) ?? 0) + weight)
    neighbours[b]!.set(a, (neighbours[b]!.get(a) ?? 0) + weight)
  }
  return { ids: [...places.keys()], neighbours }
}

/** From every node the shortest ways, and back along them what each gives to those before it. */
function betweenness({ neighbours }: Graph): number[] {
  const n = neighbours.length
  const between = new Array<number>(n).fill(0)
  for (let start = 0; start < n; start++) {
    const ways = new Array<number>(n).fill(0)
    const steps = new Array<number>(n).fill(-1)
    const given = new Array<number>(n).fill(0)
    const order = [start]
    ways[start] = 1
    steps[start] = 0
    for (const node of order)
      for (const next of neighbours[node]!.keys()) {
        if (steps[next] === -1) {
          steps[next] = steps[node]! + 1
          order.push(next)
        }
        if (steps[next] === steps[node]! + 1) ways[next]! += ways[node]!
      }
    for (const node of order.reverse()) {
      for (const next of neighbours[node]!.keys())
        if (steps[next] === steps[node]! + 1) given[node]! += (ways[node]! / ways[next]!) * (1 + given[next]!)
      // Each pair is met from both its ends.
      if (node !== start) between[node]! += given[node]! / 2
    }
  }
  return between
}

/** Nodes whose neighbours no longer all reach each other without them. */
function cutNodes({ neighbours }: Graph): Set<number> {
  const isCut = (node: number): boolean => {
    const [first, ...others] = neighbours[node]!.keys()
    if (first === undefined) return false
    const seen = new Set([node, first])
    for (const at of seen) if (at !== node) for (const next of neighbours[at]!.keys()) seen.add(next)
    return others.some((other) => !seen.has(other))
  }
  return new Set(neighbours.flatMap((_, node) => (isCut(node) ? node : [])))
}

/** How much of an office's use hangs on one person. */
export interface KeyPerson {
  readonly cases: number
  /** Part of the cases that the top person touched, 0 to 1; null without cases. */
  readonly share: number | null
  /** All with as many, by id. */
  readonly people: readonly string[]
  /** Cases left without any one of them. */
  readonly left: number | null
  readonly remarks: readonly Remark[]
}

/** `touched`: for each case the people who took part in it. */
export function keyPerson(touched: readonly (readonly string[])[]): KeyPerson {
  const counts = new Map<string, number>()
  for (const people of touched) for (const person of new Set(people)) counts.set(person, (counts.get(person) ?? 0) + 1)
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0)
  const cases = touched.length
  if (cases === 0) {
    const remark = { code: 'no-cases', sentence: 'There are no cases, so nobody can be the key person.' }
    return { cases, share: null, people: [], left: null, remarks: [remark] }
  }
  const people = [...counts.keys()].filter((person) => counts.get(person) === most).sort()
  const tied = { code: 'tied', sentence: `${people.length} took part in equally many cases; all are named.` }
  return { cases, share: most / cases, people, left: cases - most, remarks: people.length > 1 ? [tied] : [] }
}
