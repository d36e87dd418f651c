import type { networkLists } from '../client.ts'
import { sampleNetwork } from '../network/sample-network.ts'
import type { NetworksClient } from './networks.ts'

const row = (number: number, more: Partial<networkLists.NetworkRow>): networkLists.NetworkRow => ({
  office: { id: null, name: null, number },
  cases: 40,
  keyShare: 0.5,
  left: 20,
  nodes: 9,
  betweenness: 0.25,
  isSuppressed: false,
  ...more,
})
const whole = { window: { from: '2025-03-01', to: '2026-03-01' }, definition: '', query: '', offices: 40 }
const withheld = { cases: null, keyShare: null, left: null, nodes: null, betweenness: null, isSuppressed: true }
const answers: Readonly<Record<number, networkLists.NetworksOut>> = {
  0: { ...whole, items: [row(7, {}), row(12, withheld)], looked: 20, next: 20 },
  20: { ...whole, items: [row(31, { cases: 90, keyShare: 0.79, left: 19 })], looked: 40, next: null },
}

export const networksOf = (own: Partial<NetworksClient> = {}): NetworksClient => ({
  listNetworks: async (after = 0) => answers[after]!,
  readNetwork: async () => sampleNetwork,
  ...own,
})
