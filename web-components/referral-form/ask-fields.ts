import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { msg } from '../shared/i18n.ts'
import { type Option, yesNoUnknown } from './options.ts'

export type DurationUnit = 'D' | 'W' | 'M' | 'Y'

const units: readonly { code: DurationUnit; label: () => string }[] = [
  { code: 'D', label: () => msg('days') },
  { code: 'W', label: () => msg('weeks') },
  { code: 'M', label: () => msg('months') },
  { code: 'Y', label: () => msg('years') },
]

/** One number and one unit out of `P3M`; undefined for anything else. */
export function readDuration(answer: unknown): { number: string; unit: DurationUnit } | undefined {
  const [, number, unit] = /^P([1-9]\d{0,2})([DWMY])$/.exec(String(answer)) ?? []
  return number && unit ? { number, unit: unit as DurationUnit } : undefined // the four letters of the expression
}

interface Asked {
  readonly path: string
  readonly label: string
  readonly optional: boolean
  readonly problem: string | undefined
}

const idOf = (path: string): string => path.slice(1).replaceAll('/', '-')
const marked = ({ label, optional }: Pick<Asked, 'label' | 'optional'>) =>
  optional ? html`${label} <span class="optional">${msg('if known')}</span>` : label
const fault = ({ path, problem }: Pick<Asked, 'path' | 'problem'>) =>
  problem ? html`<p class="error" id="${idOf(path)}-error">${problem}</p>` : nothing

export interface DurationField extends Asked {
  readonly number: string
  readonly unit: DurationUnit
  readonly unknown: boolean
  readonly oninput: (number: string) => void
  readonly onunit: (unit: DurationUnit) => void
  readonly onunknown: (on: boolean) => void
  readonly onleave: () => void
}

/** For how long: a short box, its unit beside it with one of them chosen, and that it is not known. */
export function durationField(field: DurationField): TemplateResult {
  const { path, label, number, unit, unknown, problem } = field
  const id = idOf(path)
  const typed = (event: Event) => field.oninput((event.target as HTMLInputElement).value)
  return html`
    <fieldset class="field" data-path=${path} aria-describedby=${problem ? `${id}-error` : nothing}>
      <legend>${marked(field)}</legend>
      <div class="beside">
        <input class="short" inputmode="numeric" maxlength="3" autocomplete="off" .value=${live(number)} aria-label=${label}
          aria-invalid=${problem ? 'true' : 'false'} @input=${typed} @blur=${field.onleave}>
        <div class="segments" role="radiogroup" aria-label=${msg('Unit of time')}>
          ${units.map((one) => segment(`${id}-unit`, { code: one.code, label: one.label() }, unit === one.code, () => field.onunit(one.code)))}
        </div>
        ${notKnown(unknown, field.onunknown)}
      </div>
      ${fault(field)}
    </fieldset>`
}

/** One tap for a figure that nobody has measured. */
export const notKnown = (on: boolean, choose: (on: boolean) => void): TemplateResult => html`
  <label class="segment"><input type="checkbox" .checked=${live(on)}
    @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}>${msg('Unknown')}</label>`

const segment = (name: string, { code, label }: Option, chosen: boolean, choose: () => void): TemplateResult => html`
  <label class="segment"><input type="radio" name=${name} value=${code} .checked=${live(chosen)} @change=${choose}>${label}</label>`

export interface GroupRow extends Asked {
  readonly chosen: unknown
  readonly onchoose: (code: string) => void
}

interface GroupActs {
  readonly none: () => void
  readonly restUnknown: () => void
}

/** Yes-or-no questions in rows under one heading: one tap says no to all that was not answered yes. */
export function yesNoGroup(label: string, rows: readonly GroupRow[], { none, restUnknown }: GroupActs): TemplateResult {
  const open = rows.some(({ chosen }) => chosen === undefined)
  return html`
    <fieldset class="field group">
      <legend>${label}</legend>
      <div class="row">
        <button type="button" @click=${none}>${msg('None of these')}</button>
        <button type="button" class="link" aria-disabled=${String(!open)} @click=${restUnknown}>${msg('Rest unknown')}</button>
      </div>
      ${rows.map(groupRow)}
    </fieldset>`
}

function groupRow(row: GroupRow): TemplateResult {
  const { path, label, chosen, problem, optional } = row
  const id = idOf(path)
  return html`
    <div class="yes-no" role="radiogroup" data-path=${path} aria-labelledby="${id}-label" aria-required=${String(!optional)}
      aria-invalid=${problem ? 'true' : 'false'} aria-describedby=${problem ? `${id}-error` : nothing}>
      <span id="${id}-label">${label}</span>
      <div class="segments">${yesNoUnknown().map((option) => segment(id, option, chosen === option.code, () => row.onchoose(option.code)))}</div>
      ${fault(row)}
    </div>`
}

/** A drawing that is a question of its own. */
export const alone = (
  field: {
    readonly path: string
    readonly label: string
    readonly optional: boolean
    readonly problem: string | undefined
  },
  drawing: TemplateResult,
): TemplateResult => html`
  <fieldset class="field" data-path=${field.path} aria-describedby=${field.problem ? `${idOf(field.path)}-error` : nothing} tabindex="-1">
    <legend>${marked(field)}</legend>
    ${drawing} ${fault(field)}
  </fieldset>`
