import type { Act } from './contract-network.ts'
import type { CaseActs } from './find-acts.ts'
import type { NodeKind } from './rules.ts'

/** A node by its key, `person per_…`, `profession gp`, `technology camera`, or as it was told. */
export interface Thread {
  readonly from: string
  readonly to: string
  readonly act: Act
}

export const keyOf = (kind: NodeKind, name: string): string => `${kind} ${name.trim().toLowerCase()}`
export const personKey = (id: string): string => `person ${id}`

/** Where an act belongs to the hospital and not to the office. */
const outside = new Set<Act>(['assigned', 'answered'])
export const isOutside = (act: Act): boolean => outside.has(act)

/**
 * What one case ties together: whoever drafted or photographed with whoever sent it, the sender with whoever took it,
 * whoever answered with whoever read the answer; a photographer with the camera, everybody with a profession.
 */
export function threadsOf({ acts }: CaseActs, professionOf: (person: string) => string): Thread[] {
  const of = (act: Act) => [...new Set(acts.filter((one) => one.act === act).map(({ person }) => person))]
  const between = (act: Act, those: readonly string[], others: readonly string[]): Thread[] =>
    those.flatMap((one) =>
      others.filter((other) => other !== one).map((other) => ({ from: personKey(one), to: personKey(other), act })),
    )
  const [sender, taker] = [of('sent'), of('assigned')]
  const everybody = acts.map(({ act, person }) => ({
    from: personKey(person),
    to: `profession ${professionOf(person)}`,
    act,
  }))
  return [
    ...between('draft', of('draft'), sender),
    ...between('photo', of('photo'), sender),
    ...between('assigned', sender, taker),
    ...between('answered', of('answered'), sender),
    ...between('read', of('answered'), of('read')),
    ...of('photo').map((person) => ({ from: personKey(person), to: 'technology camera', act: 'photo' as const })),
    ...everybody,
  ]
}

/** An edge out of the log, whichever way it was walked. */
export interface Woven {
  readonly from: string
  readonly to: string
  readonly acts: readonly Act[]
  /** Cases. */
  readonly weight: number
}

export function weave(cases: readonly CaseActs[], professionOf: (person: string) => string): Woven[] {
  const edges = new Map<string, { from: string; to: string; acts: Set<Act>; cases: Set<string> }>()
  for (const one of cases)
    for (const { from, to, act } of threadsOf(one, professionOf)) {
      const key = [from, to].sort().join('\n')
      const edge = edges.get(key) ?? { from, to, acts: new Set(), cases: new Set() }
      edge.acts.add(act)
      edge.cases.add(one.referralId)
      edges.set(key, edge)
    }
  return [...edges.values()].map(({ from, to, acts, cases: own }) => ({ from, to, acts: [...acts], weight: own.size }))
}
