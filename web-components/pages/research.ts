import { html } from 'lit'
import { LysResearch } from '../research/research.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

await openPage({
  title: () => msg('Research'),
  elements: [LysResearch],
  roles: ['coordinator', 'researcher'],
  render: ({ client }) => html`<lys-research .client=${client}></lys-research>`,
})
