import { html, nothing } from 'lit'
import type { Session } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { type PasskeyClient, passkeyText, signInWithPasskey } from '../shared/passkey.ts'
import { SignedInEvent } from './welcome.events.ts'
import { styles } from './welcome.styles.ts'

/** A page one may go to. */
export interface Way {
  readonly path: string
  readonly name: () => string
  readonly purpose: () => string
}

/** The front page: what Lysbord is and where to sign in, or where to go on. @fires lys-signed-in */
export class LysWelcome extends LysElement {
  static readonly tag = 'lys-welcome'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    ways: { attribute: false },
    problem: { type: String },
    left: { type: String },
    busy: { state: true },
    refused: { state: true },
  }
  declare client: PasskeyClient | undefined
  declare session: Session | undefined
  declare ways: readonly Way[]
  /** The code of what went wrong on the way here, for instance while signing in. */
  declare problem: string
  /** She has just signed out: `here` alone, or `both`, and then the sign-in service was asked to end its session too. */
  declare left: string
  declare private busy: boolean
  /** Why a passkey did not let her in. */
  declare private refused: unknown

  constructor() {
    super()
    this.session = undefined
    this.ways = []
    this.problem = ''
    this.left = ''
    this.busy = false
  }

  protected override render() {
    return html`<div class="stack">
      ${this.problem === '' ? nothing : html`<p class="notice warning" role="alert">${problemText({ code: this.problem })}</p>`}
      ${this.session || this.left === '' ? nothing : html`<p class="notice ok" role="status">${this.#leftInWords()}</p>`}
      ${this.session ? this.#inside(this.session) : this.#outside()}
    </div>`
  }

  #leftInWords() {
    return this.left === 'both'
      ? msg('You are signed out of Lysbord, and the sign-in service was asked to sign you out too.')
      : msg(
          'You are signed out of Lysbord. The sign-in service may still know you: close the browser on a shared computer.',
        )
  }

  #outside() {
    return html`
      <h1>${msg('Photographs to a specialist, and an answer back')}</h1>
      <ol class="large">
        <li>${msg('A GP office sends photographs and a question.')}</li>
        <li>${msg('A specialist at the hospital looks at them and answers.')}</li>
        <li>${msg('An e-mail tells the office that an answer has come. It says nothing about the patient.')}</li>
        <li>${msg('The doctor signs in and reads the answer here.')}</li>
        <li>${msg('What cannot wait is phoned, never sent.')}</li>
      </ol>
      <p class="row">
        <a class="sign-in" href="/sign-in?return=%2F">${msg('Sign in')}</a>
        <button type="button" aria-disabled=${String(this.busy)} @click=${this.#byPasskey}>${msg('Sign in with a passkey')}</button>
      </p>
      ${this.refused ? html`<p class="notice warning" role="alert">${passkeyText(this.refused)}</p>` : nothing}`
  }

  async #byPasskey(): Promise<void> {
    if (!this.client || this.busy) return
    this.busy = true
    this.refused = undefined
    try {
      await signInWithPasskey(this.client)
      this.dispatchEvent(new SignedInEvent())
    } catch (refused) {
      this.refused = refused
    } finally {
      this.busy = false
    }
  }

  #inside({ person, offices, units, hospital }: Session) {
    const places = [...offices.map(({ name }) => name), ...units.map(({ name }) => name[language()])]
    return html`
      <h1>Lysbord</h1>
      <p class="muted">${person.name}, ${places.length > 0 ? places.join(', ') : hospital.name[language()]}</p>
      ${
        this.ways.length === 0
          ? html`<p class="notice">${msg('No page is open to you yet. Ask your coordinator to give you a role.')}</p>`
          : html`<ul class="pages" role="list">${this.ways.map(
              ({ path, name, purpose }) => html`<li><a href=${path}><strong>${name()}</strong> ${purpose()}</a></li>`,
            )}</ul>`
      }
      <p class="small muted">${msg(str`Help: ${hospital.name[language()]}, phone ${hospital.phone.replaceAll(' ', '\u00a0')}`)}</p>`
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-welcome': LysWelcome
  }
}
