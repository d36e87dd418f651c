import { html, nothing, type TemplateResult } from 'lit'
import type { PackSummary } from '../client.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { whereItRuns } from './what-it-brings.ts'

/** Where its code runs, and the hash by which the deployer may vouch for it. */
export function codeLine(pack: PackSummary, copied: string, copy: (hash: string) => void): TemplateResult {
  const { code, title } = pack
  return html`<p>${whereItRuns(pack)}</p>
    ${
      code
        ? html`<details class="code"><summary>${pack.runs === 'in the page' ? msg('The hash of its code') : msg('Let it run in the page')}</summary>
            ${
              pack.runs === 'in the page'
                ? nothing
                : html`<p>${msg('Only where this page’s own look or speed needs it, and somebody you trust has read the code: whoever runs Lysbord adds this to LYSBORD_TRUSTED_CODE and starts it again.')}</p>`
            }
            <p class="hash"><code>${code}</code>
              <button type="button" class="quiet icon" aria-label=${msg(str`Copy the hash of ${title[language()]}`)} title=${msg('Copy')} @click=${() => copy(code)}>${icons.copy}</button>
              <span role="status" class="muted">${copied === code ? msg('Copied.') : nothing}</span></p>
          </details>`
        : nothing
    }`
}
