import { html } from 'lit'
import { LysMethod } from '../method/method.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'

await openPage({
  title: () => msg('What the figures mean'),
  elements: [LysMethod],
  render: ({ client }) => html`<lys-method .client=${client}></lys-method>`,
})
