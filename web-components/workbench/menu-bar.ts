import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { msg } from '../shared/i18n.ts'
import type { MenuItem } from './menus.ts'
import type { Registries } from './registries.ts'

/** What packs and hosts put in a place, as buttons: groups in their order, a line between them. Nothing where nothing stands. */
export function menuBar(registries: Registries, location: string): TemplateResult | typeof nothing {
  const face = location === 'viewer/toolbar' ? 'letters' : 'words'
  const label =
    location === 'viewer/toolbar'
      ? msg('Tools of packs')
      : location === 'reply/toolbar'
        ? msg('For the reply')
        : msg('For the list')
  const groups = registries.menus.of(location)
  if (groups.length === 0) return nothing
  return html`<div class="menu-bar ${face}" role="group" aria-label=${label}>
    ${groups.map((group) => html`<span>${group.map((item) => button(registries, item, face))}</span>`)}
  </div>`
}

function button(
  { commands, keybindings }: Registries,
  { command, args = [], alt }: MenuItem,
  face: 'words' | 'letters',
): TemplateResult {
  const title = commands.get(command)!.title()
  const key = keybindings.keyOf(command)
  const run = (event: MouseEvent) => void commands.run(event.altKey && alt ? alt : command, ...args)
  return html`<button
    class=${face === 'words' ? 'quiet' : 'quiet icon'}
    type="button"
    aria-label=${ifDefined(face === 'letters' ? title : undefined)}
    title=${key ? `${title} (${key})` : title}
    aria-keyshortcuts=${ifDefined(key)}
    ?disabled=${!commands.isEnabled(command)}
    @click=${run}
  >${face === 'words' ? title : title.slice(0, 2)}</button>`
}
