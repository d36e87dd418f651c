import { html } from 'lit'
import { LysPortalCheck } from '../portal-check/portal-check.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

await openPage({
  title: () => msg('Test the set-up of a portal'),
  elements: [LysPortalCheck],
  roles: ['coordinator', 'integrator'],
  render: ({ client }) => html`<lys-portal-check .client=${client}></lys-portal-check>`,
})
