import { html } from 'lit'
import { LysCoding } from '../interviews/coding.ts'
import { LysInterviews } from '../interviews/interviews.ts'
import { LysResearch } from '../research/research.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

await openPage({
  title: () => msg('Research'),
  elements: [LysResearch, LysInterviews, LysCoding],
  roles: ['coordinator', 'researcher'],
  render: ({ client }) =>
    html`<lys-research .client=${client}></lys-research><lys-interviews .client=${client}></lys-interviews>`,
})
