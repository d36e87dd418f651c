import { html, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import type { Registries } from './registries.ts'

/** The tools that work, from the most used on. */
const tools = {
  'viewer.fit': icons.fit,
  'viewer.actualSize': '1:1',
  'viewer.zoomIn': icons.zoomIn,
  'viewer.zoomOut': icons.zoomOut,
  'viewer.rotateLeft': icons.rotateLeft,
  'viewer.rotateRight': icons.rotateRight,
  'viewer.flip': icons.flip,
  'viewer.toggleFullScreen': icons.fullScreen,
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
