import { css, html, nothing, type PropertyValues } from 'lit'
import type { Client, ClientProblem } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg } from '../shared/i18n.ts'
import { type PasskeyClient, PasskeyFailed, passkeyText, signInWithPasskey } from '../shared/passkey.ts'
import { LetterFoundEvent, LetterSignInEvent } from './letter-link.events.ts'

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
 * Whoever is not meant says so here, without signing in, with the case number that stands in the mail: a gateway that
 * presses every button has not read it. @fires lys-letter-found @fires lys-letter-sign-in
 */
export class LysLetterLink extends LysElement {
  static readonly tag = 'lys-letter-link'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    token: { attribute: false },
    ticket: { attribute: false },
    step: { state: true },
    problem: { state: true },
    notReported: { state: true },
  }
  declare client: (Pick<Client, 'followLink' | 'redeemTicket' | 'reportWrongRecipient'> & PasskeyClient) | undefined
  /** What stood after the # of the link. Never an attribute: it is a secret. */
  declare token: string
  /** What a press gave before she signed in; then she is led on without another. */
  declare ticket: string
  declare protected step: 'waiting' | 'asking' | 'found' | 'reporting' | 'reported'
  declare protected problem: ClientProblem | PasskeyFailed | undefined
  /** Why the mail could not be said to be somebody else's. */
  declare protected notReported: string

  constructor() {
    super()
    this.token = ''
    this.ticket = ''
    this.step = 'waiting'
    this.problem = undefined
    this.notReported = ''
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed)
    if (this.ticket !== '') void this.#open()
  }

  protected override render() {
    const old = (this.token === '' && this.ticket === '') || isDead(this.problem)
    if (this.step === 'reported') return this.#reported()
    return html`<div class="stack">${old ? this.#old() : this.#closed()}</div>`
  }

  #closed() {
    return html`
      <h1>${msg('A reply has come')}</h1>
      <p class="large">${msg('It is shown after you have signed in. Until you press, nothing is opened.')}</p>
      ${this.problem ? html`<p class="notice warning" role="alert">${passkeyText(this.problem)}</p>` : nothing}
      <p class="row"><button class="primary" type="button" aria-disabled=${this.step === 'waiting' ? 'false' : 'true'} @click=${this.#open}>
        ${this.problem && !isOfPasskey(this.problem) ? msg('Try again') : msg('Open the reply')}
      </button>
      <button type="button" aria-disabled=${this.step === 'waiting' ? 'false' : 'true'} @click=${this.#openByPasskey}>${msg('Open with a passkey')}</button></p>
      ${this.token === '' ? nothing : this.#wrong()}`
  }

  #wrong() {
    return html`
      <form class="wrong stack" novalidate @submit=${this.#report}>
        <p class="muted">${msg('Not for you? Nothing has been opened. Write the case number that stands in the e-mail, and the link stops working.')}</p>
        <label>
          ${msg('Case number in the e-mail')}
          <input name="case-number" autocomplete="off" autocapitalize="characters" maxlength="20" size="10">
        </label>
        <p><button type="submit" aria-disabled=${this.step === 'waiting' ? 'false' : 'true'}>${msg('Wrong recipient')}</button></p>
        ${this.notReported ? html`<p class="notice warning" role="alert">${this.notReported}</p>` : nothing}
      </form>`
  }

  #reported() {
    return html`<div class="stack">
      <h1 tabindex="-1">${msg('Thank you')}</h1>
      <p class="large" role="status">${msg('The link no longer works, and the hospital has been told that the e-mail went astray. Please delete the e-mail.')}</p>
    </div>`
  }

  async #report(event: Event): Promise<void> {
    event.preventDefault()
    const number = this.renderRoot.querySelector('input')?.value.trim() ?? ''
    this.notReported = number === '' ? msg('Write the case number first. It looks like 7K3M-2Q.') : ''
    if (!this.client || number === '' || this.step !== 'waiting') return
    this.step = 'reporting'
    try {
      await this.client.reportWrongRecipient(this.token, number)
      this.step = 'reported'
    } catch (refused) {
      this.step = 'waiting'
      const problem = refused as ClientProblem
      if (problem.code === 'link.not-valid') this.problem = problem
      else this.notReported = problemText(problem)
    }
    await this.#focusHeading()
  }

  /** Where the button that was pressed is gone, the next key would begin at the top of the page. */
  async #focusHeading(): Promise<void> {
    await this.updateComplete
    if (!this.shadowRoot?.activeElement) this.renderRoot.querySelector('h1')?.focus()
  }

  #old() {
    return html`
      <h1 tabindex="-1">${msg('This link no longer works')}</h1>
      <p class="large" role="status">
        ${msg('It is too old, or not all of it came along. The reply is still there: sign in and look under “Answered”.')}
      </p>
      <p><a href="/desk">${msg('Sign in and look under “Answered”')}</a></p>`
  }

  /** The way for who registered a passkey: without the provider, and with the same ticket. */
  async #openByPasskey(): Promise<void> {
    if (!this.client || this.step !== 'waiting') return
    this.step = 'asking'
    this.problem = undefined
    try {
      // First, because it may take as long as a ticket lasts.
      await signInWithPasskey(this.client)
      this.ticket ||= (await this.client.followLink(this.token)).ticket
      const { letterId } = await this.client.redeemTicket(this.ticket)
      this.step = 'found'
      this.dispatchEvent(new LetterFoundEvent(letterId))
    } catch (refused) {
      this.step = 'waiting'
      this.problem = refused as ClientProblem | PasskeyFailed
      await this.#focusHeading()
    }
  }

  async #open(): Promise<void> {
    if (!this.client || this.step !== 'waiting') return
    this.step = 'asking'
    const isBack = this.ticket !== '' && this.problem === undefined
    this.problem = undefined
    try {
      this.ticket ||= (await this.client.followLink(this.token)).ticket
      const { letterId } = await this.client.redeemTicket(this.ticket)
      this.step = 'found'
      this.dispatchEvent(new LetterFoundEvent(letterId))
    } catch (refused) {
      const mustSignIn = (refused as ClientProblem).code === 'session.missing'
      this.step = mustSignIn && !isBack ? 'found' : 'waiting'
      // Back from signing in without having done so, she is told; sent there again unasked she would go round in circles.
      if (mustSignIn && !isBack) this.dispatchEvent(new LetterSignInEvent(this.ticket))
      else this.problem = refused as ClientProblem
      await this.#focusHeading()
    }
  }
}
/** Whether the link or what it gave has ended, and no other try will help. */
const isDead = (problem: unknown): boolean => (problem as ClientProblem | undefined)?.code === 'link.not-valid'

const isOfPasskey = (problem: ClientProblem | PasskeyFailed): boolean =>
  problem instanceof PasskeyFailed || problem.code === 'passkey.not-valid'

declare global {
  interface HTMLElementTagNameMap {
    'lys-letter-link': LysLetterLink
  }
}
