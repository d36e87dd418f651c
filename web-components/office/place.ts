import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Client } from '../client.ts'
import { base } from '../shared/base.styles.ts'
import { LysElement } from '../shared/element.ts'

const officeIn = (hash: string): string => /^#office=(off_[0-9a-z_]{1,40})$/.exec(hash)?.[1] ?? ''

/** The deepest element that has the focus. */
function focused(): HTMLElement | undefined {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active instanceof HTMLElement && active !== document.body ? active : undefined
}

type List = HTMLElement & { readAgain?(): Promise<void> }

/** Shows all offices, or the one that the address names (`#office=off_…`), and finds back to where she was. */
export class LysOfficePlace extends LysElement {
  static readonly tag = 'lys-office-place'
  static override styles = [base]
  static override properties = {
    client: { attribute: false },
    open: { state: true },
    shown: { state: true },
  }
  declare client: Client | undefined
  declare protected open: string
  /** The office that was open last: what was written there waits for her. */
  declare protected shown: string
  #opener: HTMLElement | undefined
  #cameFromList = false
  #noted = false

  constructor() {
    super()
    this.open = this.shown = officeIn(location.hash)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('hashchange', this.#follow)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.#follow)
  }

  #follow = (): void => {
    const next = officeIn(location.hash)
    if (next !== '' && this.open === '') {
      this.#opener = focused()
      this.#cameFromList = true
    }
    this.open = next
    if (next !== '') this.shown = next
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get('open') && this.open === '') void this.#back()
  }

  /** To where she was; once a row that she dealt with is gone, to the list that it stood in. */
  async #back(): Promise<void> {
    const [opener, noted] = [this.#opener, this.#noted]
    const list = this.querySelector<List>('[data-list]')
    opener?.focus()
    this.#opener = undefined
    this.#noted = false
    if (!noted) return
    await list?.readAgain?.()
    if (opener && !opener.isConnected && !focused()) list?.focus()
  }

  #leave = (): void => {
    if (this.#cameFromList) {
      this.#cameFromList = false
      history.back()
      return
    }
    history.replaceState(history.state, '', location.pathname + location.search)
    this.#follow()
  }

  protected override render(): TemplateResult {
    const { client, open, shown } = this
    return html`<div ?hidden=${open !== ''}><slot></slot></div>
      ${
        shown
          ? html`<lys-office ?hidden=${open === ''} .client=${client} .officeId=${shown}
              @lys-office-leave=${this.#leave} @lys-contact-logged=${() => (this.#noted = true)}></lys-office>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-office-place': LysOfficePlace
  }
}
