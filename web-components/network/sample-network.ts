import type { networks } from '../client.ts'

type OfficeNetwork = networks.NetworkOut

type Node = OfficeNetwork['nodes'][number]
type Edge = OfficeNetwork['edges'][number]

const node = (id: string, kind: Node['kind'], name: string, more: Partial<Node> = {}): Node => ({
  id,
  kind,
  name,
  code: null,
  isOutside: false,
  cases: null,
  degree: 2,
  weight: 10,
  betweenness: 0,
  betweennessNormalised: 0,
  isCut: false,
  ...more,
})
const logged = (from: string, to: string, weight: number, acts: Edge['acts']): Edge => ({
  from,
  to,
  source: 'logged',
  weight,
  acts,
  quotes: [],
})
const told = (from: string, to: string, text: string | null): Edge => ({
  from,
  to,
  source: 'told',
  weight: 1,
  acts: [],
  quotes: [{ tieId: 'tie_one', codingId: 'cdg_one', text }],
})

/** An office where a nurse photographs and a doctor sends. */
export const sampleNetwork: OfficeNetwork = {
  office: { id: 'off_one', name: 'Legekontoret' },
  window: { from: '2025-11-24', to: '2026-11-24' },
  definition: 'Nodes are people, professions, technology and rules.',
  query: 'GET /api/offices/off_one/network',
  cases: 41,
  counts: { person: 4, profession: 3, technology: 1, rule: 1, edges: 10 },
  isCountsOnly: false,
  nodes: [
    node('n1', 'person', 'Demo Lege', { cases: 38, degree: 5, betweenness: 11.5, isCut: true }),
    node('n2', 'person', 'Demo Sykepleier', { cases: 30, degree: 4, betweenness: 3 }),
    node('n3', 'person', 'Demo Vikarlege', { cases: 3 }),
    node('n4', 'person', 'Demo Spesialist', { isOutside: true, degree: 3, betweenness: 2 }),
    node('n5', 'profession', 'gp', { code: 'gp' }),
    node('n6', 'profession', 'nurse', { code: 'nurse', degree: 1 }),
    node('n7', 'profession', 'specialist', { code: 'specialist', degree: 1 }),
    node('n8', 'technology', 'camera', { code: 'camera' }),
    node('n9', 'rule', 'Honorartakst', { degree: 1 }),
  ],
  edges: [
    logged('n2', 'n1', 30, ['photo', 'draft']),
    logged('n1', 'n4', 38, ['assigned', 'answered', 'read']),
    logged('n3', 'n4', 3, ['assigned', 'answered']),
    logged('n1', 'n5', 38, ['sent']),
    logged('n3', 'n5', 3, ['sent']),
    logged('n2', 'n6', 30, ['photo']),
    logged('n4', 'n7', 41, ['answered']),
    logged('n2', 'n8', 30, ['photo']),
    told('n1', 'n9', 'Uten takst hadde jeg nok sluttet med det.'),
    told('n3', 'n8', null),
  ],
  keyPerson: { share: 38 / 41, left: 3, people: ['Demo Lege'] },
}

export const smallNetwork: OfficeNetwork = {
  ...sampleNetwork,
  cases: 2,
  counts: { person: 1, profession: 1, technology: 1, rule: 0, edges: 2 },
  isCountsOnly: true,
  nodes: [],
  edges: [],
  keyPerson: { share: 1, left: 0, people: ['Demo Lege'] },
}

export const noNetwork: OfficeNetwork = {
  ...smallNetwork,
  cases: 0,
  counts: { person: 0, profession: 0, technology: 0, rule: 0, edges: 0 },
  keyPerson: { share: null, left: null, people: [] },
}
