import { html, nothing, type TemplateResult } from 'lit'
import { formatPercent } from '../shared/format.ts'
import { msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'

/** What the buttons and keys below a photograph can do. */
export interface Tools {
  zoomIn(): void
  zoomOut(): void
  fit(): void
  actualSize(): void
  rotateLeft(): void
  rotateRight(): void
  flip(): void
  toggleFullScreen(): void
  trueSize(): void
  measure(): void
  mark(): void
  adjust(): void
  reset(): void
  panBy(right: number, down: number): void
}

/** What a key does while the photograph has the focus, with Caps Lock as without: there Shift alone tells E from e. */
export const deedOf = (event: KeyboardEvent): ((tools: Tools) => void) | undefined => {
  const { key, shiftKey } = event
  const isTurned = !key[1] && event.getModifierState('CapsLock')
  const name = isTurned ? (shiftKey ? key.toUpperCase() : key.toLowerCase()) : key
  return Object.hasOwn(keys, name) ? keys[name] : undefined
}

/** As `event.key` gives them; those with Shift as capital letters. */
const keys: Readonly<Record<string, (tools: Tools) => void>> = {
  '+': (tools) => tools.zoomIn(),
  '=': (tools) => tools.zoomIn(),
  '-': (tools) => tools.zoomOut(),
  '0': (tools) => tools.fit(),
  Home: (tools) => tools.fit(),
  a: (tools) => tools.actualSize(),
  R: (tools) => tools.rotateRight(),
  E: (tools) => tools.rotateLeft(),
  m: (tools) => tools.flip(),
  f: (tools) => tools.toggleFullScreen(),
  s: (tools) => tools.trueSize(),
  e: (tools) => tools.measure(),
  p: (tools) => tools.mark(),
  h: (tools) => tools.adjust(),
  x: (tools) => tools.reset(),
  ArrowLeft: (tools) => tools.panBy(-1, 0),
  ArrowRight: (tools) => tools.panBy(1, 0),
  ArrowUp: (tools) => tools.panBy(0, -1),
  ArrowDown: (tools) => tools.panBy(0, 1),
}

export interface BarState {
  readonly ready: boolean
  /** Screen pixels for each of the photograph. */
  readonly zoom: number | undefined
  readonly flipped: boolean
  readonly fullScreen: boolean
  readonly editable: boolean
}

/** The bar of tools. Its place at the end takes what a pack adds. */
export function bar(tools: Tools, { ready, zoom, flipped, fullScreen, editable }: BarState): TemplateResult {
  const tool = (label: string, key: string, face: unknown, deed: () => void, pressed?: boolean) =>
    html`<button class="quiet icon" type="button" ?disabled=${!ready} aria-label=${label} title=${`${label} (${key})`}
      aria-pressed=${pressed === undefined ? nothing : String(pressed)} @click=${deed}>${face}</button>`
  const gap = html`<span class="gap"></span>`
  return html`<div class="bar" role="group" aria-label=${msg('Tools for the photograph')}>
    ${tool(msg('Zoom out'), '-', icons.zoomOut, () => tools.zoomOut())}
    <span class="zoom number" aria-hidden="true">${zoom === undefined ? nothing : formatPercent(zoom)}</span>
    ${tool(msg('Zoom in'), '+', icons.zoomIn, () => tools.zoomIn())}
    ${gap}
    ${tool(msg('Whole picture'), '0', icons.fit, () => tools.fit())}
    ${tool(msg('1:1, actual pixels'), 'A', '1:1', () => tools.actualSize())}
    ${tool(msg('True size'), 'S', icons.trueSize, () => tools.trueSize())}
    ${gap}
    ${tool(msg('Turn left'), 'Shift+E', icons.rotateLeft, () => tools.rotateLeft())}
    ${tool(msg('Turn right'), 'Shift+R', icons.rotateRight, () => tools.rotateRight())}
    ${tool(msg('Mirror'), 'M', icons.flip, () => tools.flip(), flipped)}
    ${gap}
    ${editable ? html`${tool(msg('Measure'), 'E', icons.measure, () => tools.measure())}${tool(msg('Point out'), 'P', icons.mark, () => tools.mark())}` : nothing}
    ${tool(msg('Light and colour'), 'H', icons.adjust, () => tools.adjust())}
    ${tool(msg('As it came'), 'X', icons.reset, () => tools.reset())}
    <slot name="tools"></slot>
    ${
      document.fullscreenEnabled
        ? html`<span class="end">${tool(
            fullScreen ? msg('Leave full screen') : msg('Full screen'),
            'F',
            fullScreen ? icons.leaveFullScreen : icons.fullScreen,
            () => tools.toggleFullScreen(),
          )}</span>`
        : nothing
    }
  </div>`
}
