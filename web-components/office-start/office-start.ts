import { html, nothing, type TemplateResult } from 'lit'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, str } from '../shared/i18n.ts'
import { Commands } from '../workbench/commands.ts'
import { ContextKeys } from '../workbench/context-keys.ts'
import { Walkthroughs } from '../workbench/walkthroughs.ts'
import { officeDay } from './office-day.ts'
import { styles } from './office-start.styles.ts'

/**
 * A GP office's first day: one line over the desk that opens what to try and to know, until all of it is ticked or it is put
 * away for good. What is ticked is kept on the machine, for the office. Uses lys-walkthrough.
 */
export class LysOfficeStart extends LysElement {
  static readonly tag = 'lys-office-start'
  static override styles = [base, controls, styles]
  static override properties = { practise: { attribute: false }, open: { type: Boolean, reflect: true } }
  /** Leads to an empty practice case. */
  declare practise: (() => void) | undefined
  declare open: boolean
  readonly #context = new ContextKeys()
  readonly #commands = new Commands(this.#context)
  readonly #walkthroughs = new Walkthroughs(this.#commands, this.#context)

  constructor() {
    super()
    this.open = false
    this.#commands.register({
      id: 'office.practise',
      title: () => msg('Practise'),
      run: () => this.practise?.(),
      enabled: () => this.practise !== undefined,
    })
    this.#walkthroughs.register(officeDay)
    this.#walkthroughs.addEventListener('change', () => this.requestUpdate())
  }

  protected override render(): TemplateResult | typeof nothing {
    const { id, steps } = officeDay
    const done = steps.filter((step) => this.#walkthroughs.isDone(id, step.id)).length
    const isOver = done === steps.length || this.#walkthroughs.isAway(id)
    if (isOver && !this.open) return nothing
    const toggled = (event: Event) => (this.open = (event.currentTarget as HTMLDetailsElement).open)
    return html`<details ?open=${this.open} @toggle=${toggled}>
      <summary>${msg('First day with Lysbord?')} <span class="muted">${msg(str`${done} of ${steps.length} done`)}</span></summary>
      ${
        this.open
          ? html`<lys-walkthrough
            .walkthroughs=${this.#walkthroughs}
            .commands=${this.#commands}
            walkthrough=${id}
            @lys-walkthrough-close=${() => (this.open = false)}
          ></lys-walkthrough>`
          : nothing
      }
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-office-start': LysOfficeStart
  }
}
