import { html, nothing } from 'lit'
import type { Session } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { interfaceLanguage, type Language, language, msg } from '../shared/i18n.ts'
import { allowedPages } from './allowed-pages.ts'
import { LanguageChooseEvent, SignOutEvent, type Theme, ThemeChooseEvent } from './page.events.ts'
import { styles } from './top-bar.styles.ts'

const others: Readonly<Record<Language, { code: Language; name: string }>> = {
  nb: { code: 'en', name: 'English' },
  en: { code: 'nb', name: 'Norsk' },
  nn: { code: 'nb', name: 'Bokmål' },
  se: { code: 'nb', name: 'Bokmål' },
}
/** Each in its own words; the reader who cannot read the page finds hers. */
const choices: readonly { code: Language; name: string; mark?: string }[] = [
  { code: 'nb', name: 'Bokmål' },
  { code: 'nn', name: 'Nynorsk', mark: 'ikkje kvalitetssikra' },
  { code: 'se', name: 'Davvisámegiella', mark: 'ii leat dárkkistuvvon' },
  { code: 'en', name: 'English' },
]
const themes: readonly { code: Theme; name: () => string }[] = [
  { code: 'system', name: () => msg('As the machine is set') },
  { code: 'light', name: () => msg('Light') },
  { code: 'dark', name: () => msg('Dark') },
]

/**
 * Above every page: where else to go, in which language, who is signed in.
 * @fires lys-language-choose @fires lys-theme-choose @fires lys-sign-out
 */
export class LysTopBar extends LysElement {
  static readonly tag = 'lys-top-bar'
  static override styles = [base, controls, styles]
  static override properties = { session: { attribute: false }, path: { type: String }, theme: { type: String } }
  declare session: Session | undefined
  /** Of the page it stands on. */
  declare path: string
  declare theme: Theme

  constructor() {
    super()
    this.session = undefined
    this.path = '/'
    this.theme = 'system'
  }

  protected override render() {
    const other = others[interfaceLanguage()]
    return html`
      <header>
        <a class="product" href="/" aria-current=${this.path === '/' ? 'page' : nothing}>Lysbord</a>
        ${this.#pages()}
        <div class="end">
          <button class="quiet" type="button" lang=${other.code} @click=${() => this.#choose(other.code)}>${other.name}</button>
          <button class="quiet" type="button" popovertarget="menu">
            <span class="name">${this.session?.person.name ?? msg('Language and appearance')}</span>
          </button>
        </div>
        <div id="menu" popover class="stack">${this.#who()}${this.#languages()}${this.#themes()}${this.#signOut()}</div>
      </header>`
  }

  #pages() {
    const pages = allowedPages(this.session?.roles ?? [])
    if (pages.length === 0) return nothing
    const link = ({ path, name }: (typeof pages)[number]) =>
      html`<a href=${path} aria-current=${path === this.path ? 'page' : nothing}>${name()}</a>`
    return html`<nav aria-label=${msg('Pages')}>${pages.map(link)}</nav>`
  }

  #who() {
    if (!this.session) return nothing
    const { person, offices, units, hospital } = this.session
    const places = [...offices.map(({ name }) => name), ...units.map(({ name }) => name[language()])]
    return html`<p><strong>${person.name}</strong><br>
      <span class="muted">${places.length > 0 ? places.join(', ') : hospital.name[language()]}</span></p>`
  }

  #languages() {
    return html`<fieldset>
      <legend>${msg('Language')}</legend>
      ${choices.map(
        ({
          code,
          name,
          mark,
        }) => html`<label><input type="radio" name="language" .checked=${code === interfaceLanguage()}
          @change=${() => this.#choose(code)}> <span lang=${code}>${name}${mark ? html` <span class="small muted">(${mark})</span>` : nothing}</span></label>`,
      )}
    </fieldset>`
  }

  #themes() {
    return html`<fieldset>
      <legend>${msg('Appearance')}</legend>
      ${themes.map(
        ({ code, name }) => html`<label><input type="radio" name="theme" .checked=${code === this.theme}
          @change=${() => this.dispatchEvent(new ThemeChooseEvent(code))}> ${name()}</label>`,
      )}
    </fieldset>`
  }

  #signOut() {
    if (!this.session) return nothing
    return html`<button type="button" @click=${() => this.dispatchEvent(new SignOutEvent())}>${msg('Sign out')}</button>`
  }

  #choose(code: Language): void {
    this.dispatchEvent(new LanguageChooseEvent(code))
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-top-bar': LysTopBar
  }
}
