import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Client, ClientProblem, Method } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { told } from '../shared/figure-words.ts'
import { msg, str } from '../shared/i18n.ts'
import { tryAgain } from '../shared/try-again.ts'
import { styles } from './method.styles.ts'
import { researchFigures } from './research-figures.ts'

type Figure = Method['figures'][number]

/** Every figure of use in words of everyday: what it tells, what exactly is counted, of what. The words are the server's own definitions. */
export class LysMethod extends LysElement {
  static readonly tag = 'lys-method'
  static override styles = [base, controls, styles]
  static override properties = { client: { attribute: false }, method: { state: true }, problem: { state: true } }
  declare client: Pick<Client, 'readMethod'> | undefined
  declare protected method: Method | undefined
  declare protected problem: ClientProblem | undefined

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('client')) void this.#read()
  }

  protected override updated(changed: PropertyValues): void {
    // The browser looks for what an address names before the definitions are here, and not in a shadow root.
    const named = changed.has('method') && this.method && location.hash.slice(1)
    if (named) (this.renderRoot as ShadowRoot).getElementById(named)?.scrollIntoView()
  }

  async #read(): Promise<void> {
    const { client } = this
    this.method = this.problem = undefined
    await client?.readMethod().then(
      (method) => client === this.client && (this.method = method),
      (problem: ClientProblem) => client === this.client && (this.problem = problem),
    )
  }

  protected override render(): TemplateResult {
    const { method, problem } = this
    return html`<h1>${msg('What the figures mean')}</h1>
      <p>${msg('Figures about offices are figures about people. They are meant for asking and helping, never for ranking. Each is counted from what happened, never from what somebody entered about use.')}</p>
      ${
        problem
          ? tryAgain(problem, () => this.#read())
          : method
            ? this.#all(method)
            : html`<p class="muted" role="status">${msg('Fetching the definitions…')}</p>`
      }`
  }

  #all({ figures, notYet }: Method): TemplateResult {
    return html`<h2>${msg('Rules that hold for all')}</h2>
      <ul>
        <li>${msg('A real case was sent to a specialist. Practice cases, test cases and cases taken back never count.')}</li>
        <li>${msg('What cannot be calculated is called undefined. It is never shown as 0.')}</li>
        <li>${msg('With fewer than ten points a chart calls nothing a change: chance alone makes such patterns.')}</li>
        <li>${msg('That something changed after a call or a visit does not prove that it was the call.')}</li>
        <li>${msg('The reference line is North Norway 2003 to 2004: 94 offices were equipped, 22 used it, 4 made about 80 per cent of use.')}</li>
      </ul>
      <h2>${msg('Figures')}</h2>
      <dl>${figures.map(one)}</dl>
      <h2 id="research">${msg('Figures of research')}</h2>
      <dl>${researchFigures.map(ofResearch)}</dl>
      <h2>${msg('What cannot be counted yet')}</h2>
      <ul>${notYet.map(({ indicator, name, needs }) => html`<li><strong>${indicator}: ${told(name)}.</strong> ${told(needs)}</li>`)}</ul>`
  }
}

const one = ({ code, indicator, name, plain, definition, of, query }: Figure): TemplateResult =>
  html`<div id=${code}><dt>${told(name)}${indicator ? html` <span class="muted">${indicator}</span>` : nothing}</dt>
    <dd><p>${told(plain)}</p>
      <p class="exact">${msg(str`Exactly: ${told(definition)}`)}${of ? html` ${msg(str`Of: ${told(of)}.`)}` : nothing}</p>
      <details><summary>${msg('How it is counted')}</summary><code>${query}</code></details></dd></div>`

const ofResearch = ({ name, term, plain, exact }: (typeof researchFigures)[number]): TemplateResult =>
  html`<div><dt>${name()}${term ? html` <span class="muted">${term}</span>` : nothing}</dt>
    <dd><p>${plain()}</p><p class="exact">${msg(str`Exactly: ${exact()}`)}</p></dd></div>`

declare global {
  interface HTMLElementTagNameMap {
    'lys-method': LysMethod
  }
}
