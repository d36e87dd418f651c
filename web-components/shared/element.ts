import { updateWhenLocaleChanges } from '@lit/localize'
import { LitElement, type PropertyValues } from 'lit'
import { languageSaidBy } from './i18n.ts'

/** The element all others extend: renders again in another language, and tells screen readers which language its words are in. */
export abstract class LysElement extends LitElement {
  #ours = ''

  constructor() {
    super()
    updateWhenLocaleChanges(this)
  }

  protected override update(changed: PropertyValues): void {
    const said = languageSaidBy(() => super.update(changed))
    // A lang that the host wrote itself is the host's to answer for.
    if (this.lang === this.#ours) this.lang = this.#ours = said
  }
}
