import { html, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import type { Registries } from './registries.ts'

/** The tools that are needed at most cases; turning, mirroring and the rest have keys, and stand in the palette. */
const tools = {
  'viewer.fit': icons.fit,
  'viewer.actualSize': '1:1',
  'viewer.trueSize': icons.trueSize,
  'viewer.measure': icons.measure,
  'viewer.mark': icons.mark,
  'viewer.adjust': icons.adjust,
  'viewer.reset': icons.reset,
} as const

/** Tools for the photograph that was turned to, once for all that hang. */
/** `more`: what packs put there. */
export function toolRail({ commands, keybindings }: Registries, more: unknown): TemplateResult {
  return html`<div class="rail" role="group" aria-label=${msg('Tools for the photograph')}>
    ${Object.entries(tools).map(([id, face]) => {
      const title = commands.get(id)?.title() ?? id
      const key = keybindings.keyOf(id)
      return html`<button
        class="quiet icon"
        type="button"
        aria-label=${title}
        title=${key ? `${title} (${key})` : title}
        aria-keyshortcuts=${ifDefined(key)}
        ?disabled=${!commands.isEnabled(id)}
        @click=${() => commands.run(id)}
      >${face}</button>`
    })}
    ${more}
  </div>`
}
