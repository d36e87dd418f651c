import { html, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { msg } from '../shared/i18n.ts'
import type { Point } from '../shared/point.ts'

export interface Asked {
  /** Where the words stand, in pixels of the photograph. */
  readonly at: Point
  /** What was typed so far. */
  text: string
  /** When it was asked (ms of this page). */
  readonly since: number
  /** `stays`: it was not left for something else. */
  readonly keep: (text: string, stays: boolean) => void
  readonly drop: () => void
}

/** Words for a mark, beside it: a plain field, so that dictation works. Enter keeps, Escape drops, and so does leaving it empty. */
export function wordField(asked: Asked): TemplateResult {
  const { at, text, since, keep, drop } = asked
  const typed = (event: Event) => (event.target as HTMLInputElement).value.trim()
  const key = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.isComposing) return
    if (event.key === 'Enter') keep(typed(event), true)
    else if (event.key === 'Escape') drop()
    else return
    event.preventDefault()
  }
  const leave = (event: Event) => {
    // trap: a finger that asked for it comes once more as a mouse, which takes the focus to the photograph.
    if (performance.now() - since < 350) takeFocus(event.target as Element)
    else keep(typed(event), false)
  }
  return html`<div class="fixed words-of" .place=${{ at: [at] }}>
    <input type="text" maxlength="500" autocomplete="off" aria-label=${msg('Words for this mark')} .value=${text}
      placeholder=${msg('Words, then Enter')} ${ref(takeFocus)} @keydown=${key}
      @input=${(event: Event) => (asked.text = typed(event))}
      @blur=${leave}></div>`
}

/** For `ref`. trap: when that is called the field does not yet stand in the page. */
export const takeFocus = (field: Element | undefined): void =>
  queueMicrotask(() => (field as HTMLElement | undefined)?.focus())
