import { givesAwayFew, isFew, leastTold } from '../adoption/pseudonyms.ts'
import { inFives, toHundredth } from '../adoption/telling.ts'
import type { KeyPerson, Network } from '../figures/network.ts'
import type { Act, NetworkOut } from './contract-network.ts'
import { type NodeKind, nodeKinds } from './rules.ts'
import type { Woven } from './weave-network.ts'

type Quote = NetworkOut['edges'][number]['quotes'][number]
export interface Told {
  readonly from: string
  readonly to: string
  /** As they were called when it was told, by key. */
  readonly names: Readonly<Record<string, string>>
  readonly quote: Quote
}

/** A network before anybody's eyes are thought of: nodes by key. */
export interface Drawn {
  readonly cases: readonly (readonly string[])[]
  readonly key: KeyPerson
  readonly figures: Network
  readonly isCountsOnly: boolean
  readonly names: ReadonlyMap<string, string>
  readonly atHospital: ReadonlySet<string>
  readonly logged: readonly Woven[]
  readonly told: readonly Told[]
}

const kindOf = (key: string): NodeKind => nodeKinds.find((kind) => key.startsWith(`${kind} `)) ?? 'person'

/** Whether the person it hangs on has fewer than five of its cases, or leaves fewer than five. */
export const tellsOnFew = ({ cases, key }: Pick<Drawn, 'cases' | 'key'>): boolean =>
  key.left !== null && givesAwayFew(cases.length - key.left, key.left)

/** By a share that is told exactly a count in whole fives could be told exactly too. */
export const tellShare = (share: number | null, knowsNames: boolean): number | null =>
  share === null || knowsNames ? share : toHundredth(share)

/** What the asker may see of it: for whoever may know no names none, no count of fewer than five, others in whole fives; counts alone where it is small. */
export function presentNetwork(
  drawn: Drawn,
  knowsNames: boolean,
  /** Of this office no count is told. */
  hidesCases: boolean,
): Pick<NetworkOut, 'cases' | 'counts' | 'isCountsOnly' | 'nodes' | 'edges' | 'keyPerson'> {
  const { figures, cases, key, isCountsOnly } = drawn
  const keys = figures.nodes.map(({ id }) => id)
  const order = keys.toSorted((a, b) => nodeKinds.indexOf(kindOf(a)) - nodeKinds.indexOf(kindOf(b)))
  const idOf = new Map(order.map((one, i) => [one, `n${i + 1}`]))
  const nameOf = namesFor(drawn, order, knowsNames)
  const countOf = (kind: NodeKind) => keys.filter((one) => kindOf(one) === kind).length
  const isTooFew = !knowsNames && (hidesCases || cases.length < leastTold)
  const told = (count: number): number | null => (knowsNames ? count : isFew(count) ? null : inFives(count))
  const counts = {
    person: countOf('person'),
    profession: countOf('profession'),
    technology: countOf('technology'),
    rule: countOf('rule'),
    edges: figures.edges,
  }
  const isHidden = isCountsOnly || isTooFew
  return {
    cases: hidesCases && cases.length > 0 ? null : told(cases.length),
    counts: isTooFew && cases.length > 0 ? null : counts,
    isCountsOnly: isHidden,
    nodes: isHidden ? [] : order.map((one) => presentNode(one, drawn, { id: idOf.get(one)!, name: nameOf(one), told })),
    edges: isHidden ? [] : edgesOf(drawn, idOf, told),
    keyPerson:
      isTooFew || (!knowsNames && tellsOnFew(drawn))
        ? null
        : {
            share: tellShare(key.share, knowsNames),
            left: key.left && told(key.left),
            people: key.people.map((person) => nameOf(`person ${person}`)),
          },
  }
}

function namesFor({ names, told }: Drawn, order: readonly string[], knowsNames: boolean) {
  const people = order.filter((key) => kindOf(key) === 'person')
  const said = Object.assign({}, ...told.map((one) => one.names)) as Readonly<Record<string, string>>
  return (key: string): string => {
    const known = names.get(key) ?? said[key]
    if (kindOf(key) !== 'person') return said[key] ?? key.slice(key.indexOf(' ') + 1)
    return knowsNames && known ? known : `Person ${people.indexOf(key) + 1}`
  }
}

interface Shown {
  readonly id: string
  readonly name: string
  readonly told: (count: number) => number | null
}

function presentNode(key: string, drawn: Drawn, { id, name, told }: Shown): NetworkOut['nodes'][number] {
  const { degree, weight, betweenness, betweennessNormalised, isCut } = drawn.figures.nodes.find(
    (node) => node.id === key,
  )!
  const kind = kindOf(key)
  const isLogged = drawn.logged.some(({ from, to }) => from === key || to === key)
  const person = key.slice('person '.length)
  const took = drawn.cases.filter((people) => people.includes(person)).length
  const isOutside = drawn.atHospital.has(key)
  return {
    id,
    kind,
    name,
    code: isLogged && kind !== 'person' ? key.slice(key.indexOf(' ') + 1) : null,
    isOutside,
    cases: kind === 'person' && isLogged && !isOutside ? told(took) : null,
    degree,
    weight: told(weight),
    betweenness,
    betweennessNormalised,
    isCut,
  }
}

function edgesOf(
  { logged, told }: Drawn,
  idOf: ReadonlyMap<string, string>,
  count: Shown['told'],
): NetworkOut['edges'] {
  const solid = logged.map(({ from, to, acts, weight }) => ({
    from: idOf.get(from)!,
    to: idOf.get(to)!,
    source: 'logged' as const,
    weight: count(weight),
    acts: [...acts],
    quotes: [],
  }))
  const dashed = [...Map.groupBy(told, ({ from, to }) => [from, to].sort().join('\n')).values()].map((same) => ({
    from: idOf.get(same[0]!.from)!,
    to: idOf.get(same[0]!.to)!,
    source: 'told' as const,
    weight: same.length,
    acts: [] as Act[],
    quotes: same.map(({ quote }) => quote),
  }))
  return [...solid, ...dashed]
}
