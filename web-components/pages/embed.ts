import { html, nothing } from 'lit'
import type { TokenAsk } from '../embed/envelope.ts'
import { LysPortalGuide } from '../portal-guide/portal-guide.ts'
import { msg } from '../shared/i18n.ts'
import { openPage } from './page.ts'
import './widget-element.ts'

interface About {
  readonly portal: string
  readonly audience: string
  readonly lines: string
  readonly people: readonly { readonly login: string; readonly name: string }[]
}

/** The demonstration's portal, if there is one: this page stands for one of its own here. */
const fact = (name: string): string =>
  document.querySelector(`meta[name=lysbord-${name}]`)?.getAttribute('content') ?? ''
const portalUrl = fact('portal')
const script = { href: new URL(fact('elements'), location.href).href, integrity: fact('elements-hash') }
const about: About | undefined = portalUrl
  ? await fetch(`${portalUrl}/about.json`).then(
      (answer) => answer.json(),
      () => undefined,
    )
  : undefined
let person = about?.people[0]?.login ?? ''

/** What a portal's page does, with one thing that only a demonstration may: it says itself who sits before it. */
const getToken = async (ask: TokenAsk): Promise<unknown> => {
  const headers = { 'content-type': 'application/json', 'demo-person': person }
  return (await fetch(`${portalUrl}/lysbord-token`, { method: 'POST', headers, body: JSON.stringify(ask) })).json()
}

function choose(event: Event): void {
  const select = event.currentTarget as HTMLSelectElement
  person = select.value
  void document.querySelector('lys-portal-guide')?.querySelector('lys-embed')?.start()
}

await openPage({
  title: () => msg('Lysbord in a portal'),
  elements: [LysPortalGuide],
  signedIn: false,
  render:
    () => html`<lys-portal-guide .lines=${about?.lines ?? ''} .portalUrl=${about ? portalUrl : ''} .script=${script}>
    ${
      about
        ? html`<p><label>${msg('Signed in to the portal:')}
            <select @change=${choose}>${about.people.map(({ login, name }) => html`<option value=${login}>${name}</option>`)}</select></label></p>
          <div><lys-embed server=${location.origin} portal=${about.portal} audience=${about.audience} .getToken=${getToken}></lys-embed></div>`
        : nothing
    }
  </lys-portal-guide>`,
})
