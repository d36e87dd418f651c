import { css, html, nothing } from 'lit'
import type { Client, ClientProblem } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'
import { LetterFoundEvent } from './letter-link.events.ts'

const styles = css`
  :host {
    max-inline-size: var(--lys-measure);
    margin-inline: auto;
  }
  .wrong {
    padding-block-start: var(--lys-space-5);
  }
`

/**
 * Where the link of a mail leads. Nothing is asked of the server before the person presses: mail gateways open links too.
 * Whoever is not meant says so here, without signing in. @fires lys-letter-found
 */
export class LysLetterLink extends LysElement {
  static readonly tag = 'lys-letter-link'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    token: { attribute: false },
    step: { state: true },
    problem: { state: true },
  }
  declare client: Pick<Client, 'followLink' | 'reportWrongRecipient'> | undefined
  /** What stood after the # of the link. Never an attribute: it is a secret. */
  declare token: string
  declare protected step: 'waiting' | 'asking' | 'found' | 'reporting' | 'reported'
  declare protected problem: ClientProblem | undefined

  constructor() {
    super()
    this.token = ''
    this.step = 'waiting'
    this.problem = undefined
  }

  protected override render() {
    const old = this.token === '' || this.problem?.code === 'link.not-valid'
    if (this.step === 'reported') return this.#reported()
    return html`<div class="stack">${old ? this.#old() : this.#closed()}</div>`
  }

  #closed() {
    return html`
      <h1>${msg('A reply has come')}</h1>
      <p class="large">${msg('It is shown after you have signed in. Until you press, nothing is opened.')}</p>
      ${this.problem ? html`<p class="notice warning" role="alert">${problemText(this.problem)}</p>` : nothing}
      <p><button class="primary" type="button" aria-disabled=${this.step === 'waiting' ? 'false' : 'true'} @click=${this.#open}>
        ${this.problem ? msg('Try again') : msg('Open the reply')}
      </button></p>
      <div class="wrong">
        <p class="muted">${msg('Not for you? Nothing has been opened. Say so, and the link stops working.')}</p>
        <p><button type="button" aria-disabled=${this.step === 'waiting' ? 'false' : 'true'} @click=${this.#report}>${msg('Wrong recipient')}</button></p>
      </div>`
  }

  #reported() {
    return html`<div class="stack">
      <h1 tabindex="-1">${msg('Thank you')}</h1>
      <p class="large" role="status">${msg('The link no longer works, and the hospital has been told that the e-mail went astray. Please delete the e-mail.')}</p>
    </div>`
  }

  async #report(): Promise<void> {
    if (!this.client || this.step !== 'waiting') return
    this.step = 'reporting'
    this.problem = undefined
    try {
      await this.client.reportWrongRecipient(this.token)
      this.step = 'reported'
      await this.updateComplete
      this.renderRoot.querySelector('h1')?.focus()
    } catch (refused) {
      this.problem = refused as ClientProblem
      this.step = 'waiting'
    }
  }

  #old() {
    return html`
      <h1>${msg('This link no longer works')}</h1>
      <p class="large" role="status">
        ${msg('It is too old, or not all of it came along. The reply is still there: sign in and look under “Answered”.')}
      </p>
      <p><a href="/desk">${msg('Sign in and look under “Answered”')}</a></p>`
  }

  async #open(): Promise<void> {
    if (!this.client || this.step !== 'waiting') return
    this.step = 'asking'
    this.problem = undefined
    try {
      const { letterId } = await this.client.followLink(this.token)
      this.step = 'found'
      this.dispatchEvent(new LetterFoundEvent(letterId))
    } catch (refused) {
      this.problem = refused as ClientProblem
      this.step = 'waiting'
    }
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-letter-link': LysLetterLink
  }
}
