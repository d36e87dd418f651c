import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { cssPixelsPerMm, keepScreen, measuredScreen } from './screen-size.ts'

/** A bank card is as large as any other: ID-1 of ISO/IEC 7810, 85.60 mm by 53.98 mm. */
const card = { long: 85.6, short: 53.98 } as const
/** On a telephone only the short side fits. */
const sideHere = (): keyof typeof card => (innerWidth < 520 ? 'short' : 'long')

export interface TrueSizeEvents {
  /** The screen is known now, or better. */
  readonly measured: () => void
  readonly calibrate: () => void
  readonly close: () => void
}

/** Why true size is not true yet, and what to do about it. */
export function trueSizeStrip(
  lack: 'scale' | 'screen' | undefined,
  editable: boolean,
  on: TrueSizeEvents,
): TemplateResult {
  return html`<div class="strip panel" role="group" aria-label=${msg('True size')}>
    <div class="held">${lack === 'scale' ? scaleWords(editable, on) : cardStrip(on)}</div>
    <button type="button" class="quiet icon" aria-label=${msg('Close')} @click=${on.close}>${icons.close}</button>
  </div>`
}

const scaleWords = (editable: boolean, on: TrueSizeEvents): TemplateResult => html`
  <p role="status">${msg('Nobody has measured yet how large this photograph is.')}</p>
  ${editable ? html`<button type="button" @click=${on.calibrate}>${msg('Measure against a ruler in it')}</button>` : nothing}`

/** One moves the edge until it is as wide as the card held against the glass. */
function cardStrip(on: TrueSizeEvents): TemplateResult {
  const mm = card[sideHere()]
  const show = (event: Event) => {
    const input = event.target as HTMLInputElement
    input.closest<HTMLElement>('.strip')!.style.setProperty('--card', `${input.valueAsNumber}px`)
  }
  const take = (event: Event) => {
    const input = (event.target as HTMLElement).closest('.strip')!.querySelector('input')!
    keepScreen((input.valueAsNumber * devicePixelRatio) / mm)
    on.measured()
  }
  return html`
    <label class="wide">${sideHere() === 'long' ? longWords() : msg('How large is this screen? Hold a bank card against it and make the bar as long as its short side.')}
      <span class="card"></span>
      <input type="range" min="120" max="800" step="1" .value=${String(Math.round(mm * cssPixelsPerMm()))} @input=${show}></label>
    <button type="button" @click=${take}>${msg('As wide as the card')}</button>`
}

const longWords = (): string =>
  measuredScreen()
    ? msg('This screen was measured. Once more: hold a bank card against it and make the bar as wide.')
    : msg('How large is this screen? Hold a bank card against it and make the bar as wide as the card.')
