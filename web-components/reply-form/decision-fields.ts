import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Case, Pack, Unit } from '../client.ts'
import {
  type Disposition,
  dispositions,
  dispositionWord,
  lowersSuspicion,
  usualDispositions,
} from '../shared/dispositions.ts'
import { language, msg } from '../shared/i18n.ts'
import { askedFields } from './check-draft.ts'
import { localMinute } from './reply-draft.ts'
import { areaField, errorOf, type FieldsView, inputField } from './reply-fields.ts'

export interface DecisionView extends FieldsView {
  readonly pack: Pack | null
  readonly urgency: Case['referral']['content']['urgency']
  /** Where a case may go on to. */
  readonly units: readonly Unit[]
  /** An answered case stays where it was answered. */
  readonly mayMove: boolean
  readonly showsAll: boolean
  readonly showAll: () => void
}

/** The usual outcomes with their keys, the others when asked for, and what the chosen one needs. */
export function decisionFields(view: DecisionView): TemplateResult {
  const usual = usualDispositions(view.pack)
  const others = dispositions.filter(
    (code) => !usual.some((one) => one.code === code) && (view.mayMove || code !== 'moved_unit'),
  )
  const { disposition } = view.draft
  const open = view.showsAll || (disposition !== '' && others.includes(disposition))
  return html`
    <fieldset
      id="disposition"
      class="disposition"
      aria-invalid=${view.errors.has('disposition') ? 'true' : nothing}
      aria-describedby=${view.errors.has('disposition') ? 'disposition-error' : nothing}
    >
      <legend>${msg('What happens next')}</legend>
      ${usual.map(({ code, key }) => choice(view, code, key))}
      ${open ? others.map((code) => choice(view, code)) : nothing}
      ${
        open
          ? nothing
          : html`<button class="link" type="button" aria-expanded="false" ?disabled=${view.readOnly} @click=${view.showAll}>${msg('More outcomes')}</button>`
      }
      ${errorOf(view, 'disposition')}
    </fieldset>
    ${needs(view)}`
}

function choice(view: DecisionView, code: Disposition, key?: string): TemplateResult {
  return html`<label>
    <input
      type="radio"
      name="disposition"
      value=${code}
      aria-keyshortcuts=${key ? `${key} Alt+${key}` : nothing}
      ?disabled=${view.readOnly}
      .checked=${live(view.draft.disposition === code)}
      @change=${() => view.set('disposition', code)}
    >
    <span>${dispositionWord(code, view.pack)}</span>
    ${key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
  </label>`
}

function needs(view: DecisionView): TemplateResult | typeof nothing {
  const { draft, urgency } = view
  const asked = askedFields(draft, urgency)
  if (asked.size === 0 || draft.disposition === '') return nothing
  const now = localMinute(new Date())
  return html`<div class="needs">
    ${asked.has('weeks') ? inputField(view, 'weeks', msg('In how many weeks'), { inputmode: 'numeric' }) : nothing}
    ${asked.has('toUnitId') ? unitField(view) : nothing}
    ${
      asked.has('latestDate')
        ? inputField(view, 'latestDate', msg('Latest date'), { type: 'date', min: now.slice(0, 10) })
        : nothing
    }
    ${asked.has('reason') ? areaField(view, 'reason', msg('Reason')) : nothing}
    ${asked.has('handoverTo') ? handover(view, lowersSuspicion(draft.disposition, urgency), now) : nothing}
  </div>`
}

function unitField(view: DecisionView): TemplateResult {
  return html`<div class="field toUnitId">
    <label for="toUnitId">${msg('To which unit')}</label>
    <select
      id="toUnitId"
      ?disabled=${view.readOnly}
      aria-invalid=${view.errors.has('toUnitId') ? 'true' : nothing}
      aria-describedby=${view.errors.has('toUnitId') ? 'toUnitId-error' : 'toUnitId-hint'}
      .value=${live(view.draft.toUnitId)}
      @change=${(event: Event) => view.set('toUnitId', (event.currentTarget as HTMLSelectElement).value)}
    >
      <option value="">${msg('Choose')}</option>
      ${view.units.map(
        (one) =>
          html`<option value=${one.id} ?selected=${one.id === view.draft.toUnitId}>${one.name[language()]}</option>`,
      )}
    </select>
    <p class="hint" id="toUnitId-hint">${msg('The case waits there with the same deadline. No reply goes to the GP from here.')}</p>
    ${errorOf(view, 'toUnitId')}
  </div>`
}

function handover(view: DecisionView, lowers: boolean, now: string): TemplateResult {
  return html`
    <p class="hint">
      ${
        lowers
          ? msg('The GP suspects cancer: phone the GP before you lower that.')
          : msg('This goes by telephone first; the reply may be read too late.')
      }
    </p>
    ${inputField(view, 'handoverTo', msg('Whom you phoned'))}
    ${inputField(view, 'handoverAt', msg('When'), {
      type: 'datetime-local',
      max: now,
      beside: view.readOnly
        ? html``
        : html`<button type="button" @click=${() => view.set('handoverAt', localMinute(new Date()))}>${msg('Now')}</button>`,
    })}`
}
