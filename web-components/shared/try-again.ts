import { html, type TemplateResult } from 'lit'
import type { ClientProblem } from '../client.ts'
import { problemText } from './all-problems.ts'
import { msg } from './i18n.ts'

/** Why something could not be read, and a button that reads it once more. */
export const tryAgain = (problem: ClientProblem, again: () => unknown): TemplateResult =>
  html`<div class="notice warning" role="alert"><p>${problemText(problem)}</p>
    <p class="retry"><button type="button" @click=${again}>${msg('Try again')}</button></p></div>`
