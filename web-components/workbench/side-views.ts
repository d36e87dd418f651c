import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { keep, kept, textsOf } from '../shared/kept.ts'
import { said } from '../shared/setting.ts'
import type { Registries } from './registries.ts'
import type { StandingView, ViewContainer } from './views.ts'
import { welcomeLines } from './welcome-lines.ts'

const place = 'lysbord.folded-views'

/** The views that packs and hosts put beside the case and with the reply: sections that fold, and stay so on this machine. */
export class SideViews {
  readonly #registries: Registries
  /** What fills a view stays as it is while the view is there. */
  readonly #elements = new Map<string, HTMLElement>()
  #folded: readonly string[]

  constructor(registries: Registries) {
    this.#registries = registries
    this.#folded = textsOf(kept(place))
  }

  /** Nothing where nothing is registered. */
  at(location: ViewContainer['location']): TemplateResult | typeof nothing {
    const { views } = this.#registries
    for (const id of this.#elements.keys()) if (!views.has(id)) this.#elements.delete(id)
    const containers = views.containers(location)
    if (containers.length === 0) return nothing
    return html`${repeat(
      containers,
      ({ id }) => id,
      ({ id, title }) => html`<section class="views" aria-label=${said(title)}>
        ${repeat(
          this.#registries.views.of(id),
          (view) => view.id,
          (view) => this.#view(view),
        )}
      </section>`,
    )}`
  }

  #view(view: StandingView): TemplateResult {
    const { id, name } = view
    const fold = (event: Event) => this.#fold(id, !(event.currentTarget as HTMLDetailsElement).open)
    return html`<details ?open=${!this.#folded.includes(id)} @toggle=${fold}>
      <summary>${said(name)}</summary>
      ${view.element === undefined ? this.#welcome(view) : this.#element(id, view.element)}
    </details>`
  }

  #welcome({ welcome }: StandingView): TemplateResult {
    const { commands } = this.#registries
    const line = ({ text, command }: ReturnType<typeof welcomeLines>[number]) =>
      command === undefined
        ? html`<p>${text}</p>`
        : html`<p><button type="button" ?disabled=${!commands.isEnabled(command)} @click=${() => commands.run(command)}>${text}</button></p>`
    return html`<div class="stack">${welcome.flatMap((words) => welcomeLines(said(words))).map(line)}</div>`
  }

  #element(id: string, tag: string): HTMLElement {
    const known = this.#elements.get(id)
    if (known?.localName === tag) return known
    const made = document.createElement(tag)
    this.#elements.set(id, made)
    return made
  }

  #fold(id: string, folds: boolean): void {
    if (folds === this.#folded.includes(id)) return
    this.#folded = folds ? [...this.#folded, id].slice(-100) : this.#folded.filter((one) => one !== id)
    keep(place, this.#folded)
  }
}
