import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Pack } from '../client.ts'
import { certainties, certaintyWords } from '../shared/clinical-words.ts'
import { language, msg } from '../shared/i18n.ts'
import { mixedAt, type Settle } from './mixture.ts'
import type { DraftField, ReplyDraft, TextField } from './reply-draft.ts'

/** What the fields need to know of the form they stand in. */
export interface FieldsView {
  readonly draft: ReplyDraft
  readonly readOnly: boolean
  /** By field; those of the pack's own questions by their paths. */
  readonly errors: ReadonlyMap<string, string>
  readonly set: (field: DraftField, value: string) => void
  /** Texts that a template was put to, and she has not said that they fit. */
  readonly mixed: readonly TextField[]
  readonly settle: Settle
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const typedIn = (event: Event): string => (event.currentTarget as Control).value

const errorOf = (view: FieldsView, field: DraftField): TemplateResult | typeof nothing => {
  const error = view.errors.get(field)
  return error ? html`<p class="error" id=${`${field}-error`}>${error}</p>` : nothing
}
const mixedOf = ({ mixed }: FieldsView, field: DraftField) => mixed.find((one) => one === field)
const describedBy = (view: FieldsView, field: DraftField) => {
  const ids = [view.errors.has(field) && `${field}-error`, mixedOf(view, field) && `${field}-mixed`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : nothing
}
const invalid = (view: FieldsView, field: DraftField) => (view.errors.has(field) ? 'true' : nothing)

export function inputField(
  view: FieldsView,
  field: DraftField,
  label: string,
  more: { type?: string; inputmode?: string; min?: string; max?: string; beside?: TemplateResult } = {},
): TemplateResult {
  return html`<div class=${`field ${field}`}>
    <label for=${field}>${label}</label>
    <span class="beside">
      <input
        id=${field}
        type=${more.type ?? 'text'}
        inputmode=${more.inputmode ?? nothing}
        min=${more.min ?? nothing}
        max=${more.max ?? nothing}
        autocomplete="off"
        ?readonly=${view.readOnly}
        aria-invalid=${invalid(view, field)}
        aria-describedby=${describedBy(view, field)}
        .value=${live(view.draft[field])}
        @input=${(event: Event) => view.set(field, typedIn(event))}
      >${more.beside ?? nothing}
    </span>
    ${errorOf(view, field)}
  </div>`
}

/** The diagnosis in words and, beside it, its code. */
export function diagnosisField(view: FieldsView): TemplateResult {
  const code = html`<input
    id="code"
    type="text"
    autocomplete="off"
    spellcheck="false"
    aria-label=${msg('Code')}
    placeholder=${msg('Code')}
    ?readonly=${view.readOnly}
    aria-invalid=${invalid(view, 'code')}
    aria-describedby=${describedBy(view, 'code')}
    .value=${live(view.draft.code)}
    @input=${(event: Event) => view.set('code', typedIn(event))}
  >`
  return html`${inputField(view, 'diagnosis', msg('Diagnosis'), { beside: code })}${errorOf(view, 'code')}`
}

/** A plain text area, so that dictation works. With `hidden` its name stands elsewhere and is read out only. */
export function areaField(
  view: FieldsView,
  field: DraftField,
  label: string,
  { hidden = false, hint }: { hidden?: boolean; hint?: string } = {},
): TemplateResult {
  const mixed = mixedOf(view, field)
  return html`<div class=${`field ${field}`}>
    ${hidden ? nothing : html`<label for=${field}>${label}</label>`}
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    <textarea
      id=${field}
      rows="2"
      aria-label=${hidden ? label : nothing}
      ?readonly=${view.readOnly}
      aria-invalid=${invalid(view, field)}
      aria-describedby=${describedBy(view, field)}
      .value=${live(view.draft[field])}
      @input=${(event: Event) => view.set(field, typedIn(event))}
    ></textarea>
    ${errorOf(view, field)} ${mixed ? mixedAt(mixed, view.settle) : nothing}
  </div>`
}

/** What is written: to the GP in sight, the rest folded. */
export function textFields(view: FieldsView): TemplateResult {
  const folded = (
    field: 'treatment' | 'teachingPoint' | 'textToPatient',
    title: string,
    hint?: string,
  ) => html`<details>
      <summary>
        ${title}
        <span class="muted">${mixedOf(view, field) ? msg('(check that it fits)') : view.draft[field].trim() ? msg('(written)') : msg('(empty)')}</span>
      </summary>
      ${areaField(view, field, title, { hidden: true, ...(hint && { hint }) })}
    </details>`
  return html`
    ${areaField(view, 'description', msg('Description'))} ${areaField(view, 'textToGp', msg('Text to the GP'))}
    ${folded('textToPatient', msg('Text to the patient'))}
    ${folded('treatment', msg('Medicines'), msg('One line each: name, strength, where, how often, how long.'))}
    ${folded('teachingPoint', msg('To learn from this case'))}`
}

export function templateField(
  view: FieldsView,
  pack: Pack | null,
  choose: (id: string) => void,
  undo: (() => void) | null,
): TemplateResult | typeof nothing {
  const templates = pack?.contributes.replyTemplates ?? []
  if (templates.length === 0) return nothing
  return html`<div class="field template">
    <label for="template">${msg('Template')}</label>
    <span class="beside">
      <select id="template" ?disabled=${view.readOnly} .value=${live(view.draft.template)} @change=${(event: Event) => choose(typedIn(event))}>
        <option value="">${msg('None')}</option>
        ${templates.map(
          (one) =>
            html`<option value=${one.id} ?selected=${one.id === view.draft.template}>${one.title[language()]}</option>`,
        )}
      </select>
      ${undo && !view.readOnly ? html`<button class="quiet" type="button" @click=${undo}>${msg('Undo')}</button>` : nothing}
    </span>
  </div>`
}

export function certaintyField(view: FieldsView): TemplateResult {
  return html`<div class="field certainty">
    <label for="certainty">${msg('Certainty')}</label>
    <select
      id="certainty"
      ?disabled=${view.readOnly}
      aria-invalid=${invalid(view, 'certainty')}
      aria-describedby=${describedBy(view, 'certainty')}
      .value=${live(view.draft.certainty)}
      @change=${(event: Event) => view.set('certainty', typedIn(event))}
    >
      <option value="">${msg('Choose')}</option>
      ${certainties.map(
        (one) => html`<option value=${one} ?selected=${one === view.draft.certainty}>${certaintyWords[one]()}</option>`,
      )}
    </select>
    ${errorOf(view, 'certainty')}
  </div>`
}

export { errorOf }
