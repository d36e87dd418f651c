import { html, nothing, type TemplateResult } from 'lit'
import type { Effort, Referral } from '../client.ts'
import { formatDate, formatDateTime, formatNumber } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { latelyWords } from '../shared/lately-words.ts'

/** How long it took, beside the office’s own median. For the office alone. */
function effortLine(effort: Effort | undefined): TemplateResult | typeof nothing {
  if (!effort) return nothing
  const minutes = (value: number) => formatNumber(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const { medianMinutes, cases } = effort
  return html`<dt>${msg('From first line to sending')}</dt><dd>${msg(str`${minutes(effort.minutes)} min`)}${
    medianMinutes === null
      ? nothing
      : html` <span class="muted">${msg(str`half of your office’s last ${cases} cases took at most ${minutes(medianMinutes)} min; nobody else is shown this`)}</span>`
  }</dd>`
}

/** What the GP's own record should hold, as plain text. */
export function recordText(referral: Referral): string {
  const { caseNumber, unit, receivedAt, content } = referral
  return [
    msg(
      str`Sent to ${unit.name[language()]} in Lysbord ${formatDateTime(receivedAt ?? new Date())}, case ${caseNumber}.`,
    ),
    msg(str`Question: ${content.question}`),
    ...(referral.answerExpectedBy ? [msg(str`Answer expected by ${formatDate(referral.answerExpectedBy)}.`)] : []),
  ].join('\n')
}

export interface ReceiptActs {
  readonly copied: 'no' | 'yes' | 'failed'
  readonly copy: () => void
  readonly next: () => void
  readonly deskHref: string
  readonly effort: Effort | undefined
}

/** What happened and what happens now. */
export function receipt(referral: Referral, { copied, copy, next, deskHref, effort }: ReceiptActs): TemplateResult {
  const unit = referral.unit.name[language()]
  const phone = referral.unit.phone.replaceAll(' ', '\u00a0')
  const waits = referral.status === 'waiting' || referral.status === 'decided'
  return html`
    <section class="receipt" aria-labelledby="sent">
      <h1 id="sent" tabindex="-1">${headline(referral, unit)}</h1>
      <dl class="pairs">
        <dt>${msg('Case number')}</dt><dd class="case-number">${referral.caseNumber}</dd>
        <dt>${msg('Patient')}</dt><dd>${referral.content.patient.name}</dd>
        ${referral.receivedAt ? html`<dt>${msg('Sent')}</dt><dd>${formatDateTime(referral.receivedAt)}</dd>` : nothing}
        ${waits && referral.answerExpectedBy ? html`<dt>${msg('Answer expected by')}</dt><dd>${formatDate(referral.answerExpectedBy)} <span class="muted">${msg('the hospital’s own limit: ten working days')}</span></dd>` : nothing}
        ${waits && referral.answersLately ? html`<dt>${msg('Lately')}</dt><dd>${latelyWords(referral.answersLately)} <span class="muted">${msg('told, not promised')}</span></dd>` : nothing}
        <dt>${msg('Question')}</dt><dd class="as-typed">${referral.content.question}</dd>
        ${effortLine(effort)}
      </dl>
      ${
        waits
          ? html`<p>${msg(str`A specialist there looks at the photographs and answers. ${referral.office.name} gets an e-mail when the answer is here; you find it on the desk under “Answered”. Should it get urgent meanwhile, phone ${phone}.`)}</p>`
          : nothing
      }
      <div class="row">
        <button type="button" @click=${copy}>${msg('Copy for record')}</button>
        <button type="button" @click=${next}>${msg('New referral')}</button>
        <a href=${deskHref}>${msg('To the desk')}</a>
        <span role="status">${copied === 'yes' ? msg('Copied') : ''}</span>
      </div>
      ${
        copied === 'failed'
          ? html`<div class="field"><label for="record">${msg('Copying was refused here. Select the text and copy it:')}</label>
              <textarea id="record" readonly>${recordText(referral)}</textarea></div>`
          : nothing
      }
    </section>`
}

function headline({ status }: Referral, unit: string): string {
  if (status === 'withdrawn') return msg('This referral was withdrawn')
  if (['replied', 'acknowledged', 'your_turn', 'asked'].includes(status)) return msg(str`Answered by ${unit}`)
  return msg(str`Sent to ${unit}`)
}
