import { html, nothing, type TemplateResult } from 'lit'
import type { Letter, Pack } from '../client.ts'
import { formatAge, formatDateTime } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { pairsOf, readSections } from '../shared/reply-sections.ts'
import { diagnosisWords, firstLine, outcomeWords, presentReply, spacedNationalId } from './words.ts'

/** Whose reply this is; it stays in sight. */
export function patientLine({ referral }: Letter): TemplateResult {
  const { name, nationalId } = referral.content.patient
  return html`<header class="patient">
    <h1>${name}</h1>
    <p><span class="id">${spacedNationalId(nationalId)}</span>
      ${referral.patient ? html`<span>${formatAge(referral.patient.birthDate)}</span>` : nothing}
      <span class="muted">${msg(str`Case ${referral.caseNumber}`)}</span></p>
  </header>`
}

/** The answer in three lines: what it is, what you do, what the hospital does and when. */
export function threeLines(letter: Letter): TemplateResult {
  const reply = presentReply(letter)
  const { first } = firstLine(reply.textToGp)
  const { referral, decision } = letter
  return html`<section aria-labelledby="answer">
    <h2 id="answer" class="visually-hidden">${msg('The answer')}</h2>
    <dl part="answer" class="answer large">
      <div><dt>${msg('Diagnosis')}</dt><dd><strong>${diagnosisWords(reply)}</strong></dd></div>
      <div><dt>${msg('You')}</dt><dd>${first}</dd></div>
      <div><dt>${msg('The hospital')}</dt><dd>${outcomeWords(decision)}
        ${decision?.reason.trim() ? html`<span class="reason">${decision.reason}</span>` : nothing}</dd></div>
    </dl>
    <p class="small muted">${reply.sentBy.name}, ${referral.unit.name[language()]}, ${formatDateTime(reply.sentAt)}</p>
  </section>`
}

/** All that was written to the doctor; left out where the line above was all. */
export function textToGp(letter: Letter): TemplateResult | typeof nothing {
  const { textToGp: text } = presentReply(letter)
  if (!firstLine(text).more) return nothing
  return html`<section><h2>${msg('To you')}</h2><p class="text">${text}</p></section>`
}

/** What the specialty asks of its specialists, as they answered it. Its words come with the pack, after the text. */
export function sections(letter: Letter, pack: Pack | undefined, packRead: boolean): unknown {
  const { answers } = presentReply(letter)
  if (Object.keys(answers).length === 0) return nothing
  if (!packRead) return html`<p class="muted" role="status">${msg('The rest of the reply is being fetched…')}</p>`
  return readSections(pack, answers).map(
    (one) => html`<section part="section"><h2>${one.title}</h2>${pairsOf(one)}</section>`,
  )
}

export function description(letter: Letter): TemplateResult | typeof nothing {
  const { description: text } = presentReply(letter)
  return text.trim() === ''
    ? nothing
    : html`<section><h2>${msg('Description')}</h2><p class="text">${text}</p></section>`
}

/** One line for each drug, as the specialist wrote them. */
export function treatment(letter: Letter): TemplateResult | typeof nothing {
  const lines = presentReply(letter)
    .treatment.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.length === 0
    ? nothing
    : html`<section><h2>${msg('Treatment')}</h2><ul class="drugs">${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`
}

export function teachingPoint(letter: Letter): TemplateResult | typeof nothing {
  const { teachingPoint: text } = presentReply(letter)
  return text.trim() === ''
    ? nothing
    : html`<section><h2>${msg('Worth knowing')}</h2><p class="text">${text}</p></section>`
}

/** Answers before this one, where this one answers a later question and corrects none of them. */
export function earlierAnswers({ replies }: Letter): TemplateResult | typeof nothing {
  const present = replies.at(-1)
  if (!present || present.corrects || replies.length < 2) return nothing
  return html`<details>
    <summary>${msg('Earlier answers')}</summary>
    ${replies.slice(0, -1).map(
      (
        reply,
      ) => html`<section class="earlier-answer"><p class="small muted">${formatDateTime(reply.sentAt)}, ${reply.sentBy.name}</p>
        <p><strong>${diagnosisWords(reply)}</strong></p><p class="text">${reply.textToGp}</p></section>`,
    )}
  </details>`
}
