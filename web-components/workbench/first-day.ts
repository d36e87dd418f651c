import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { msg, str } from '../shared/i18n.ts'
import type { Registries } from './registries.ts'

interface Screen extends ReactiveControllerHost {
  readonly registries: Registries
}

/** The specialist's first day. Its words come after the list; it is never shown unasked, and is put away for good with one press. */
export class FirstDay {
  static readonly id = 'specialist.firstDay'
  readonly #screen: Screen
  #words: Promise<unknown> | undefined
  /** Which walkthrough is shown. */
  shown = ''

  constructor(screen: Screen) {
    this.#screen = screen
  }

  get #walkthroughs() {
    return this.#screen.registries.walkthroughs
  }

  /** Brings its words. From then on its steps are ticked. */
  prepare(): Promise<unknown> {
    this.#words ??= import('./first-day-steps.ts')
      .then(({ firstDay }) => this.#walkthroughs.register(firstDay))
      // Without them nobody is stopped; asked for again they are fetched again.
      .catch(() => (this.#words = undefined))
    return this.#words
  }

  readonly open = async (id = FirstDay.id): Promise<void> => {
    await this.prepare()
    this.shown = id
    this.#screen.requestUpdate()
    await this.#screen.updateComplete
  }
  readonly close = (): void => {
    this.shown = ''
    this.#screen.requestUpdate()
  }
  #putAway(): void {
    this.#walkthroughs.putAway(FirstDay.id)
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
    const one = this.#walkthroughs.get(FirstDay.id)
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
