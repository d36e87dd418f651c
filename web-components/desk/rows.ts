import { html, nothing, type TemplateResult } from 'lit'
import type { ListedLetter, ListedPractice, ListedReferral } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { formatDate, formatDay } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { latelyWords } from '../shared/lately-words.ts'

/** How far an e-mail that is sent again has come. */
export interface Resent {
  readonly state: 'busy' | 'sent' | 'failed'
  readonly problem?: unknown
}

export interface RowActs {
  readonly referHref: (referralId: string) => string
  readonly letterHref: (letterId: string) => string
  readonly withdraw: (referral: ListedReferral) => void
  /** Has the e-mail about a letter sent again. */
  readonly resend: (letter: ListedLetter) => void
  /** What came of that for this letter, in words; undefined as long as nobody asked. */
  readonly resent: (letterId: string) => Resent | undefined
}

/** A draft, a referral that waits, or one that was withdrawn: who, what was asked, where, since when. */
export function referralRow(referral: ListedReferral, { referHref, withdraw }: RowActs): TemplateResult {
  const { id, caseNumber, status, unit, question } = referral
  const name = referral.patientName || msg('No name yet')
  const withdrawable = status === 'draft' || status === 'waiting' || status === 'decided'
  return html`
    <li>
      <a class="who" href=${referHref(id)}>
        <strong>${name}</strong>${referral.practice ? html` <strong>${msg('Practice')}</strong>` : nothing}
        <span class="asked">${question || msg('No question yet')}</span>
      </a>
      <p class="where small muted"><span>${unit[language()]}</span> <span>${msg(str`Case ${caseNumber}`)}</span></p>
      <p class="since small muted">${since(referral)}</p>
      <p class="act">
        ${
          withdrawable
            ? html`<button type="button" class="link" aria-label=${msg(str`Withdraw ${name}, case ${caseNumber}`)} @click=${() => withdraw(referral)}>${msg('Withdraw')}</button>`
            : nothing
        }
      </p>
    </li>`
}

function since({
  status,
  changedAt,
  receivedAt,
  answerExpectedBy,
  answersLately,
  handed,
}: ListedReferral): TemplateResult {
  if (status === 'draft')
    return handed
      ? html`<strong>${msg('Ready for a doctor')}</strong> <span>${msg(str`from ${handed.by}, ${formatDay(handed.at)}`)}</span>`
      : html`<span>${msg('Changed')}</span> <span>${formatDay(changedAt)}</span>`
  if (status === 'withdrawn') return html`<span>${msg('Withdrawn')}</span> <span>${formatDay(changedAt)}</span>`
  if (status === 'asked') return html`<span>${msg('Asked again')}</span> <span>${formatDay(changedAt)}</span>`
  const expected = answerExpectedBy ? msg(str`Answer expected by ${formatDate(answerExpectedBy)}`) : ''
  return html`<span>${msg('Sent')} ${receivedAt ? formatDay(receivedAt) : nothing}</span>
    <span>${status === 'decided' ? msg('The answer is being written') : expected}</span>${answersLately && status !== 'decided' ? html` <span>${latelyWords(answersLately)}</span>` : nothing}`
}

/** What was sent to try it, and whether its feedback has come. */
export const practiceRow = (
  { id, caseNumber, question, changedAt, answered }: ListedPractice,
  { referHref }: RowActs,
): TemplateResult => html`
  <li>
    <a class="who" href=${referHref(id)}><strong>${msg('Practice')}</strong><span class="asked">${question}</span></a>
    <p class="where small muted"><span>${msg(str`Case ${caseNumber}`)}</span></p>
    <p class="since small muted">${formatDay(changedAt)}</p>
    <p class="act small">${answered ? msg('Feedback is here') : msg('Feedback is on its way')}</p>
  </li>`

/** A case in which the hospital has asked the office for more. */
export function yourTurnRow(
  { id, caseNumber, patientName, question, unit, changedAt }: ListedReferral,
  { letterHref }: RowActs,
): TemplateResult {
  return html`
    <li class="unread">
      <a class="who" href=${letterHref(letterOf(id))}><strong>${patientName}</strong><span class="asked">${question}</span></a>
      <p class="where small muted"><span>${unit[language()]}</span> <span>${msg(str`Case ${caseNumber}`)}</span></p>
      <p class="since small muted"><span>${msg('Came')}</span> <span>${formatDay(changedAt)}</span></p>
      <p class="act small"><strong>${msg('The hospital asks for more')}</strong></p>
    </li>`
}

/** There is one letter a referral, and its id follows from the referral's. */
const letterOf = (referralId: string): string => referralId.replace(/^ref_/, 'let_')

/** A reply that came. Whoever may not open it is told for whom it is. */
export function letterRow(letter: ListedLetter, acts: RowActs): TemplateResult {
  const { letterHref } = acts
  const { id, addressee, unit, caseNumber, mayOpen, patientName, question } = letter
  const came = msg(str`A reply came for ${addressee.name}`)
  const what = html`<strong>${patientName || msg(str`Case ${caseNumber}`)}</strong><span class="asked">${mayOpen === 'yes' ? question : came}</span>`
  return html`
    <li class=${letter.acknowledgedAt ? '' : 'unread'}>
      ${mayOpen === 'no' ? html`<p class="who">${what}</p>` : html`<a class="who" href=${letterHref(id)}>${what}</a>`}
      <p class="where small muted"><span>${unit[language()]}</span> <span>${msg(str`Case ${caseNumber}`)}</span></p>
      <p class="since small muted"><span>${msg('Came')}</span> <span>${formatDay(letter.arrivedAt)}</span></p>
      <p class="act small">${letter.acknowledgedAt ? html`<span class="muted">${msg('Read')}</span>` : html`<strong>${letter.openedAt ? msg('Opened, not confirmed') : msg('Unread')}</strong>${resendButton(letter, acts)}`}</p>
      ${resentWords(acts.resent(id))}
    </li>`
}

function resendButton(letter: ListedLetter, { resend, resent }: RowActs): TemplateResult | typeof nothing {
  const state = resent(letter.id)?.state
  if (state === 'sent') return nothing
  const label = msg(str`Send the e-mail again, case ${letter.caseNumber}`)
  return html`<button type="button" class="link" aria-label=${label} aria-disabled=${String(state === 'busy')} @click=${() => resend(letter)}>${msg('Send the e-mail again')}</button>`
}

function resentWords(resent: Resent | undefined): TemplateResult | typeof nothing {
  if (resent?.state === 'sent')
    return html`<p class="told small" role="status">${msg('The e-mail is on its way to the office’s address. The link in the one before works no more.')}</p>`
  if (resent?.state !== 'failed') return nothing
  const isEnough = (resent.problem as { code?: string }).code === 'request.too-many'
  const words = isEnough
    ? msg('Enough e-mails went to the office today. The reply stands here; it is opened from this list.')
    : problemText(resent.problem)
  return html`<p class="told small error" role="alert">${words}</p>`
}
