import { html, nothing, type TemplateResult } from 'lit'
import { measuring, pointing, type Scale, type Tool } from '../shared/annotation.ts'
import { msg } from '../shared/i18n.ts'
import { nameOf, scaleWords, uncertaintyWords } from '../shared/mark-words.ts'
import { instructions } from './tool-words.ts'

export interface StripDeeds {
  hold(tool: Tool | undefined): void
  undo(): void
  again(): void
}

export interface StripState {
  readonly tool: Tool | undefined
  /** What to do next, or what lies there. */
  readonly words: string
  /** What was done last. */
  readonly news: string
  /** Who drew what lies there. */
  readonly author: string
  /** What has been read off so far. */
  readonly value: string
  readonly scale: Scale | null
  readonly canUndo: boolean
  /** Some of what was drawn or said was not kept, in words. */
  readonly lost: string
  /** More of what can be done. */
  readonly more: unknown
}

/** Below the photograph: what is held, what to do with it, and what was read off. */
export function strip(state: StripState, deeds: StripDeeds): TemplateResult {
  const { tool, words, value, canUndo, lost, more } = state
  const button = (label: string, deed: () => void, off = false) =>
    html`<button class="quiet" type="button" ?disabled=${off} @click=${deed}>${label}</button>`
  return html`<div class="strip" role="group" aria-label=${tool ? nameOf(tool) : msg('Marks')}>
    ${lost ? html`<p class="lost" role="alert">${lost} ${button(msg('Try again'), () => deeds.again())}</p>` : nothing}
    ${tool ? kin(tool, deeds) : nothing}
    ${words || value ? next(state) : nothing}
    ${more}
    <span class="ends">
      ${tool || canUndo ? button(msg('Undo'), () => deeds.undo(), !canUndo) : nothing}
      ${button(msg('Done'), () => deeds.hold(undefined))}
    </span>
  </div>`
}

/** What is said with other points takes its room now: the photograph keeps its place from step to step. */
function next({ tool, words, news, author, value, scale }: StripState): TemplateResult {
  const other = (text: string) => html`<span class="other" aria-hidden="true">${text}</span>`
  const known = tool && measures(tool) ? knownWords(scale) : ''
  return html`
    <div class="next">
      <p class="steps" dir="auto">${tool ? instructions(tool).map(other) : nothing}<span>${words}</span></p>
      ${tool ? html`<p class="steps small" dir="auto">${other(known)}<span>${news || known}</span></p>` : author ? html`<p class="small" dir="auto">${author}</p>` : nothing}
    </div>
    ${tool || value ? html`<p class="value number" dir="ltr" title=${uncertaintyWords()}>${value}</p>` : nothing}`
}

const measures = (tool: Tool): boolean => tool === 'calibrate' || (measuring as readonly Tool[]).includes(tool)

/** The tools that are changed for one another. */
function kin(tool: Tool, deeds: StripDeeds): TemplateResult {
  const tools: readonly Tool[] = measures(tool) ? [...measuring, 'calibrate'] : pointing
  return html`<div class="kin" role="group" aria-label=${measures(tool) ? msg('Measure') : msg('Mark')}>
    ${tools.map(
      (one) =>
        html`<button class="quiet" type="button" aria-pressed=${one === tool} @click=${() => deeds.hold(one)}>${nameOf(one)}</button>`,
    )}
  </div>`
}

const knownWords = (scale: Scale | null): string =>
  scale ? `${scaleWords(scale)} (k = 2)` : msg('Not calibrated: lengths are in pixels of the photograph.')
