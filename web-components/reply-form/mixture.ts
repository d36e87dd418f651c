import { html, nothing, type TemplateResult } from 'lit'
import { language, msg, str } from '../shared/i18n.ts'
import { isMove } from './check-draft.ts'
import type { TextField } from './reply-draft.ts'
import type { Writing } from './writing.ts'

/** Puts in the template's text alone, or keeps what stands there; either way it is settled. */
export type Settle = (fields: readonly TextField[], how: 'template' | 'mine') => void

const words: Readonly<Record<TextField, () => string>> = {
  description: () => msg('Description'),
  textToGp: () => msg('Text to the GP'),
  textToPatient: () => msg('Text to the patient'),
  treatment: () => msg('Medicines'),
  teachingPoint: () => msg('To learn from this case'),
}

/** The fields where what she wrote with another template stands with this one's, and nobody has said that it fits. */
export const unsettled = ({ draft, mixed }: Writing): readonly TextField[] =>
  isMove(draft) ? [] : [...mixed].flatMap(([field, own]) => (draft[field].trim() === own ? [] : [field]))

/** Whether the button asks before it sends, also where sending can be undone. */
export const asksFirst = (writing: Writing): boolean =>
  writing.correcting !== null || isMove(writing.draft) || unsettled(writing).length > 0

const choice = (fields: readonly TextField[], settle: Settle): TemplateResult => html`<span class="row">
  <button class="link" type="button" @click=${() => settle(fields, 'template')}>${msg('Use the template’s text')}</button>
  <button class="link" type="button" @click=${() => settle(fields, 'mine')}>${msg('Keep it as it stands')}</button>
</span>`

/** At the field: that not all of it is the template's. */
export const mixedAt = (field: TextField, settle: Settle): TemplateResult => html`<div class="small mixed">
  <p id=${`${field}-mixed`}>${msg('This is from what you wrote before the template. Check that it fits.')}</p>
  ${choice([field], settle)}
</div>`

/** In the foot, until she chose: which texts may say something else than the diagnosis. */
export function mixedInFoot(fields: readonly TextField[], settle: Settle): TemplateResult | typeof nothing {
  if (fields.length === 0) return nothing
  const list = new Intl.ListFormat(language(), { type: 'conjunction' }).format(fields.map((field) => words[field]()))
  return html`<div class="notice warning small mixed" role="status">
    <p id="mixed">${msg(str`From what you wrote before, check that it fits: ${list}.`)}</p>
    ${choice(fields, settle)}
  </div>`
}
