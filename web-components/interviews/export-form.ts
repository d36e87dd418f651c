import { html, type TemplateResult } from 'lit'
import type { interviews } from '../client.ts'
import { formatNumber } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'

/** Asks before texts leave whether she knows how easily a few offices are told apart, and says which stay. */
export function exportForm(
  items: readonly interviews.ListedInterview[],
  send: (format: 'qdpx' | 'qdc', knows: boolean) => Promise<void>,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void send('qdpx', new FormData(event.target as HTMLFormElement).has('knows'))
  }
  return html`<form @submit=${submit}>
    <p>${msg('Only interviews whose leave covers handing on go out, under pseudonyms: texts, codes, marks and told ties (REFI-QDA, for NVivo, ATLAS.ti, MAXQDA and others).')}</p>
    <p><strong>${goesOut(items)}</strong></p>
    <p>${msg('The file says of each office whether it has used it: what you score afterwards is kept as not blind.')}</p>
    <label><input type="checkbox" name="knows" required> ${msg('I know that a few offices can be told by what is said in them: eight are few. I keep the file as I keep the interviews.')}</label>
    <p class="acts"><button class="primary">${msg('Export the interviews')}</button>
      <button type="button" @click=${() => send('qdc', false)}>${msg('Export the codes alone')}</button></p></form>`
}

/** How many go out, and why the others do not. */
function goesOut(items: readonly interviews.ListedInterview[]): string {
  const kept = items.filter(({ withdrawnAt }) => !withdrawnAt)
  const stays = kept.filter(({ consent }) => !consent.mayShare).length
  const all = formatNumber(kept.length)
  const out = plural(kept.length - stays, {
    zero: msg('No interview goes out.'),
    one: msg(str`One of ${all} interviews goes out.`),
    other: msg(str`${formatNumber(kept.length - stays)} of ${all} interviews go out.`),
  })
  if (stays === 0) return out
  return `${out} ${plural(stays, {
    one: msg('One stays here, because its leave does not cover handing on.'),
    other: msg(str`${formatNumber(stays)} stay here, because their leave does not cover handing on.`),
  })}`
}
