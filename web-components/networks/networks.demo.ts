import { html } from 'lit'
import { ClientProblem } from '../client.ts'
import { LysNetwork } from '../network/network.ts'
import { define } from '../shared/define.ts'
import { LysNetworks, type NetworksClient } from './networks.ts'
import { networksOf } from './sample-networks.ts'

define(LysNetworks, LysNetwork)
const shown = (own: Partial<NetworksClient> = {}) => html`<lys-networks .client=${networksOf(own)}></lys-networks>`

export const title = 'Networks of offices'
export const demos = {
  'Before who uses it is shown': () => shown(),
  'Without a connection': () => shown({ listNetworks: () => Promise.reject(new ClientProblem({ code: 'offline' })) }),
}
