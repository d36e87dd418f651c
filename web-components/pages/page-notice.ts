import { css, html, nothing } from 'lit'
import type { Session } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, str } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'
import { allowedPages, rolesInWords } from './allowed-pages.ts'
import { PageRetryEvent, SignOutEvent } from './page.events.ts'

const styles = css`
  :host {
    max-inline-size: var(--lys-measure);
    margin-inline: auto;
    padding: var(--lys-space-4);
  }
`

/**
 * Instead of a page that cannot be shown: why, and what to do. Either `problem`, or the `roles` that `session` lacks.
 * @fires lys-page-retry @fires lys-sign-out
 */
export class LysPageNotice extends LysElement {
  static readonly tag = 'lys-page-notice'
  static override styles = [base, controls, styles]
  static override properties = {
    problem: { attribute: false },
    roles: { attribute: false },
    session: { attribute: false },
  }
  declare problem: unknown
  declare roles: readonly string[]
  declare session: Session | undefined

  constructor() {
    super()
    this.problem = undefined
    this.roles = []
    this.session = undefined
  }

  protected override render() {
    return html`<div class="stack">${this.session ? this.#otherRole(this.session) : this.#problem()}</div>`
  }

  #otherRole({ person, roles }: Session) {
    const pages = allowedPages(roles)
    return html`
      <h1>${msg(str`This page is for ${rolesInWords(this.roles)}`)}</h1>
      <p>${msg(str`You are signed in as ${person.name}. If you need this page, ask your coordinator.`)}</p>
      ${
        pages.length === 0
          ? nothing
          : html`<p>${msg('This is open to you:')}</p>
          <ul>${pages.map(({ path, name, purpose }) => html`<li><a href=${path}>${name()}</a>: ${purpose()}</li>`)}</ul>`
      }
      <div class="row">${this.#signOut()}</div>`
  }

  #problem() {
    const unknown = (this.problem as { code?: string } | undefined)?.code === 'session.unknown-person'
    return html`
      <h1>${unknown ? msg('Lysbord does not know you yet') : msg('This page could not be shown')}</h1>
      <p>${problemText(this.problem)}</p>
      <div class="row">
        <button class="primary" type="button" @click=${() => this.dispatchEvent(new PageRetryEvent())}>${msg('Try again')}</button>
        ${unknown ? this.#signOut() : nothing}
      </div>`
  }

  #signOut() {
    return html`<button type="button" @click=${() => this.dispatchEvent(new SignOutEvent())}>${msg('Sign in as somebody else')}</button>`
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-page-notice': LysPageNotice
  }
}
