import { html, nothing, type TemplateResult } from 'lit'
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
  'viewer.compare': icons.compare,
  'viewer.adjust': icons.adjust,
  'viewer.reset': icons.reset,
} as const

/** Tools for the photograph that was turned to, once for all that hang. `more`: what packs put there. */
export function toolRail(registries: Registries, more: unknown, compared: boolean): TemplateResult {
  return html`<div class="rail" role="group" aria-label=${msg('Tools for the photograph')}>
    ${Object.entries(tools).map(([id, face]) => toolButton(registries, id, face, id === 'viewer.compare' ? compared : undefined))}
    ${more}
  </div>`
}

/** A button that runs a command, with its name and key in the title; nothing before the command is there. */
export function toolButton(
  { commands, keybindings }: Registries,
  id: string,
  face: unknown,
  pressed?: boolean,
): TemplateResult | typeof nothing {
  const title = commands.get(id)?.title()
  if (title === undefined) return nothing
  const key = keybindings.keyOf(id)
  return html`<button
    class="quiet icon"
    type="button"
    aria-label=${title}
    title=${key ? `${title} (${key})` : title}
    aria-pressed=${pressed ?? nothing}
    aria-keyshortcuts=${ifDefined(key)}
    ?disabled=${!commands.isEnabled(id)}
    @click=${() => commands.run(id)}
  >${face}</button>`
}
