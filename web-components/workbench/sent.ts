import { html, nothing, type TemplateResult } from 'lit'
import { msg, str } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'

/** What has just left, or is about to. */
export interface Sent {
  readonly referralId: string
  /** The office it goes to, or the unit. */
  readonly to: string
  readonly state: 'held' | 'left' | 'undone' | 'moved'
  /** Until when it can be taken back, in milliseconds. */
  readonly until: number
  readonly problem?: unknown
}

type Run = (command: string, ...args: readonly unknown[]) => void

/** Said once when something is sent and once when it has left; the seconds between are for the eye alone. */
export function sentWords(sent: Sent | null, run: Run): TemplateResult {
  return html`<p role="status">${sent === null ? nothing : words(sent)}</p>
    ${sent === null ? nothing : acts(sent, run)}`
}

function words({ state, to, problem }: Sent): string {
  if (problem !== undefined) return problemText(problem)
  if (state === 'undone') return msg('Taken back. The reply did not leave.')
  if (state === 'moved') return msg(str`Moved to ${to}.`)
  if (state === 'left') return msg(str`Sent to ${to}. It cannot be called back; correct it instead.`)
  return msg(str`Sent to ${to}. You can undo this for some seconds.`)
}

function acts({ state, referralId, until }: Sent, run: Run): TemplateResult | typeof nothing {
  if (state === 'undone' || state === 'moved') return nothing
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000))
  return html`
    ${
      state === 'held'
        ? html`<button class="undo" type="button" aria-keyshortcuts="Alt+Z" @click=${() => run('reply.undo')}>
          ${msg('Undo')} <kbd aria-hidden="true">Alt+Z</kbd> <span class="number" aria-hidden="true">${seconds}</span>
        </button>`
        : html`<button class="link" type="button" @click=${() => run('case.open', referralId)}>${msg('Look at it')}</button>`
    }
    <button class="link" type="button" @click=${() => run('reply.copySent')}>${msg('Copy for the record')}</button>`
}
