import { html, nothing, type TemplateResult } from 'lit'
import type { Check, Client, Portal, SetUp } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { styles } from './portal-check.styles.ts'

const words: Readonly<Record<Check['check'], () => string>> = {
  origin: () => msg('The page’s origin is registered'),
  base: () => msg('The address under which the portal passes calls on is registered'),
  script: () => msg('The page’s policy lets the script load'),
  connect: () => msg('The page’s policy lets Lysbord be asked'),
  frame: () => msg('The page’s policy lets the frame load'),
  'trusted-types': () => msg('The page’s policy allows the name that Lysbord’s markup has'),
  'frame-ancestors': () => msg('Lysbord lets itself be framed by the page'),
  key: () => msg('The assertion is signed by a registered key'),
  issuer: () => msg('The assertion names the portal'),
  audience: () => msg('The assertion is for Lysbord'),
  clock: () => msg('The portal’s clock is right, and the assertion lives a minute at most'),
  once: () => msg('The assertion has an id of its own'),
  binding: () => msg('The assertion is bound to the element’s key'),
  person: () => msg('The assertion names a person'),
  patient: () => msg('The assertion names the open patient by eleven digits, or none'),
}

const installations: Readonly<Record<SetUp['installation'], () => string>> = {
  proxied: () => msg('The portal passes calls on: recommended'),
  framed: () => msg('In a frame of Lysbord’s own origin'),
  crossOrigin: () => msg('From another origin'),
}

/** For whoever builds a portal: tests its set-up and says for each point that it passes, or which line must change. */
export class LysPortalCheck extends LysElement {
  static readonly tag = 'lys-portal-check'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    portals: { state: true },
    checks: { state: true },
    problem: { state: true },
    busy: { state: true },
  }
  declare client: Pick<Client, 'listPortals' | 'checkPortal'> | undefined
  declare protected portals: readonly Portal[] | undefined
  declare protected checks: readonly Check[] | undefined
  declare protected problem: unknown
  declare protected busy: boolean

  constructor() {
    super()
    this.busy = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#read()
  }

  async #read(): Promise<void> {
    try {
      this.portals = (await this.client?.listPortals())?.items ?? []
      this.problem = undefined
    } catch (problem) {
      this.problem = problem
    }
  }

  async #check(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.busy) return
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    this.busy = true
    try {
      const { checks } = await this.client!.checkPortal(text('portal'), {
        installation: text('installation') as SetUp['installation'],
        origin: text('origin'),
        policy: text('policy'),
        assertion: text('assertion'),
      })
      this.checks = checks
      this.problem = undefined
    } catch (problem) {
      this.problem = problem
    } finally {
      this.busy = false
    }
  }

  protected override render(): TemplateResult {
    return html`
      <h1>${msg('Test the set-up of a portal')}</h1>
      ${this.problem === undefined ? nothing : html`<p class="notice danger" role="alert">${problemText(this.problem)}</p>`}
      ${this.portals === undefined ? nothing : this.portals.length === 0 ? this.#none() : this.#form(this.portals)}
      <div role="status">${this.checks ? this.#result(this.checks) : nothing}</div>`
  }

  #none(): TemplateResult {
    return html`<p>${msg('No portal is registered yet.')} <a href="/docs#/default/registerPortal">registerPortal</a></p>`
  }

  #form(portals: readonly Portal[]): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => void this.#check(event)}>
      <div class="field"><label for="portal">${msg('Portal')}</label>
        <select id="portal" name="portal">${portals.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></div>
      <div class="field"><label for="installation">${msg('Installation')}</label>
        <select id="installation" name="installation">
          ${Object.entries(installations).map(([code, label]) => html`<option value=${code}>${label()}</option>`)}
        </select></div>
      <div class="field"><label for="origin">${msg('Origin of the page')}</label>
        <input id="origin" name="origin" required autocomplete="off" spellcheck="false" .value=${portals[0]?.origins[0] ?? ''}>
        <p class="hint">${msg('As the browser’s console says it:')} <code>location.origin</code></p></div>
      <div class="field"><label for="policy">Content-Security-Policy</label>
        <textarea id="policy" name="policy" rows="4" spellcheck="false"></textarea>
        <p class="hint">${msg('The page’s header, as the browser’s network view shows it. Empty: not tested.')}</p></div>
      <div class="field"><label for="assertion">${msg('An assertion')}</label>
        <textarea id="assertion" name="assertion" rows="4" spellcheck="false"></textarea>
        <p class="hint">${msg('A JWT that the portal’s server has signed within the last minute. It is judged and not used up. Empty: not tested.')}</p></div>
      <button class="primary" aria-disabled=${String(this.busy)}>${msg('Test')}</button>
    </form>`
  }

  #result(checks: readonly Check[]): TemplateResult {
    const wrong = checks.filter(({ pass }) => !pass).length
    return html`
      <h2>${wrong === 0 ? msg('All of it passes.') : msg('This must change')}</h2>
      <ul class="checks" role="list">
        ${checks.map(
          ({ check, pass, line }) => html`<li class=${pass ? 'pass' : 'fail'}>
            ${pass ? icons.check : icons.warning}
            <span><strong>${pass ? msg('Passes:') : msg('Not yet:')}</strong> ${words[check]()}</span>
            ${line === null ? nothing : html`<code>${line}</code>`}
          </li>`,
        )}
      </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-portal-check': LysPortalCheck
  }
}
