import { html, type ReactiveElement, type TemplateResult } from 'lit'
import type { ClientProblem } from '../client.ts'
import { problemText } from './all-problems.ts'
import { msg } from './i18n.ts'

/**
 * Why something could not be read, and a button that reads it once more. The button goes once it is pressed: whoever
 * pressed it by key then stands on the heading of what came, or on the next button when it failed again.
 */
export const tryAgain = (problem: ClientProblem, again: () => unknown): TemplateResult => {
  const press = async ({ currentTarget, detail }: MouseEvent) => {
    const button = currentTarget as HTMLElement
    const root = button.getRootNode() as ShadowRoot
    const place = button.closest('.notice')!.parentNode!
    const headings = () => [...root.querySelectorAll<HTMLElement>('h1, h2, h3')]
    const above = headings().findLast((one) => one.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING)
    await again()
    await (root.host as ReactiveElement).updateComplete
    if (document.activeElement !== document.body) return
    const heading = above?.isConnected ? above : headings()[0]
    if (heading) heading.tabIndex = -1
    const next = place.querySelector<HTMLElement>('.retry button') ?? heading
    // Whoever pressed it with the pointer may have scrolled on.
    next?.focus({ preventScroll: detail > 0 })
  }
  return html`<div class="notice warning" role="alert"><p>${problemText(problem)}</p>
    <p class="retry"><button type="button" @click=${press}>${msg('Try again')}</button></p></div>`
}
