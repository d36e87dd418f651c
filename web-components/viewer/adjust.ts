import { html, nothing, svg, type TemplateResult } from 'lit'
import { formatNumber } from '../shared/format.ts'
import { msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { type Adjustment, amountAt, isAsItIs, placeOf } from './adjustment.ts'

type Amount = 'brightness' | 'contrast' | 'saturation' | 'gamma'
type Glass = 'inverted' | 'redFree'

const amounts = {
  brightness: () => msg('Brightness'),
  contrast: () => msg('Contrast'),
  saturation: () => msg('Colour'),
  gamma: () => msg('Shadows'),
} as const satisfies Record<Amount, () => string>

const glasses = {
  inverted: () => msg('Inverted'),
  redFree: () => msg('Without red'),
} as const satisfies Record<Glass, () => string>

export interface AdjustEvents {
  readonly change: (next: Partial<Adjustment>) => void
  readonly reset: () => void
  readonly close: () => void
}

/** Below the photograph: one slider for each amount, one button for each glass. */
export function adjustPanel(now: Adjustment, on: AdjustEvents): TemplateResult {
  return html`<div class="strip panel adjust" role="group" aria-label=${msg('Light and colour')} @keydown=${closing(on)}>
    <div class="held">${Object.keys(amounts).map((name) => slider(name as Amount, now, on))}
    ${Object.keys(glasses).map((name) => glass(name as Glass, now, on))}
    <button type="button" class="quiet" ?disabled=${isAsItIs(now)} @click=${on.reset}>${msg('As it is')}</button></div>
    <button type="button" class="quiet icon" aria-label=${msg('Close')} title=${`${msg('Close')} (Esc)`} @click=${on.close}>${icons.close}</button>
  </div>`
}

const closing = (on: AdjustEvents) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return
  event.stopPropagation()
  on.close()
}

/** As it is stands in the middle, so that somebody finds back without looking at the figure. */
function slider(name: Amount, now: Adjustment, on: AdjustEvents): TemplateResult {
  const take = (event: Event) => on.change({ [name]: amountAt((event.target as HTMLInputElement).valueAsNumber) })
  const value = formatNumber(now[name], { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return html`<label>${amounts[name]()}
    <input type="range" min="-20" max="20" aria-valuetext=${value} .value=${String(placeOf(now[name]))} @input=${take}
      @dblclick=${() => on.change({ [name]: 1 })}>
    <output class="number">${value}</output></label>`
}

const glass = (name: Glass, now: Adjustment, on: AdjustEvents): TemplateResult =>
  html`<button type="button" class="quiet" aria-pressed=${String(now[name])} @click=${() => on.change({ [name]: !now[name] })}>${glasses[name]()}</button>`

/** What CSS has no word for, under an id of this shadow tree. */
export function lightFilter(id: string, { gamma, redFree }: Adjustment): TemplateResult {
  // Green light alone, shown as grey.
  const green = '0 1 0 0 0  0 1 0 0 0  0 1 0 0 0  0 0 0 1 0'
  const curve = { type: 'gamma', exponent: 1 / gamma }
  return html`<svg class="filters" aria-hidden="true"><filter id=${id} color-interpolation-filters="sRGB">
    ${redFree ? svg`<feColorMatrix type="matrix" values=${green}/>` : nothing}
    <feComponentTransfer>
      <feFuncR type=${curve.type} exponent=${curve.exponent}/><feFuncG type=${curve.type} exponent=${curve.exponent}/><feFuncB type=${curve.type} exponent=${curve.exponent}/>
    </feComponentTransfer></filter></svg>`
}
