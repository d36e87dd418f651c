import { html, nothing, type TemplateResult } from 'lit'
import type { ListedCase, Unit } from '../client.ts'
import { language, msg, str } from '../shared/i18n.ts'

interface Strip {
  readonly units: readonly Unit[]
  readonly unitId: string
  readonly chooseUnit: (unitId: string) => void
  readonly waiting: { readonly cases: readonly ListedCase[]; readonly count: number } | null
  readonly sent: { readonly referralId: string; readonly office: string } | null
  readonly look: (referralId: string) => void
  readonly buttons: unknown
}

/** Which unit, how much waits, and what has just been sent. */
export function topStrip(strip: Strip): TemplateResult {
  return html`<header>
    ${unit(strip)} ${strip.waiting === null ? nothing : counts(strip.waiting)}
    <p class="sent" role="status">${strip.sent === null ? nothing : sent(strip.sent, strip.look)}</p>
    <div class="buttons">${strip.buttons}</div>
  </header>`
}

function unit({ units, unitId, chooseUnit }: Strip): TemplateResult {
  if (units.length < 2) return html`<strong>${units[0]?.name[language()] ?? msg('You belong to no unit yet.')}</strong>`
  return html`<select aria-label=${msg('Unit')} @change=${(event: Event) => chooseUnit((event.currentTarget as HTMLSelectElement).value)}>
    ${units.map((one) => html`<option value=${one.id} ?selected=${one.id === unitId}>${one.name[language()]}</option>`)}
  </select>`
}

function counts({ cases, count }: NonNullable<Strip['waiting']>): TemplateResult {
  const late = cases.filter((one) => one.clock.workingDaysLeft < 0).length
  const today = cases.filter((one) => one.clock.workingDaysLeft === 0).length
  return html`<p class="counts">
    <span>${msg(str`Waiting ${count}`)}</span>
    ${late > 0 ? html`<strong class="late">${msg(str`Past the deadline ${late}`)}</strong>` : nothing}
    ${today > 0 ? html`<strong>${msg(str`Due today ${today}`)}</strong>` : nothing}
    ${late + today > 0 || count === 0 ? nothing : html`<span class="muted">${msg('None due today')}</span>`}
  </p>`
}

const sent = ({ referralId, office }: NonNullable<Strip['sent']>, look: Strip['look']): TemplateResult => html`
  <span>${msg(str`Sent to ${office}. It cannot be called back; correct it instead.`)}</span>
  <button class="link" type="button" @click=${() => look(referralId)}>${msg('Look at it')}</button>`
