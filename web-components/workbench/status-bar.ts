import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { msg } from '../shared/i18n.ts'
import { said } from '../shared/setting.ts'
import type { Registries } from './registries.ts'
import type { StatusItem } from './status-items.ts'

/** A row of words at the foot. It says nothing by itself to screen readers: what happens is said where it happens. */
export function statusBar({ status, commands }: Registries): TemplateResult {
  const shown = (item: StatusItem): TemplateResult | typeof nothing => {
    const text = said(item.text)
    const tooltip = item.tooltip && said(item.tooltip)
    if (text === '') return nothing
    const { command } = item
    if (command === undefined) return html`<span title=${ifDefined(tooltip)}>${text}</span>`
    return html`<button
      class="quiet"
      type="button"
      title=${ifDefined(tooltip)}
      ?disabled=${!commands.isEnabled(command)}
      @click=${() => commands.run(command)}
    >${text}</button>`
  }
  return html`<footer class="status" role="group" aria-label=${msg('Status')}>
    <div>${status.of('start').map(shown)}</div>
    <div>${status.of('end').map(shown)}</div>
  </footer>`
}
