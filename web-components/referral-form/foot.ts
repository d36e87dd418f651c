import { html, nothing, type TemplateResult } from 'lit'
import { ClientProblem } from '../client.ts'
import { formatTime } from '../shared/format.ts'
import { msg } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'
import type { DraftKeeper } from './draft-keeper.ts'

/** Whether what was typed is safe, in one calm line. Only trouble is read aloud. */
export function saveLine({ state, savedAt }: DraftKeeper): TemplateResult {
  const trouble = state === 'retrying' || state === 'refused' || state === 'moved-on' || state === 'stopped'
  return html`
    <p class="muted save-line">${trouble ? nothing : state === 'saved' && savedAt ? saved(savedAt) : state === 'untouched' ? nothing : msg('Saving…')}</p>
    <p role="status" class="save-line">${state === 'retrying' ? msg('Not saved, trying again') : state === 'refused' ? msg('Not saved yet: correct what is marked') : trouble ? msg('Not saved') : nothing}</p>`
}

const saved = (at: Date) => html`${msg('Saved')} ${formatTime(at)}`

export interface OtherVersion {
  readonly load: () => void
  readonly keep: () => void
}

/** What to do when saving stopped for a reason that waiting does not cure. */
export function saveTrouble(
  { state, problem }: DraftKeeper,
  { load, keep }: OtherVersion,
): TemplateResult | typeof nothing {
  if (state === 'moved-on')
    return html`
      <div class="notice warning stack" role="alert">
        <p>${msg('This draft was changed in another window or by a colleague. Your text stays here, but it is not saved.')}</p>
        <div class="row">
          <button type="button" @click=${load}>${msg('Load the other version')}</button>
          <button type="button" @click=${keep}>${msg('Keep mine instead')}</button>
        </div>
      </div>`
  if (state === 'stopped') return html`<p class="notice danger" role="alert">${problemText(problem)}</p>`
  if (state === 'retrying' && problem instanceof ClientProblem && problem.code === 'session.missing')
    return html`
      <p class="notice warning" role="alert">
        ${msg('You are signed out. Your text stays here and is saved as soon as you are signed in again.')}
        <a href="/sign-in?return=/desk" target="_blank" rel="noopener">${msg('Sign in in a new window')}</a>
      </p>`
  return nothing
}
