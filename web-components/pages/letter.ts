import { html } from 'lit'
import { connect } from '../client.ts'
import { msg } from '../shared/i18n.ts'
import { elements } from './letter-parts.ts'
import { openPage } from './page.ts'

const letterId = location.pathname.split('/').at(-1) ?? ''
const client = connect()
// Together with who is signed in and the words: on a slow line each round trip is felt. Whoever must say why is asked.
const opening = client.openLetter(letterId, null)
opening.catch(() => undefined)

await openPage(
  {
    title: () => msg('Reply'),
    elements,
    roles: ['referrer', 'staff'],
    render: ({ client, session }) =>
      html`<lys-letter .client=${client} .session=${session} .opening=${opening} letter-id=${letterId} place=${location.hash.slice(1)}></lys-letter>`,
  },
  { client, go: (address) => location.assign(address) },
)
