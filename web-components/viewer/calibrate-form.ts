import { html, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Calibration, Scale } from '../shared/annotation.ts'
import { msg } from '../shared/i18n.ts'
import { methodName } from '../shared/mark-words.ts'
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

/** What was typed and what follows from it, in words; `scale`: undefined while nothing does. */
export interface FormState {
  readonly scale: Scale | undefined
  readonly words: string
  readonly type: (millimetres: string) => void
  readonly save: () => void
  readonly drop: () => void
}

/** Where a comma stands for a point. */
export const readMillimetres = (typed: string): number =>
  /^\s*(\d+([.,]\d+)?|[.,]\d+)\s*$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN

const typedIn = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value

export const selection = (
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult => html`<label>${label}
  <select @change=${(event: Event) => choose(typedIn(event))}>
    ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
  </select></label>`

/** Asks for millimetres, and what they are of. */
export const millimetresForm = (
  asks: unknown,
  typed: string,
  { scale, words, type, save, drop }: FormState,
  more: unknown = nothing,
): TemplateResult => html`<form class="calibrate" @submit=${(event: Event) => {
  event.preventDefault()
  save()
}} @keydown=${(event: KeyboardEvent) => {
  if (event.key === 'Escape') drop()
}}>
  ${asks}
  <label>${msg('Millimetres')}
    <input class="millimetres" inputmode="decimal" autocomplete="off" maxlength="10" .value=${typed}
      aria-invalid=${String(!scale && words !== '')} aria-describedby="result" ${ref(takeFocus)}
      @input=${(event: Event) => type(typedIn(event))}></label>
  <p class=${scale ? 'value number' : 'number'} id="result" role="status" dir="auto">${words}</p>
  <button type="submit" ?disabled=${!scale}>${msg('Save the calibration')}</button>
  ${more}
</form>`

/** What the line that was drawn lies on, and how long that is. */
export function calibrateForm(
  filled: Filled,
  fill: (filled: Filled) => void,
  state: Omit<FormState, 'type'>,
): TemplateResult {
  const { method, millimetres } = filled
  const type = (typed: string) => fill({ ...filled, millimetres: typed })
  const which = () => [['', msg('Another')] as const, ...objects.map(([mm, label]) => [mm, label()] as const)]
  return millimetresForm(
    html`${selection(
      msg('The line lies on'),
      methods.map((one) => [one, methodName(one)]),
      method,
      (chosen) => fill({ ...filled, method: chosen as Filled['method'] }), // one of the options above
    )}
    ${method === 'known_object' ? selection(msg('Which'), which(), millimetres, type) : nothing}`,
    millimetres,
    { ...state, type },
  )
}
