import { html, nothing, type TemplateResult } from 'lit'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatTime } from '../shared/format.ts'
import { msg } from '../shared/i18n.ts'
import { styles } from './portal-guide.styles.ts'

interface Told {
  readonly at: Date
  readonly name: string
  readonly about: string
}

/** What the running element tells, in the order of a working day. */
const told = [
  'lys-embed-ready',
  'lys-embed-failed',
  'lys-worklist-loaded',
  'lys-case-open',
  'lys-image-shown',
  'lys-case-changed',
  'lys-reply-sent',
  'lys-session-ended',
  'lys-session-resumed',
] as const
const mostTold = 50

/**
 * For whoever builds a portal: the reading screen as it runs in one, the lines that put it there, and what it tells.
 * @slot the running element; its events are listened to here
 */
export class LysPortalGuide extends LysElement {
  static readonly tag = 'lys-portal-guide'
  static override styles = [base, controls, styles]
  static override properties = {
    lines: {},
    portalUrl: { attribute: 'portal-url' },
    script: { attribute: false },
    log: { state: true },
    copied: { state: true },
  }
  /** What a portal's page holds. */
  declare lines: string
  /** Where the demonstration's portal is; empty where there is none. */
  declare portalUrl: string
  /** The script that holds every element by itself, with its hash. */
  declare script: { readonly href: string; readonly integrity: string } | undefined
  declare protected log: readonly Told[]
  declare protected copied: boolean

  constructor() {
    super()
    this.lines = ''
    this.portalUrl = ''
    this.log = []
    this.copied = false
    for (const name of told) this.addEventListener(name, (event) => this.#tell(event))
  }

  #tell(event: Event): void {
    const { referralId, imageId, line } = event as { referralId?: string; imageId?: string; line?: string }
    const about = referralId ?? imageId ?? line ?? ''
    this.log = [{ at: new Date(), name: event.type, about }, ...this.log].slice(0, mostTold)
  }

  async #copy(): Promise<void> {
    this.copied = await navigator.clipboard.writeText(this.lines).then(
      () => true,
      () => false,
    )
  }

  protected override render(): TemplateResult {
    return html`
      <div class="words">
        <h1>${msg('Lysbord in a portal')}</h1>
        <p>${msg('The specialist reads and answers inside the system the hospital already has. The portal says who sits before it; Lysbord keeps its own rules about who may see what.')}</p>
      </div>
      <div class="running"><slot></slot></div>
      <div class="beside">
        <section aria-labelledby="lines">
          <h2 id="lines">${msg('The lines in the portal’s page')}</h2>
          ${
            this.lines
              ? html`<pre tabindex="0">${this.lines}</pre>
                <p class="row"><button type="button" @click=${() => void this.#copy()}>${msg('Copy')}</button>
                <span role="status" class="muted">${this.copied ? msg('Copied.') : nothing}</span></p>`
              : html`<p>${msg('Register the portal first: the answer holds its lines, with the hash of the script.')}</p>`
          }
          <ol>
            <li>${msg('Register the portal: its origin, its key and its units.')} <a href="/docs#/default/registerPortal">registerPortal</a></li>
            <li>${msg('Paste the lines, and what they need into the page’s Content-Security-Policy.')}</li>
            <li>${msg('Let the portal’s server sign who is there, and exchange that for a token.')} <a href="/docs#/default/exchangeToken">exchangeToken</a></li>
            <li><a href="/embed/check">${msg('Test the set-up')}</a></li>
          </ol>
          ${this.portalUrl ? this.#portals() : nothing}
        </section>
        <section aria-labelledby="told">
          <h2 id="told">${msg('What it tells the page')}</h2>
          ${
            this.log.length === 0
              ? html`<p class="muted">${msg('Nothing yet.')}</p>`
              : html`<div class="scroll" tabindex="0"><table>
                  <thead><tr><th scope="col">${msg('Time')}</th><th scope="col">${msg('Event')}</th><th scope="col">${msg('About')}</th></tr></thead>
                  <tbody>${this.log.map(
                    ({ at, name, about }) =>
                      html`<tr><td>${formatTime(at)}</td><td><code>${name}</code></td><td><code>${about}</code></td></tr>`,
                  )}</tbody>
                </table></div>`
          }
        </section>
        ${this.script ? this.#elements(this.script) : nothing}
      </div>`
  }

  #elements({ href, integrity }: NonNullable<LysPortalGuide['script']>): TemplateResult {
    const beside = (name: string) => html`<a href=${href.replace('define.js', name)}>${name}</a>`
    return html`<section aria-labelledby="elements">
      <h2 id="elements">${msg('Every element by itself')}</h2>
      <p>${msg('For a page that wants a part only: the list, the photograph, the letter. The folder of the script is kept under this address for as long as this version runs, and may be copied and served from anywhere.')}</p>
      <pre tabindex="0" class="elements">${`<script type="module" src="${href}" integrity="${integrity}" crossorigin></script>`}</pre>
      <ul>
        <li>${beside('custom-elements.json')} ${msg('what each element has, for tools')}</li>
        <li>${beside('html-custom-data.json')} ${msg('the same for the editor of VS Code')}</li>
        <li>${beside('jsx.d.ts')} ${msg('types for React 19')}</li>
        <li>${beside('tokens.css')} ${msg('colours and measures')}</li>
      </ul>
    </section>`
  }

  #portals(): TemplateResult {
    const way = (path: string, words: string) => html`<li><a href=${`${this.portalUrl}/${path}`}>${words}</a></li>`
    return html`<h2>${msg('The same in the demonstration’s portal')}</h2>
      <ul>
        ${way('proxied/modern', msg('The portal passes calls on: recommended'))}
        ${way('framed/modern', msg('In a frame of Lysbord’s own origin'))}
        ${way('cross-origin/modern', msg('From another origin'))}
        ${way('workspace', msg('As an extension of the portal: in its navigation, its command bar and its settings'))}
        ${way('proxied/legacy', msg('In an old page with another encoding, a style reset and jQuery 1.12'))}
      </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-portal-guide': LysPortalGuide
  }
}
