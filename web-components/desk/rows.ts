import { html, nothing, type TemplateResult } from 'lit'
import type { LetterCover, ListedReferral } from '../client.ts'
import { formatDay } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'

export interface RowActs {
  readonly referHref: (referralId: string) => string
  readonly letterHref: (letterId: string) => string
  readonly withdraw: (referral: ListedReferral) => void
}

/** A draft, a referral that waits, or one that was withdrawn: who, what was asked, where, since when. */
export function referralRow(referral: ListedReferral, { referHref, withdraw }: RowActs): TemplateResult {
  const { id, caseNumber, status, unit, question } = referral
  const name = referral.patientName || msg('No name yet')
  const withdrawable = status === 'draft' || status === 'waiting' || status === 'decided'
  return html`
    <li>
      <a class="who" href=${referHref(id)}>
        <strong>${name}</strong>
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

function since({ status, changedAt, receivedAt }: ListedReferral): TemplateResult {
  if (status === 'draft') return html`<span>${msg('Changed')}</span> <span>${formatDay(changedAt)}</span>`
  if (status === 'withdrawn') return html`<span>${msg('Withdrawn')}</span> <span>${formatDay(changedAt)}</span>`
  const then = status === 'decided' ? html` <span>${msg('The answer is being written')}</span>` : nothing
  return html`<span>${msg('Sent')}</span> <span>${receivedAt ? formatDay(receivedAt) : nothing}</span>${then}`
}

/** A reply that came. Whoever may not open it is told for whom it is. */
export function letterRow(
  cover: LetterCover,
  referral: ListedReferral | undefined,
  { letterHref }: RowActs,
): TemplateResult {
  const { id, addressee, unit, caseNumber, mayOpen } = cover
  const title = referral?.patientName || msg(str`Case ${caseNumber}`)
  const came = msg(str`A reply came for ${addressee.name}`)
  const what = html`<strong>${title}</strong><span class="asked">${mayOpen === 'yes' ? (referral?.question ?? '') : came}</span>`
  return html`
    <li class=${cover.acknowledgedAt ? '' : 'unread'}>
      ${mayOpen === 'no' ? html`<p class="who">${what}</p>` : html`<a class="who" href=${letterHref(id)}>${what}</a>`}
      <p class="where small muted"><span>${unit[language()]}</span> <span>${msg(str`Case ${caseNumber}`)}</span></p>
      <p class="since small muted"><span>${msg('Came')}</span> <span>${formatDay(cover.arrivedAt)}</span></p>
      <p class="act small">${cover.acknowledgedAt ? html`<span class="muted">${msg('Read')}</span>` : html`<strong>${cover.openedAt ? msg('Opened, not confirmed') : msg('Unread')}</strong>`}</p>
    </li>`
}
