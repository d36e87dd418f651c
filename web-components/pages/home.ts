import { html } from 'lit'
import { LysWelcome } from '../welcome/welcome.ts'
import { allowedPages } from './allowed-pages.ts'
import { openPage } from './page.ts'

const asked = new URLSearchParams(location.search)
const [problem, left] = [asked.get('problem') ?? '', asked.get('left') ?? '']

await openPage({
  title: () => 'Lysbord',
  elements: [LysWelcome],
  signedIn: 'if-any',
  render: ({ client, session }) =>
    html`<lys-welcome @lys-signed-in=${() => location.replace('/')} .client=${client} .session=${session} .ways=${allowedPages(session?.roles ?? [])} .problem=${problem} .left=${left}></lys-welcome>`,
})
