import { html, nothing, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'
import type { OpenCase } from './open-case.ts'

/** Whether the case is still being read, and what of it could not be. */
export function caseState(open: OpenCase): TemplateResult {
  const { case: one, problems } = open
  const loading = !one && problems.case === undefined && open.referralId !== ''
  return html`
    ${loading ? html`<p class="muted" role="status">${msg('Loading the case…')}</p>` : nothing}
    ${one || problems.case === undefined ? nothing : again(problems.case, () => open.readCase())}
    ${problems.pack === undefined ? nothing : again(problems.pack, () => open.readPack())}`
}

const again = (problem: unknown, retry: () => void): TemplateResult => html`<div class="notice danger" role="alert">
  <p>${problemText(problem)}</p>
  <button class="link" type="button" @click=${retry}>${msg('Try again')}</button>
</div>`
