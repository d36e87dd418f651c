import { html, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'

/** What stands where a case would: what has just happened to one, and how to open another. */
export const nothingOpen = (
  happened: unknown,
  firstDay: unknown,
): TemplateResult => html`<section class="nothing" aria-label=${msg('Light table')}>
  ${happened}
  <p>${msg('Choose a case.')}</p>
  <p><kbd>j</kbd> <kbd>k</kbd> ${msg('move')} <kbd>Enter</kbd> ${msg('opens')} <kbd>?</kbd> ${msg('shows all keys')}</p>
  ${firstDay}
</section>`
