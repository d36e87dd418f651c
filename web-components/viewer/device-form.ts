import { html, type TemplateResult } from 'lit'
import type { Scale } from '../shared/annotation.ts'
import { formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { scaleWords } from '../shared/mark-words.ts'
import { type FormState, millimetresForm, selection } from './calibrate-form.ts'

/** What a device says, as it was typed: the size of one pixel, or how wide the whole picture is, in millimetres. */
export interface Told {
  readonly says: 'pixel' | 'width'
  readonly typed: string
}

/** How large a pixel is and how wide that makes the picture, by which a slip of the decimal point is seen. */
export function scaleAndWidth(scale: Scale, width: number): string {
  const wide = formatNumber(scale.mmPerPixel * width, { maximumSignificantDigits: 3 })
  return msg(str`${scaleWords(scale)}; the picture is ${wide} mm wide`)
}

/** What that comes to, or what to write instead. */
export function toldWords({ typed }: Told, scale: Scale | undefined, width: number): string {
  if (scale) return scaleAndWidth(scale, width)
  return typed.trim() && msg('Write millimetres, like 0.02 or 12.5: a pixel has 0.0001 to 10, a picture 2,000 at most.')
}

/** What the device that took the photograph says of its size. */
export const deviceForm = (told: Told, fill: (told: Told) => void, state: Omit<FormState, 'type'>): TemplateResult =>
  millimetresForm(
    selection(
      msg('The device says'),
      [
        ['pixel', msg('millimetres of one pixel')],
        ['width', msg('millimetres of the whole width')],
      ],
      told.says,
      (says) => fill({ ...told, says: says as Told['says'] }), // one of the two
    ),
    told.typed,
    { ...state, type: (typed) => fill({ ...told, typed }) },
    html`<button class="quiet" type="button" @click=${state.drop}>${msg('Back to the line')}</button>`,
  )
