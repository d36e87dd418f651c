import { html, type TemplateResult } from 'lit'
import { msg } from '../shared/i18n.ts'

export type Tab = 'pictures' | 'information' | 'reply'
const tabs: readonly { readonly id: Tab; readonly title: () => string }[] = [
  { id: 'pictures', title: () => msg('Pictures') },
  { id: 'information', title: () => msg('Information') },
  { id: 'reply', title: () => msg('Reply') },
]

/** The three parts of a case, where there is no room for them side by side. Arrow keys move, as in any row of tabs. */
export function tabBar(shown: Tab, show: (tab: Tab) => void): TemplateResult {
  const move = (event: KeyboardEvent) => {
    const rtl = getComputedStyle(event.currentTarget as HTMLElement).direction === 'rtl'
    const steps: Record<string, number> = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = tabs.at((tabs.findIndex((one) => one.id === shown) + step) % tabs.length)!
    show(next.id)
    const bar = event.currentTarget as HTMLElement
    bar.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus()
  }
  return html`<div class="tabs" role="tablist" aria-label=${msg('Parts of the case')} @keydown=${move}>
    ${tabs.map(
      ({ id, title }) => html`<button
        id=${`tab-${id}`}
        class="quiet"
        type="button"
        role="tab"
        aria-selected=${id === shown ? 'true' : 'false'}
        aria-controls=${id}
        tabindex=${id === shown ? 0 : -1}
        @click=${() => show(id)}
      >${title()}</button>`,
    )}
  </div>`
}
