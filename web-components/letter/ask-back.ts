import { html, nothing, type TemplateResult } from 'lit'
import type { Letter } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { formatDateTime } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'

/** What is being written to the hospital, and how far that has come. */
export interface AskingBack {
  readonly text: string
  readonly busy: boolean
  readonly problem: unknown
}

interface Acts {
  readonly write: (text: string) => void
  readonly send: () => void
  readonly close: () => void
}

/** What the office writes back; it stays until it has gone. */
export const askBackDialog = (
  { referral }: Letter,
  asking: AskingBack | undefined,
  { write, send, close }: Acts,
): TemplateResult | typeof nothing => {
  if (!asking) return nothing
  const { text, busy, problem } = asking
  const typed = (event: Event) => write((event.target as HTMLTextAreaElement).value)
  return html`<dialog class="ask-back" aria-labelledby="ask-back" @close=${close}>
    <div class="stack">
      <h2 id="ask-back">${msg(str`Write to ${referral.unit.name[language()]}`)}</h2>
      <p class="muted">${msg(str`About ${referral.content.patient.name}, case ${referral.caseNumber}. The case is on their list again.`)}</p>
      <textarea rows="6" maxlength="4000" aria-labelledby="ask-back" .value=${text} @input=${typed}></textarea>
      ${problem ? html`<p class="error" role="alert">${problemText(problem)}</p>` : nothing}
      <div class="row">
        <button class="primary" type="button" aria-disabled=${String(busy || text.trim() === '')} @click=${send}>${msg('Send')}</button>
        <button type="button" @click=${close}>${msg('Close')}</button>
      </div>
    </div>
  </dialog>`
}

/** What the office has written since, and what is its turn to send. */
export function writtenSince(
  { referral, decision, replies }: Letter,
  ask: () => void,
): TemplateResult | typeof nothing {
  const since = referral.questions.filter(({ askedAt }) => askedAt > (replies.at(-1)?.sentAt ?? ''))
  if (since.length > 0)
    return html`<section class="notice" aria-label=${msg('Written to the hospital')}>${since.map(
      ({
        text,
        askedBy,
        askedAt,
      }) => html`<p><strong>${msg(str`Sent to the hospital ${formatDateTime(askedAt)}, ${askedBy.name}`)}</strong></p>
        <p class="text">${text}</p>`,
    )}
      <p><a href="/refer#${referral.id}">${msg('Add photographs')}</a></p></section>`
  if (decision?.disposition !== 'more_info') return nothing
  return html`<section class="notice warning" aria-label=${msg('Your turn')}>
    <p><strong>${msg('Your turn: the hospital needs more before it can answer.')}</strong></p>
    <div class="row"><button class="primary" type="button" @click=${ask}>${msg('Answer the hospital')}</button>
      <a href="/refer#${referral.id}">${msg('Add photographs')}</a></div></section>`
}
