import { z } from 'zod'
import { ask, name, yesNo } from './ask.ts'
import { agreementOf, kappa } from './kappa.ts'
import { keyPerson, network } from './network.ts'

const edge = z.union(
  [
    z.tuple([name, name]).transform(([from, to]) => ({ from, to, weight: 1 })),
    z.tuple([name, name, z.number()]).transform(([from, to, weight]) => ({ from, to, weight })),
    z.strictObject({ from: name, to: name, weight: z.number().default(1) }),
  ],
  { error: 'Expected ["A", "B"], ["A", "B", 3] or { "from": "A", "to": "B", "weight": 3 }' },
)

const counted = z.strictObject({ both: z.number(), onlyA: z.number(), onlyB: z.number(), neither: z.number() })
const coded = z.strictObject({ a: z.array(yesNo), b: z.array(yesNo) })

/** Who is tied to whom, and whether two read alike. */
export const asksOfTies = {
  betweenness: ask({
    says: 'Network: degree, weight, betweenness raw and normalised, cut vertices.',
    data: '{ "edges": [["A", "B"], ["B", "C", 3]], "nodes": ["D"] }; "nodes" for those without edges',
    dataShape: z.strictObject({ edges: z.array(edge), nodes: z.array(name).default([]) }),
    answer: ({ edges, nodes }) => network(edges, nodes),
  }),
  keyPerson: ask({
    says: 'Key-person share: cases touching the top person, and what is left without.',
    data: '[["anna", "ola"], ["anna"]]: for each case who took part',
    dataShape: z.array(z.array(name)),
    answer: (cases) => keyPerson(cases),
  }),
  kappa: ask({
    says: 'Agreement of two coders on one code (Cohen).',
    data: '{ "both": 20, "onlyA": 5, "onlyB": 10, "neither": 15 } or { "a": [1, 0], "b": [1, 1] }',
    dataShape: z.union([counted, coded], { error: 'Expected both, onlyA, onlyB and neither, or the lists a and b' }),
    answer: (data) => kappa('both' in data ? data : agreementOf(data.a, data.b)),
  }),
}
