import { html, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'
import { type Later, orBeginAgain } from '../shared/later.ts'

/** Where an open case will be. Its screen comes with the first one, and without a line it does not. */
export function caseToCome(screen: Later<unknown>, isOpen: boolean): TemplateResult {
  if (!isOpen) return html`<section class="case" hidden></section>`
  if (!screen.isMissing)
    return html`<section class="case"><p class="instead" role="status">${msg('Loading the case…')}</p></section>`
  return html`<section class="case"><div class="instead" role="alert">
    <p>${msg('The connection was lost before the case could be shown.')}</p>
    <button type="button" @click=${() => orBeginAgain(() => screen.need())}>${msg('Try again')}</button>
  </div></section>`
}
