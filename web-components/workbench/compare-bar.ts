import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import type { Basis } from './compare-lock.ts'
import type { Layout } from './layout.ts'
import type { Registries } from './registries.ts'
import { toolButton } from './tool-rail.ts'

export interface BarState {
  readonly shows: 'beside' | 'blink' | 'curtain' | 'align'
  readonly isLocked: boolean
  readonly basis: Basis
  /** What to do next while they are aligned. */
  readonly instruction: string | undefined
  readonly mayAdd: boolean
  /** There are exactly two. */
  readonly mayDraw: boolean
  readonly layout: Layout
  /** Read out, and not shown. */
  readonly said: string
  readonly add: () => void
}

/** What can be done with photographs beside each other, and what their sizes mean. */
export function compareBar(registries: Registries, state: BarState): TemplateResult {
  const { commands, keybindings } = registries
  const { shows, isLocked, basis, instruction, mayAdd, mayDraw, layout, said, add } = state
  // There is room for one alone.
  const isNarrow = layout === 'page'
  const button = (id: string, label: string, pressed?: boolean) => {
    const key = keybindings.keyOf(id)
    return html`<button class="quiet" type="button" aria-pressed=${pressed === undefined ? nothing : String(pressed)}
      title=${ifDefined(commands.get(id)?.title())} aria-keyshortcuts=${ifDefined(key)} @click=${() => commands.run(id)}
    >${label}${key && !key.includes('+') ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}</button>`
  }
  return html`<div class="compare" role="group" aria-label=${msg('Comparing photographs')}>
    ${
      shows === 'align'
        ? html`<p class="doing">${instruction} <span class="keys">${msg('Or move the photograph under the cross with the arrows and press Enter.')}</span></p>
          ${button('viewer.leaveCompared', msg('Stop aligning'))}`
        : html`${isNarrow ? nothing : button('viewer.lockCompared', msg('Move together'), isLocked)}
          ${
            basis === 'spots' || basis === 'hand'
              ? button('viewer.unalignCompared', msg('Undo alignment'))
              : button('viewer.alignCompared', msg('Align two spots'))
          }
          ${isNarrow ? button('viewer.blink', msg('Show the other')) : button('viewer.blink', msg('One at a time'), shows === 'blink')}
          ${mayDraw ? button('viewer.curtain', msg('Curtain'), shows === 'curtain') : nothing}
          ${mayAdd ? html`<button class="quiet" type="button" @click=${add}>${msg('Add…')}</button>` : nothing}
          <p class="doing">${sizeWords(basis, isLocked)}</p>
          ${button('viewer.compare', msg('Stop comparing'))}`
    }
    <p class="visually-hidden" role="status">${said}</p>
  </div>
  ${layout === 'wide' ? nothing : tools(registries)}`
}

/** One bar for all of them, where none stands beside. */
const tools = (
  registries: Registries,
): TemplateResult => html`<div class="compare" role="group" aria-label=${msg('Tools for the photograph')}>
  ${toolButton(registries, 'viewer.zoomOut', icons.zoomOut)} ${toolButton(registries, 'viewer.zoomIn', icons.zoomIn)}
  ${toolButton(registries, 'viewer.fit', icons.fit)} ${toolButton(registries, 'viewer.actualSize', '1:1')}
  ${toolButton(registries, 'viewer.rotateLeft', icons.rotateLeft)} ${toolButton(registries, 'viewer.rotateRight', icons.rotateRight)}
  ${toolButton(registries, 'viewer.flip', icons.flip)} ${toolButton(registries, 'viewer.measure', icons.measure)}
</div>`

/** What may be concluded from how large things look beside each other. */
function sizeWords(basis: Basis, isLocked: boolean): string {
  if (!isLocked) return msg('Each moves alone: sizes may differ.')
  switch (basis) {
    case 'size':
      return msg('Real sizes, as calibrated.')
    case 'spots':
      return msg('Aligned on two spots.')
    case 'hand':
      return msg('As you placed them.')
    case 'fit':
      return msg('Not to the same scale.')
  }
}
