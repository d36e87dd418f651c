import { html, nothing, type TemplateResult } from 'lit'
import type { Answer, Pack, Questionnaire } from '../client.ts'
import type { AnswersChangedEvent } from '../referral-form/questionnaire.events.ts'
import { stopsOf } from '../shared/asked.ts'
import { language, msg, str } from '../shared/i18n.ts'

export type Tried = ReadonlyMap<string, Readonly<Record<string, Answer>>>

/** The questions as a GP will be asked them, to be tried: nothing is kept, and red flags show what they would say. */
export function preview({ contributes }: Pack, tried: Tried, answer: (id: string, event: AnswersChangedEvent) => void) {
  return contributes.questionnaires.map(
    (one) => html`<section class="asked" aria-label=${one.title[language()]}>
      <h3>${one.title[language()]}</h3>
      <p class="muted small">${msg(str`For units with the service ${one.service}`)}</p>
      ${stops(one, tried.get(one.id) ?? {})}
      <lys-questionnaire .asks=${one.asks} .groups=${one.groups} .diagrams=${contributes.diagrams ?? []} .answers=${tried.get(one.id) ?? {}}
        @lys-answers-changed=${(event: AnswersChangedEvent) => answer(one.id, event)}></lys-questionnaire>
      ${views(one)}
    </section>`,
  )
}

const stops = (one: Questionnaire, answers: Readonly<Record<string, Answer>>): TemplateResult =>
  html`<div role="status">${stopsOf(one, answers).map(
    ({ label, advice }) =>
      html`<p class="notice danger"><strong>${msg(str`Nothing is sent: ${label[language()]}`)}</strong>${advice ? html`<br>${advice[language()]}` : nothing}</p>`,
  )}</div>`

const views = ({ views }: Questionnaire): TemplateResult | typeof nothing =>
  views.length === 0
    ? nothing
    : html`<p><strong>${msg('Photographs')}</strong>: ${new Intl.ListFormat(language()).format(
        views.map(({ label, required }) =>
          required ? label[language()] : msg(str`${label[language()]} (if it helps)`),
        ),
      )}</p>`
