import { html, nothing, type TemplateResult } from 'lit'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, str } from '../shared/i18n.ts'
import { type Setting, type SettingValue, type Settled, said } from '../shared/setting.ts'
import { styles } from './settings.styles.ts'

/** Where settings come from and go to. */
export interface Settings {
  all(): readonly Settled[]
  get(key: string): SettingValue | undefined
  isSet(key: string): boolean
  /** Why the value is not taken, or undefined. */
  set(key: string, value: SettingValue | undefined): string | undefined
}

/** A command and the keys that run it. */
export interface KeyRow {
  readonly command: string
  readonly title: string
  readonly keys: readonly string[]
  /** The user changed it. */
  readonly isOwn: boolean
}
export interface Keys {
  rows(): readonly KeyRow[]
  /** A press as it is written down. */
  written(event: KeyboardEvent): string
  /** The titles of what else this key does. Throws a sentence when it is no key. */
  others(command: string, key: string): readonly string[]
  move(command: string, key: string): void
  remove(command: string): void
  reset(command: string): void
}

/** What somebody likes: every setting as its schema says, and which key does what. Both count at once. */
export class LysSettings extends LysElement {
  static readonly tag = 'lys-settings'
  static override styles = [base, controls, styles]
  static override properties = {
    settings: { attribute: false },
    keys: { attribute: false },
    faults: { state: true },
    asked: { state: true },
  }
  /** Where settings come from and go to. */
  declare settings: Settings | undefined
  /** Which key does what. */
  declare keys: Keys | undefined
  declare protected faults: ReadonlyMap<string, string>
  /** The command whose next key is waited for. */
  declare protected asked: string

  constructor() {
    super()
    this.faults = new Map()
    this.asked = ''
  }

  /** Opens it. */
  async show(): Promise<void> {
    await this.updateComplete
    const dialog = this.renderRoot.querySelector('dialog')
    if (!dialog?.open) dialog?.showModal()
  }

  #fault(of: string, what: string | undefined): void {
    const others = [...this.faults].filter(([key]) => key !== of)
    this.faults = new Map(what ? [...others, [of, what]] : others)
  }

  #set(key: string, value: SettingValue | undefined): void {
    this.#fault(key, this.settings?.set(key, value))
    this.requestUpdate()
  }

  /** The press itself is the answer; Escape and Tab leave it as it is. */
  readonly #press = (event: KeyboardEvent): void => {
    event.stopPropagation()
    const { asked, keys } = this
    if (!asked || !keys || ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return
    this.#ask('')
    if (event.key === 'Tab') return
    event.preventDefault()
    if (event.key !== 'Escape') this.#move(keys, asked, keys.written(event))
  }
  #move(keys: Keys, asked: string, key: string): void {
    try {
      const others = keys.others(asked, key)
      keys.move(asked, key)
      this.#fault(asked, others.length > 0 ? msg(str`${key} also does: ${others.join(', ')}`) : undefined)
    } catch (cause) {
      this.#fault(asked, (cause as Error).message)
    }
  }
  #ask(command: string): void {
    this.asked = command
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @keydown=${this.#press}>
      <div class="head"><h2 id="title">${msg('Settings')}</h2><form method="dialog"><button>${msg('Close')}</button></form></div>
      ${this.settings?.all().map(({ title, settings }) => html`<section><h3>${said(title)}</h3>${settings.map(([key, setting]) => this.#setting(key, setting))}</section>`)}
      ${this.keys ? html`<section><h3>${msg('Keys')}</h3><ul role="list">${this.keys.rows().map((row) => this.#key(row))}</ul></section>` : nothing}
    </dialog>`
  }

  #setting(key: string, setting: Setting): TemplateResult {
    const fault = this.faults.get(key)
    const reset = this.settings?.isSet(key)
      ? html`<button class="quiet" type="button" @click=${() => this.#set(key, undefined)} aria-label=${`${msg('As it came')}: ${said(setting.description)}`}>${msg('As it came')}</button>`
      : nothing
    return html`<div class="setting">
      ${this.#control(key, setting, fault !== undefined)} ${reset}
      ${setting.deprecationMessage ? html`<p class="muted">${said(setting.deprecationMessage)}</p>` : nothing}
      ${fault ? html`<p class="error" id=${`fault-${key}`} role="alert">${fault}</p>` : nothing}
    </div>`
  }

  #control(key: string, setting: Setting, wrong: boolean): TemplateResult {
    const value = this.settings?.get(key)
    const words = said(setting.description)
    const invalid = wrong ? 'true' : 'false'
    const about = wrong ? `fault-${key}` : nothing
    if (setting.type === 'boolean')
      return html`<label><input type="checkbox" .checked=${value === true} @change=${(event: Event) => this.#set(key, (event.currentTarget as HTMLInputElement).checked)}>${words}</label>`
    const isNumber = setting.type !== 'string'
    const typed = (event: Event) => {
      const { value: text } = event.currentTarget as HTMLInputElement
      this.#set(key, isNumber ? (text === '' ? Number.NaN : Number(text)) : text)
    }
    if (setting.enum)
      return html`<label>${words}<select @change=${typed}>
        ${setting.enum.map((one, at) => html`<option value=${one} ?selected=${one === value}>${setting.enumDescriptions?.[at] ? said(setting.enumDescriptions[at]) : one}</option>`)}
      </select></label>`
    return html`<label>${words}<input type=${isNumber ? 'number' : 'text'} min=${setting.minimum ?? nothing} max=${setting.maximum ?? nothing}
      aria-invalid=${invalid} aria-describedby=${about} .value=${String(value ?? '')} @change=${typed}></label>`
  }

  #key({ command, title, keys, isOwn }: KeyRow): TemplateResult {
    const fault = this.faults.get(command)
    const isAsked = this.asked === command
    const button = (words: string, deed: () => void) =>
      html`<button class="quiet" type="button" aria-label=${`${words}: ${title}`} @click=${deed}>${words}</button>`
    const change = (deed: () => void) => () => {
      deed()
      this.#fault(command, undefined)
      this.requestUpdate()
    }
    return html`<li class="key">
      <span class="title">${title}</span>
      <span class="keys">${isAsked ? html`<em role="status">${msg('Press the new key')}</em>` : keys.map((key) => html`<kbd>${key}</kbd> `)}</span>
      <span class="deeds">
        ${button(msg('Change'), () => this.#ask(command))}
        ${
          keys.length > 0
            ? button(
                msg('Take away'),
                change(() => this.keys!.remove(command)),
              )
            : nothing
        }
        ${
          isOwn
            ? button(
                msg('As it came'),
                change(() => this.keys!.reset(command)),
              )
            : nothing
        }
      </span>
      ${fault ? html`<p class="error" role="alert">${fault}</p>` : nothing}
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-settings': LysSettings
  }
}
