import { html, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Scale } from '../shared/annotation.ts'
import { formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { scaleWords } from '../shared/mark-words.ts'
import { takeFocus } from './word-field.ts'

/** What a device says, as it was typed: the size of one pixel, or how wide the whole picture is, in millimetres. */
export interface Told {
  readonly says: 'pixel' | 'width'
  readonly typed: string
}

interface FormState {
  readonly told: Told
  readonly scale: Scale | undefined
  /** Of the photograph, in pixels. */
  readonly width: number
  readonly fill: (told: Told) => void
  readonly save: () => void
  readonly drop: () => void
}

/** How large a pixel is and how wide that makes the picture, by which a slip of the decimal point is seen. */
export function scaleAndWidth(scale: Scale, width: number): string {
  const wide = formatNumber(scale.mmPerPixel * width, { maximumSignificantDigits: 3 })
  return msg(str`${scaleWords(scale)}; the picture is ${wide} mm wide`)
}

function resultWords({ told: { says, typed }, scale, width }: FormState): string {
  if (scale) return scaleAndWidth(scale, width)
  if (!typed.trim()) return ''
  return says === 'pixel'
    ? msg('Write the millimetres of one pixel, from 0.0001 to 10, like 0.02; no picture is wider than 2,000 mm.')
    : msg('Write how many millimetres the whole picture is wide, up to 2,000, like 10 or 12.5.')
}

/** What the device that took the photograph says of its size. */
export function deviceForm(state: FormState): TemplateResult {
  const { told, scale, fill, save, drop } = state
  const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value
  const words = resultWords(state)
  return html`<form class="calibrate" @submit=${(event: Event) => {
    event.preventDefault()
    save()
  }} @keydown=${(event: KeyboardEvent) => {
    if (event.key === 'Escape') drop()
  }}>
    <label>${msg('The device says')}
      <select @change=${(event: Event) => fill({ ...told, says: value(event) as Told['says'] })}>
        <option value="pixel" ?selected=${told.says === 'pixel'}>${msg('millimetres of one pixel')}</option>
        <option value="width" ?selected=${told.says === 'width'}>${msg('millimetres of the whole width')}</option>
      </select>
    </label>
    <label>${msg('Millimetres')}
      <input class="millimetres" inputmode="decimal" autocomplete="off" maxlength="10" .value=${told.typed}
        aria-invalid=${String(!scale && words !== '')} aria-describedby="result" ${ref(takeFocus)}
        @input=${(event: Event) => fill({ ...told, typed: value(event) })}></label>
    <p class=${scale ? 'value number' : 'number'} id="result" role="status" dir="auto">${words}</p>
    <button type="submit" ?disabled=${!scale}>${msg('Save the calibration')}</button>
    <button class="quiet" type="button" @click=${drop}>${msg('Back to the line')}</button>
  </form>`
}
