import { css, html, nothing } from 'lit'
import type { Session } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { interfaceLanguage, isUnreviewed, msg } from '../shared/i18n.ts'
import type { Theme } from './page.events.ts'

const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 100dvh;
  }
  main {
    flex: 1;
    padding: var(--lys-space-5) var(--lys-space-4);
  }
  main:focus-visible {
    outline: none;
  }
  .unreviewed {
    margin-block-end: var(--lys-space-4);
  }
  :host([full]) .unreviewed {
    margin: 0;
    padding: var(--lys-space-1) var(--lys-space-4);
    border-block-end: var(--lys-hairline) solid var(--lys-line);
  }
  .skip {
    position: absolute;
    inset-block-start: var(--lys-space-1);
    inset-inline-start: var(--lys-space-1);
    z-index: 1;
    padding: var(--lys-space-1) var(--lys-space-3);
    background: var(--lys-surface);
  }
  .skip:not(:focus) {
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    padding: 0;
    clip-path: inset(50%);
  }
  :host([full]) {
    block-size: 100dvh;
    min-block-size: 0;
  }
  :host([full]) main {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow: auto;
    padding: 0;
  }
  :host([full]) ::slotted(*) {
    flex: 1;
    min-block-size: 0;
  }
  @media print {
    :host,
    :host([full]) {
      display: block;
      block-size: auto;
      min-block-size: 0;
      color-scheme: light;
    }
    main {
      padding: 0;
    }
    .skip,
    .unreviewed {
      display: none;
    }
  }
`

const unreviewedWords = () =>
  msg('Nobody whose language this is has checked these words. What is not translated stands in bokmål.')

/** The top bar and below it the page itself, which comes in as children. With `full` it fills the window and no more. */
export class LysPageFrame extends LysElement {
  static readonly tag = 'lys-page-frame'
  static override styles = [base, controls, styles]
  static override properties = {
    session: { attribute: false },
    path: { type: String },
    theme: { type: String },
    full: { type: Boolean, reflect: true },
    alert: { type: String },
    heading: { type: String },
  }
  declare session: Session | undefined
  declare path: string
  declare theme: Theme
  declare full: boolean
  /** Something everybody on the page must know now. */
  declare alert: string
  /** Names a page that has no room for a heading of its own; heard, not seen. */
  declare heading: string

  constructor() {
    super()
    this.session = undefined
    this.path = '/'
    this.theme = 'system'
    this.full = false
    this.alert = ''
    this.heading = ''
  }

  protected override render() {
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${msg('Skip to the content')}</a>
      <lys-top-bar .session=${this.session} .path=${this.path} .theme=${this.theme}></lys-top-bar>
      <div role="alert">${this.alert === '' ? '' : html`<p class="notice danger">${this.alert}</p>`}</div>
      <main id="main" tabindex="-1">
        ${isUnreviewed(interfaceLanguage()) ? html`<p class="unreviewed small muted">${unreviewedWords()}</p>` : nothing}
        ${this.full ? html`<h1 class="visually-hidden">${this.heading}</h1>` : ''}
        <slot></slot>
      </main>`
  }

  /** The address keeps its fragment: on some pages it says what is shown. */
  #skip(event: Event): void {
    event.preventDefault()
    this.renderRoot.querySelector('main')?.focus()
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-page-frame': LysPageFrame
  }
}
