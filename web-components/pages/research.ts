import { html } from 'lit'
import { LysCoding } from '../interviews/coding.ts'
import { LysInterviews } from '../interviews/interviews.ts'
import { LysNetworks } from '../networks/networks.ts'
import { LysResearch } from '../research/research.ts'
import { defineLater } from '../shared/define.ts'
import { msg } from '../shared/i18n.ts'
import { type ClientOfResearch, withResearch } from '../shared/research-client.ts'
import { openPage } from './page.ts'

// Only where one office is looked at.
defineLater('lys-network', async () => (await import('../network/network.ts')).LysNetwork)

/** The same at each drawing: the elements would begin anew. */
let asks: ClientOfResearch | undefined

await openPage({
  title: () => msg('Research'),
  elements: [LysResearch, LysNetworks, LysInterviews, LysCoding],
  roles: ['coordinator', 'researcher'],
  render: ({ client }) => {
    asks ??= withResearch(client)
    const seen = (event: Event) => (event.currentTarget as Element).querySelector('lys-research')?.useWasSeen()
    return html`<div @lys-use-seen=${seen}><lys-research .client=${asks}></lys-research>
      <lys-networks .client=${asks}></lys-networks><lys-interviews .client=${asks}></lys-interviews></div>`
  },
})
