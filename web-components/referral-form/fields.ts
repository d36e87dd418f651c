import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { live } from 'lit/directives/live.js'
import { msg } from '../shared/i18n.ts'
import type { Option } from './options.ts'

/** What every field of the form has. `path` is the JSON Pointer a Problem names it by. */
interface Field {
  readonly path: string
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  readonly optional?: boolean | undefined
}

export interface TextField extends Field {
  readonly value: string
  readonly most: number
  readonly kind?: 'text' | 'tel' | 'numeric' | 'decimal' | 'lines'
  /** A unit, or what is told back about what was typed; the box is then a short one. */
  readonly beside?: TemplateResult | string | undefined
  readonly oninput: (value: string) => void
  readonly onleave?: (() => void) | undefined
}

export interface DateField extends Field {
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string
  readonly beside: TemplateResult
  /** `half` while the day is written in part. */
  readonly oninput: (value: string, half: boolean) => void
  readonly onleave: () => void
}

export interface OneOf extends Field {
  /** Another way to choose, over the options. */
  readonly above?: TemplateResult | undefined
  readonly options: readonly Option[]
  readonly chosen: string | null | undefined
  readonly onchoose: (code: string) => void
}

export interface SomeOf extends Field {
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onchoose: (code: string, on: boolean) => void
}

const idOf = (path: string): string => path.slice(1).replaceAll('/', '-')

/** Names the paragraphs that explain a field, those that are there. */
function describedBy({ path, hint, problem }: Field): string | undefined {
  const ids = [problem && `${idOf(path)}-error`, hint && `${idOf(path)}-hint`].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

const explained = ({ path, hint, problem }: Field) => html`
  ${hint ? html`<p class="hint" id="${idOf(path)}-hint">${hint}</p>` : nothing}
  ${problem ? html`<p class="error" id="${idOf(path)}-error">${problem}</p>` : nothing}`

const labelled = ({ label, optional }: Field) =>
  optional ? html`${label} <span class="optional">${msg('if known')}</span>` : label

export function textField(field: TextField): TemplateResult {
  const { path, value, most, kind = 'text', beside, problem } = field
  const id = idOf(path)
  const typed = (event: Event) => field.oninput((event.target as HTMLInputElement).value) // it is on an input or a textarea
  const box =
    kind === 'lines'
      ? html`<textarea id=${id} data-path=${path} maxlength=${most} .value=${live(value)} @input=${typed}
          aria-invalid=${problem ? 'true' : 'false'} aria-describedby=${ifDefined(describedBy(field))}></textarea>`
      : html`<input id=${id} data-path=${path} maxlength=${most} .value=${live(value)} @input=${typed} @blur=${field.onleave}
          type=${kind === 'tel' ? 'tel' : 'text'} inputmode=${ifDefined(kind === 'numeric' || kind === 'decimal' ? kind : undefined)}
          autocomplete="off" spellcheck="false" class=${beside ? 'short' : ''}
          aria-invalid=${problem ? 'true' : 'false'} aria-describedby=${ifDefined(describedBy(field))}>`
  return html`
    <div class="field">
      <label for=${id}>${labelled(field)}</label>
      ${beside ? html`<div class="beside">${box}${beside}</div>` : box}
      ${explained(field)}
    </div>`
}

/** A day, by the browser's own field for it. */
export function dateField(field: DateField): TemplateResult {
  const { path, problem } = field
  const id = idOf(path)
  const typed = ({ target }: Event) => {
    const { value, validity } = target as HTMLInputElement // it is on one
    field.oninput(value, validity.badInput)
  }
  // trap: a browser says nothing while only the month is written, so it is asked when the field is left
  const leave = (event: Event) => {
    if ((event.target as HTMLInputElement).validity.badInput) typed(event)
    field.onleave()
  }
  return html`
    <div class="field">
      <label for=${id}>${labelled(field)}</label>
      <div class="beside">
        <input id=${id} data-path=${path} class="short" type="date" .value=${live(field.value)} @input=${typed} @blur=${leave}
          aria-invalid=${problem ? 'true' : 'false'} aria-describedby=${ifDefined(describedBy(field))}>${field.beside}
      </div>
      ${explained(field)}
    </div>`
}

/** Radios side by side: one tap. The chosen one is filled, dark on light and light on dark, whatever the colour. */
export function oneOf(field: OneOf): TemplateResult {
  const { path, options, chosen, problem } = field
  return html`
    <fieldset class="field" role="radiogroup" data-path=${path} aria-required=${field.optional ? 'false' : 'true'}
      aria-invalid=${problem ? 'true' : 'false'} aria-describedby=${ifDefined(describedBy(field))}>
      <legend>${labelled(field)}</legend>
      ${field.above ?? nothing}
      <div class="segments">
        ${options.map(
          ({ code, label }) => html`
            <label class="segment">
              <input type="radio" name=${idOf(path)} value=${code} .checked=${live(chosen === code)}
                @change=${() => field.onchoose(code)}>${label}
            </label>`,
        )}
      </div>
      ${explained(field)}
    </fieldset>`
}

export function someOf(field: SomeOf): TemplateResult {
  const { path, options, chosen, problem } = field
  return html`
    <fieldset class="field" data-path=${path} aria-describedby=${ifDefined(describedBy(field))}>
      <legend>${labelled(field)}</legend>
      <div class="segments">
        ${options.map(
          ({ code, label }) => html`
            <label class="segment">
              <input type="checkbox" value=${code} .checked=${live(chosen.includes(code))}
                aria-invalid=${problem ? 'true' : 'false'}
                @change=${(event: Event) => field.onchoose(code, (event.target as HTMLInputElement).checked)}>${label}
            </label>`,
        )}
      </div>
      ${explained(field)}
    </fieldset>`
}

/** Moves the focus to the field a Problem names. False when it is not in this root. */
export function focusField(root: ParentNode, path: string): boolean {
  const found = root.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)
  const control = found?.matches('fieldset, [role=radiogroup]')
    ? (found.querySelector<HTMLElement>('input:checked, input') ?? found)
    : found
  found?.closest('details')?.setAttribute('open', '')
  control?.focus()
  found?.scrollIntoView({ block: 'center' })
  return Boolean(control)
}
