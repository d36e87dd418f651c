import { html } from 'lit'
import { LysCoding } from '../interviews/coding.ts'
import { LysInterviews } from '../interviews/interviews.ts'
import { LysResearch } from '../research/research.ts'
import { msg } from '../shared/i18n.ts'
import { type ClientOfResearch, withResearch } from '../shared/research-client.ts'
import { openPage } from './page.ts'

/** The same at each drawing: the elements would begin anew. */
let asks: ClientOfResearch | undefined

await openPage({
  title: () => msg('Research'),
  elements: [LysResearch, LysInterviews, LysCoding],
  roles: ['coordinator', 'researcher'],
  render: ({ client }) => {
    asks ??= withResearch(client)
    return html`<lys-research .client=${asks}></lys-research><lys-interviews .client=${asks}></lys-interviews>`
  },
})
