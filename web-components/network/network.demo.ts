import { html } from 'lit'
import { ClientProblem, type networks } from '../client.ts'
import { define } from '../shared/define.ts'
import { LysNetwork } from './network.ts'
import { noNetwork, sampleNetwork, smallNetwork } from './sample-network.ts'

define(LysNetwork)

type OfficeNetwork = networks.NetworkOut
const shown = (network: () => Promise<OfficeNetwork>) =>
  html`<lys-network office="off_one" .client=${{ readNetwork: network }}></lys-network>`

export const title = 'Network'

export const demos = {
  'Much hangs on one doctor': () => shown(async () => sampleNetwork),
  'Two took part in equally many': () =>
    shown(async () => ({
      ...sampleNetwork,
      keyPerson: { share: 0.5, left: 20, people: ['Demo Lege', 'Demo Vikarlege'] },
    })),
  'Too small to draw': () => shown(async () => smallNetwork),
  'Too few cases for a researcher': () => shown(async () => ({ ...smallNetwork, keyPerson: null })),
  'Nothing yet': () => shown(async () => noNetwork),
  'Without a connection': () => shown(() => Promise.reject(new ClientProblem({ code: 'offline' }))),
}
