import { html, type TemplateResult } from 'lit'
import type { Glass } from '../client.ts'
import { emergencyWords } from '../shared/clinical-words.ts'
import { formatTime } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'

/** Stands over a case that was opened in an emergency, as long as it is open: until when, why, and what that means. */
export function glassBanner({ endsAt, emergency, why }: Glass, minutes: number, close: () => unknown): TemplateResult {
  const left = plural(minutes, { one: msg('1 minute left'), other: msg(str`${minutes} minutes left`) })
  return html`<div class="glass" role="region" aria-label=${msg('Opened in an emergency')}>
    <p><strong>${msg(str`Opened in an emergency until ${formatTime(endsAt)}`)}</strong> <span class="number">(${left}).</span>
      <span>${msg('To read only. All you look at is recorded.')}</span></p>
    <p class="why">${msg(str`${emergencyWords[emergency]()}: “${why}”`)}</p>
    <button type="button" @click=${close}>${msg('Close this patient now')}</button>
  </div>`
}
