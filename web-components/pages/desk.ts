import { html } from 'lit'
import { LysDesk } from '../desk/desk.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

await openPage({
  title: () => msg('Desk'),
  elements: [LysDesk],
  roles: ['referrer', 'staff'],
  render: ({ client, session }) => html`<lys-desk .client=${client} .session=${session}></lys-desk>`,
})
