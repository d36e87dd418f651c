import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, str } from '../shared/i18n.ts'
import { said } from '../shared/setting.ts'
import type { Commands } from '../workbench/commands.ts'
import type { Keybindings } from '../workbench/keybindings.ts'
import type { Step, Walkthrough, Walkthroughs } from '../workbench/walkthroughs.ts'
import { WalkthroughCloseEvent } from './walkthrough.events.ts'
import { styles } from './walkthrough.styles.ts'

/**
 * A first day, step by step: what to try, a button that does it, a tick once it is done. It lies in the page and stops nobody;
 * it can be closed, and put away for good.
 * @fires lys-walkthrough-close
 */
export class LysWalkthrough extends LysElement {
  static readonly tag = 'lys-walkthrough'
  static override styles = [base, controls, styles]
  static override properties = {
    walkthroughs: { attribute: false },
    commands: { attribute: false },
    keybindings: { attribute: false },
    walkthrough: {},
  }
  declare walkthroughs: Walkthroughs | undefined
  declare commands: Commands | undefined
  /** Where there are keys, each step's stands beside its button. */
  declare keybindings: Keybindings | undefined
  /** Which one, by its id. */
  declare walkthrough: string

  constructor() {
    super()
    this.walkthrough = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.walkthroughs?.addEventListener('change', this.#changed)
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.walkthroughs?.removeEventListener('change', this.#changed)
  }
  readonly #changed = (): void => this.requestUpdate()

  override focus(): void {
    const focus = () => this.renderRoot.querySelector('h2')?.focus()
    if (this.hasUpdated) focus()
    else void this.updateComplete.then(focus)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!changed.has('walkthroughs')) return
    changed.get('walkthroughs')?.removeEventListener('change', this.#changed)
    this.walkthroughs?.addEventListener('change', this.#changed)
  }

  protected override render(): TemplateResult | typeof nothing {
    const one = this.walkthroughs?.get(this.walkthrough)
    if (!one) return nothing
    const done = one.steps.filter(({ id }) => this.#isDone(one, id)).length
    const isOver = done === one.steps.length
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title" tabindex="-1">${said(one.title)}</h2>
        <button class="quiet" type="button" @click=${this.#close}>${msg('Close')}</button>
      </div>
      <p>${said(one.description)}</p>
      <ol role="list">
        ${one.steps.map((step) => this.#step(one, step))}
      </ol>
      <div class="row">
        <p class="muted" role="status">${isOver ? msg('That was all of it.') : msg(str`${done} of ${one.steps.length} done`)}</p>
        <button class="link" type="button" @click=${() => this.#putAway(one)}>${msg('Put away for good')}</button>
      </div>
    </section>`
  }

  #step(one: Walkthrough, step: Step): TemplateResult {
    const done = this.#isDone(one, step.id)
    const mark = (event: Event) =>
      this.walkthroughs?.mark(one.id, step.id, (event.currentTarget as HTMLInputElement).checked)
    return html`<li class=${done ? 'done' : ''}>
      <label><input type="checkbox" aria-describedby=${`of-${step.id}`} .checked=${done} @change=${mark}> <span>${said(step.title)}</span></label>
      <p id=${`of-${step.id}`}>${said(step.description)}</p>
      ${step.command === undefined ? nothing : this.#button(step.command)}
    </li>`
  }

  #button(id: string): TemplateResult | typeof nothing {
    const command = this.commands?.get(id)
    if (!command) return nothing
    const key = this.keybindings?.keyOf(id)
    return html`<button type="button" ?disabled=${!this.commands?.isEnabled(id)} @click=${() => this.commands?.run(id)}>
      ${command.title()}${key ? html` <kbd aria-hidden="true">${key}</kbd>` : nothing}
    </button>`
  }

  #isDone({ id }: Walkthrough, step: string): boolean {
    return this.walkthroughs?.isDone(id, step) ?? false
  }
  readonly #close = (): void => void this.dispatchEvent(new WalkthroughCloseEvent())
  #putAway({ id }: Walkthrough): void {
    this.walkthroughs?.putAway(id)
    this.#close()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-walkthrough': LysWalkthrough
  }
}
