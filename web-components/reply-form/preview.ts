import { html, nothing, type TemplateResult } from 'lit'
import type { Case, Pack, Reply } from '../client.ts'
import { certaintyWords } from '../shared/clinical-words.ts'
import { msg, str } from '../shared/i18n.ts'
import { outcomeWords } from '../shared/record-text.ts'
import { pairsOf, readSections } from '../shared/reply-sections.ts'
import { askedFields } from './check-draft.ts'
import { type Answers, decisionOf, type ReplyDraft } from './reply-draft.ts'

/** What the GP will read, in the order of the letter. `answers` are those that would be sent. */
export function preview(one: Case, draft: ReplyDraft, pack: Pack | null, answers: Answers): TemplateResult {
  const { office, caseNumber, content } = one.referral
  const diagnosis = [draft.diagnosis, draft.code && `(${draft.code})`].filter(Boolean).join(' ')
  const certainty = draft.certainty ? certaintyWords[draft.certainty]() : ''
  return html`<dialog class="preview" aria-labelledby="preview-title">
    <div class="head">
      <h2 id="preview-title">${msg(str`To ${office.name}`)}</h2>
      <form method="dialog"><button>${msg('Close')}</button></form>
    </div>
    <p class="muted">${content.patient.name}, ${caseNumber}</p>
    <p class="large"><strong>${[diagnosis, certainty].filter(Boolean).join('. ') || msg('No diagnosis yet')}</strong></p>
    <p class="large">${outcome(one, draft, pack)}</p>
    ${part(msg('Text to the GP'), draft.textToGp)} ${part(msg('Medicines'), draft.treatment)}
    ${readSections(pack, answers as Reply['answers']).map((one) => html`<h3>${one.title}</h3>${pairsOf(one)}`)}
    ${part(msg('Description'), draft.description)} ${part(msg('To learn from this case'), draft.teachingPoint)}
    ${part(msg('Text to the patient'), draft.textToPatient)}
  </dialog>`
}

function outcome(one: Case, draft: ReplyDraft, pack: Pack | null): string {
  if (!draft.disposition) return msg('What happens next is not chosen yet')
  const asked = askedFields(draft, one.referral.content.urgency)
  // A moment that is not typed yet is no moment.
  if (!draft.handoverAt) asked.delete('handoverTo')
  const decision = decisionOf(draft, asked)
  const words = outcomeWords({ ...decision, weeks: Number(draft.weeks) ? decision.weeks : null }, pack)
  return decision.reason ? `${words}. ${decision.reason}` : words
}

const part = (heading: string, text: string): TemplateResult | typeof nothing =>
  text.trim() ? html`<h3>${heading}</h3><p class="text">${text}</p>` : nothing
