import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { until } from 'lit/directives/until.js'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { interfaceLanguage, type Language, msg, setLanguage } from '../shared/i18n.ts'
import type { DemoModule } from './demo.ts'
import { demoModules } from './demos.ts'
import { styles } from './gallery.styles.ts'

type Theme = 'system' | 'light' | 'dark'
type Width = 'narrow' | 'medium' | 'full'
type Direction = 'ltr' | 'rtl'

/** Every demo, to be looked at in each theme, language, width and direction. The address names the one that is shown. */
export class LysGallery extends LysElement {
  static readonly tag = 'lys-gallery'
  static override styles = [base, controls, styles]
  static override properties = {
    modules: { attribute: false },
    loaded: { state: true },
    shown: { state: true },
    theme: { state: true },
    width: { state: true },
    direction: { state: true },
  }
  declare modules: Readonly<Record<string, () => Promise<DemoModule>>>
  declare protected loaded: Readonly<Record<string, DemoModule>>
  declare protected shown: string
  declare protected theme: Theme
  declare protected width: Width
  declare protected direction: Direction

  constructor() {
    super()
    this.modules = demoModules
    this.loaded = {}
    this.shown = ''
    this.theme = 'system'
    this.width = 'full'
    this.direction = 'ltr'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#read)
    this.#read()
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.#read)
  }

  async #load(): Promise<void> {
    const load = async ([id, module]: [string, () => Promise<DemoModule>]) => [id, await module()] as const
    this.loaded = Object.fromEntries(await Promise.all(Object.entries(this.modules).map(load)))
  }

  readonly #read = (): void => {
    const asked = decodeURIComponent(location.hash.slice(1))
    this.shown = asked in this.modules ? asked : (Object.keys(this.modules)[0] ?? '')
  }

  protected override render(): TemplateResult {
    return html`
      <nav aria-label=${msg('Demos')}>
        <ul>${Object.entries(this.loaded).map(([id, module]) => this.#entry(id, module))}</ul>
      </nav>
      <div class="content">
        <h1>${this.loaded[this.shown]?.title ?? msg('Loading…')}</h1>
        <div class="switches">
          ${this.#switch(msg('Theme'), this.theme, { system: msg('As the machine'), light: msg('Light'), dark: msg('Dark') }, (theme) => (this.theme = theme))}
          ${this.#switch<Language>(msg('Language'), interfaceLanguage(), { nb: 'Bokmål', nn: 'Nynorsk', se: 'Davvisámegiella', en: 'English' }, setLanguage)}
          ${this.#switch(msg('Width'), this.width, { full: msg('Full'), medium: '768', narrow: '320' }, (width) => (this.width = width))}
          ${this.#switch(msg('Direction'), this.direction, { ltr: msg('Left to right'), rtl: msg('Right to left') }, (direction) => (this.direction = direction))}
        </div>
        ${Object.entries(this.loaded[this.shown]?.demos ?? {}).map(([name, demo]) => this.#demo(name, demo))}
      </div>`
  }

  #entry(id: string, { title }: DemoModule): TemplateResult {
    const go = () => {
      location.hash = id
    }
    return html`<li><button class="quiet" type="button" aria-current=${id === this.shown ? 'page' : nothing} @click=${go}>${title}</button></li>`
  }

  #switch<T extends string>(
    label: string,
    value: T,
    choices: Record<T, string>,
    choose: (value: T) => unknown,
  ): TemplateResult {
    return html`<label>${label}
      <select .value=${value} @change=${({ target }: Event) => choose((target as HTMLSelectElement).value as T)}>
        ${Object.entries<string>(choices).map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
      </select></label>`
  }

  #demo(name: string, demo: DemoModule['demos'][string]): TemplateResult {
    const theme = this.theme === 'system' ? nothing : this.theme
    return html`<section class="demo">
      <h2>${name}</h2>
      <div class=${`frame ${this.width}`} dir=${this.direction} data-theme=${theme}>${keyed(`${this.shown}/${name}`, until(demo()))}</div>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-gallery': LysGallery
  }
}
