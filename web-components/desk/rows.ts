import { html, nothing, type TemplateResult } from 'lit'
import type { LetterCover, ListedReferral } from '../client.ts'
import { formatDate, formatDay } from '../shared/format.ts'
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
      <p class="where small muted">${unit[language()]}<br>${msg(str`Case ${caseNumber}`)}</p>
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

function since({ status, changedAt, receivedAt }: ListedReferral): string {
  if (status === 'draft') return msg(str`Changed ${formatDay(changedAt)}`)
  if (status === 'withdrawn') return msg(str`Withdrawn ${formatDay(changedAt)}`)
  const sent = receivedAt ? msg(str`Sent ${formatDate(receivedAt)}`) : ''
  return status === 'decided' ? msg(str`${sent}. The answer is being written.`) : sent
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
      <p class="where small muted">${unit[language()]}<br>${msg(str`Case ${caseNumber}`)}</p>
      <p class="since small muted">${msg(str`Came ${formatDay(cover.arrivedAt)}`)}</p>
      <p class="act small">${cover.acknowledgedAt ? html`<span class="muted">${msg('Read')}</span>` : html`<strong>${cover.openedAt ? msg('Opened, not confirmed') : msg('Unread')}</strong>`}</p>
    </li>`
}
