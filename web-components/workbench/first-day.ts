import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { msg, str } from '../shared/i18n.ts'
import { firstDay } from './first-day-steps.ts'
import type { Registries } from './registries.ts'

interface Screen extends ReactiveControllerHost {
  readonly renderRoot: ParentNode
  readonly registries: Registries
}

/** The specialist's first day. It comes after the list, is never shown unasked, and is put away for good with one press. */
export class FirstDay {
  readonly #screen: Screen
  #shown = ''

  constructor(screen: Screen) {
    this.#screen = screen
    // Its steps are ticked from here on. It may be there from before, where the screen was taken out of its page.
    if (!this.#walkthroughs.get(firstDay.id)) this.#walkthroughs.register(firstDay)
  }

  get #walkthroughs() {
    return this.#screen.registries.walkthroughs
  }

  /** Which walkthrough is shown; none once its pack has taken it back. */
  get shown(): string {
    return this.#walkthroughs.get(this.#shown) ? this.#shown : ''
  }
  /** Throws when there is none of that name. */
  readonly open = async (id = firstDay.id): Promise<void> => {
    if (!this.#walkthroughs.get(id)) throw new Error(`There is no walkthrough ${id}.`)
    this.#shown = id
    this.#screen.requestUpdate()
    await this.#screen.updateComplete
    const shown = this.#screen.renderRoot.querySelector<HTMLElement>('lys-walkthrough')
    shown?.scrollIntoView({ block: 'nearest' })
    shown?.focus()
  }
  readonly close = (): void => {
    this.#shown = ''
    this.#screen.requestUpdate()
  }
  #putAway(): void {
    this.#walkthroughs.putAway(firstDay.id)
    this.close()
  }

  /** Where it was asked for. */
  panel(): TemplateResult | typeof nothing {
    if (this.shown === '') return nothing
    const { walkthroughs, commands, keybindings } = this.#screen.registries
    return html`<lys-walkthrough
      .walkthroughs=${walkthroughs}
      .commands=${commands}
      .keybindings=${keybindings}
      walkthrough=${this.shown}
      @lys-walkthrough-close=${this.close}
    ></lys-walkthrough>`
  }

  /** One line where nothing is open, until all is done or it was put away. */
  invitation(): TemplateResult | typeof nothing {
    const one = this.#walkthroughs.get(firstDay.id)
    if (!one || this.shown !== '' || this.#walkthroughs.isAway(one.id)) return nothing
    const done = one.steps.filter(({ id }) => this.#walkthroughs.isDone(one.id, id)).length
    if (done === one.steps.length) return nothing
    return html`<p class="invitation">
      <button type="button" @click=${() => this.#screen.registries.commands.run('help.openWalkthrough')}>
        ${msg(str`First day here? ${one.steps.length} things to try, ${done} done`)}
      </button>
      <button class="quiet" type="button" @click=${() => this.#putAway()}>${msg('Never show this')}</button>
    </p>`
  }
}
