import { html } from 'lit'
import { SessionEndedEvent } from '../embed/embed.events.ts'
import { define } from '../shared/define.ts'
import { LysPortalGuide } from './portal-guide.ts'

define(LysPortalGuide)

const lines = `<script type="module" src="https://lysbord.hospital.example/assets/widget-1A2B3C4D.js" integrity="sha384-…" crossorigin></script>
<lys-embed server="https://lysbord.hospital.example" portal="ptl_…"></lys-embed>`

export const title = 'Portal guide'
export const demos = {
  'In the demonstration': () =>
    html`<lys-portal-guide .lines=${lines} portal-url="https://portal.example"><div>…</div></lys-portal-guide>`,
  'With every element by itself': () =>
    html`<lys-portal-guide .script=${{ href: 'https://lysbord.hospital.example/assets/lysbord-0.1.0-1a2b3c4d5e6f/define.js', integrity: 'sha384-…' }}></lys-portal-guide>`,
  'Without a portal': () => html`<lys-portal-guide></lys-portal-guide>`,
  'After something happened': () => {
    const guide = document.createElement('lys-portal-guide')
    guide.lines = lines
    const inner = document.createElement('div')
    guide.append(inner)
    inner.dispatchEvent(new SessionEndedEvent())
    return html`${guide}`
  },
}
