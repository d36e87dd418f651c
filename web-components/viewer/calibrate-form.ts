import { html, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Calibration, Scale } from '../shared/annotation.ts'
import { msg } from '../shared/i18n.ts'
import { methodName, scaleWords } from '../shared/mark-words.ts'
import { takeFocus } from './word-field.ts'

/** Things of known size that lie about: their diameter or longer side in millimetres. */
const objects: readonly (readonly [string, () => string])[] = [
  ['21', () => msg('1 krone, 21 mm')],
  ['26', () => msg('5 kroner, 26 mm')],
  ['24', () => msg('10 kroner, 24 mm')],
  ['27.5', () => msg('20 kroner, 27.5 mm')],
  ['85.6', () => msg('Bank card, 85.6 mm')],
  ['5', () => msg('Punch, 5 mm')],
]
const methods = ['ruler', 'sticker', 'known_object'] as const

export interface Filled {
  readonly method: Calibration['method']
  /** As it was typed. */
  readonly millimetres: string
}

interface FormState {
  readonly filled: Filled
  /** What follows from it; undefined while nothing does. */
  readonly scale: Scale | undefined
  readonly problem: string
  readonly fill: (filled: Filled) => void
  readonly save: () => void
  readonly drop: () => void
}

/** Where a comma stands for a point. */
export const readMillimetres = (typed: string): number =>
  /^\s*(\d+([.,]\d+)?|[.,]\d+)\s*$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN

/** What the line that was drawn lies on, and how long that is. */
export function calibrateForm({ filled, scale, problem, fill, save, drop }: FormState): TemplateResult {
  const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value
  return html`<form class="calibrate" @submit=${(event: Event) => {
    event.preventDefault()
    save()
  }} @keydown=${(event: KeyboardEvent) => {
    if (event.key === 'Escape') drop()
  }}>
    <label>${msg('The line lies on')}
      <select .value=${filled.method} @change=${(event: Event) => fill({ ...filled, method: value(event) as Filled['method'] })}>
        ${methods.map((one) => html`<option value=${one} ?selected=${one === filled.method}>${methodName(one)}</option>`)}
      </select>
    </label>
    ${
      filled.method === 'known_object'
        ? html`<label>${msg('Which')}
      <select @change=${(event: Event) => fill({ ...filled, millimetres: value(event) })}>
        <option value="">${msg('Another')}</option>
        ${objects.map(([mm, label]) => html`<option value=${mm} ?selected=${mm === filled.millimetres}>${label()}</option>`)}
      </select></label>`
        : nothing
    }
    <label>${msg('Millimetres')}
      <input class="millimetres" inputmode="decimal" autocomplete="off" maxlength="7" .value=${filled.millimetres}
        aria-invalid=${problem ? 'true' : nothing} aria-describedby="result" ${ref(takeFocus)}
        @input=${(event: Event) => fill({ ...filled, millimetres: value(event) })}></label>
    <p class="value number" id="result" role="status" dir="auto">${problem || (scale ? scaleWords(scale) : '')}</p>
    <button type="submit" ?disabled=${!scale}>${msg('Save the calibration')}</button>
  </form>`
}
