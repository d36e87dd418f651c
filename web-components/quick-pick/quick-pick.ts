import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import { ifDefined } from 'lit/directives/if-defined.js'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { type Found, findItems, type QuickPickItem, Similarity } from './find-items.ts'
import { styles } from './quick-pick.styles.ts'

export type { QuickPickItem } from './find-items.ts'

/** What is asked: the title is the name of the field, read out when it opens. */
interface Asked {
  readonly title: string
  readonly placeholder?: string
}
export interface PickAsked extends Asked {
  /** What was typed since it was asked for. */
  readonly ahead?: { take(): string } | undefined
  readonly items: readonly QuickPickItem[]
  /** Told when a recent one is to be forgotten (Shift+Delete). */
  readonly forget?: (id: string) => void
}
export interface TextAsked extends Asked {
  readonly value?: string
  /** Why this is no answer, or undefined. */
  readonly fault?: (value: string) => string | undefined
}

type Question = { pick: PickAsked; text?: undefined } | { text: TextAsked; pick?: undefined }

/** Nobody reads more; more rows would only keep her waiting at each key. */
const mostRows = 60

/**
 * Asks for one of many rows, or for a line of text, by keyboard first: what is typed narrows the list, arrows walk, Enter
 * chooses, Escape leaves. The focus goes back to where it was.
 */
export class LysQuickPick extends LysElement {
  static readonly tag = 'lys-quick-pick'
  static override styles = [base, controls, styles]
  static override properties = {
    question: { state: true },
    typed: { state: true },
    at: { state: true },
    fault: { state: true },
  }
  declare protected question: Question | undefined
  declare protected typed: string
  /** The row that Enter chooses. */
  declare protected at: number
  declare protected fault: string | undefined
  #answer: ((value: string | undefined) => void) | undefined
  #rows: Similarity | undefined
  #found: readonly Found[] = []

  constructor() {
    super()
    this.typed = ''
    this.at = 0
  }

  /** Somebody is asked something. */
  get isOpen(): boolean {
    return this.question !== undefined
  }

  /** The id of the row that was chosen, or undefined when she left. Another question takes the place of an open one. */
  pick(asked: PickAsked): Promise<string | undefined> {
    this.#rows = new Similarity(asked.items)
    return this.#ask({ pick: asked }, '')
  }

  /** The line that was written, or undefined when she left. */
  ask(asked: TextAsked): Promise<string | undefined> {
    return this.#ask({ text: asked }, asked.value ?? '')
  }

  async #ask(question: Question, typed: string): Promise<string | undefined> {
    this.#answer?.(undefined)
    const answered = new Promise<string | undefined>((resolve) => (this.#answer = resolve))
    this.question = question
    this.typed = typed
    this.at = 0
    this.fault = undefined
    await this.updateComplete
    const dialog = this.renderRoot.querySelector('dialog')
    if (!dialog?.open) dialog?.showModal()
    this.renderRoot.querySelector('input')?.select()
    this.typed += question.pick?.ahead?.take() ?? ''
    return answered
  }

  #end(value?: string): void {
    const answer = this.#answer
    this.#answer = undefined
    // The focus is back where it was before anything is done there.
    this.renderRoot.querySelector('dialog')?.close()
    this.question = undefined
    answer?.(value)
  }

  /** trap: this is told later than it happens, when the next question may be open already. */
  readonly #closed = (event: Event): void => {
    const { isConnected, open } = event.currentTarget as HTMLDialogElement
    if (isConnected && !open) this.#end()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#end()
  }

  readonly #type = (event: Event): void => {
    this.typed = (event.currentTarget as HTMLInputElement).value
    this.at = 0
    this.fault = undefined
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    if (this.question?.pick) this.#choose(this.at)
    else this.#say(this.question?.text)
  }

  #say(asked: TextAsked | undefined): void {
    this.fault = asked?.fault?.(this.typed)
    if (!this.fault) this.#end(this.typed)
  }

  #choose(at: number): void {
    const row = this.#found[at]
    if (row) this.#end(row.item.id)
  }

  /** Keys of the page behind it rest. */
  readonly #key = (event: KeyboardEvent): void => {
    event.stopPropagation()
    const last = Math.min(this.#found.length, mostRows) - 1
    if (event.isComposing || !this.question?.pick || last < 0) return
    const to = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, PageDown: this.at + 10, PageUp: this.at - 10 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      const isStep = event.key.startsWith('Arrow')
      this.at = isStep ? (to + last + 1) % (last + 1) : Math.max(0, Math.min(last, to))
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
      )
    }
    const chosen = this.#found[this.at]?.item
    if (event.key === 'Delete' && event.shiftKey && chosen?.recent && this.question.pick.forget) {
      event.preventDefault()
      this.question.pick.forget(chosen.id)
      const items = this.question.pick.items.map((one) => (one === chosen ? { ...one, recent: false } : one))
      this.question = { pick: { ...this.question.pick, items } }
    }
  }

  /** Arrows walk in what was found; only other words are looked for anew. */
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const { pick } = this.question ?? {}
    if (pick && (changed.has('question') || changed.has('typed')))
      this.#found = findItems(pick.items, this.typed, this.#rows)
  }

  protected override render(): TemplateResult | typeof nothing {
    const { question } = this
    if (!question) return nothing
    const { title, placeholder } = question.pick ?? question.text
    return html`<dialog aria-labelledby="title" @keydown=${this.#key} @close=${this.#closed}>
      <form novalidate @submit=${this.#submit}>
        <div class="field">
          <label id="title" for="typed">${title}</label>
          ${question.pick ? this.#combobox(placeholder) : this.#line(placeholder)}
        </div>
        ${question.pick ? this.#list() : nothing}
      </form>
    </dialog>`
  }

  #line(placeholder: string | undefined): TemplateResult {
    return html`<input id="typed" type="text" autocomplete="off" spellcheck="false" placeholder=${ifDefined(placeholder)}
        aria-invalid=${this.fault ? 'true' : 'false'} aria-describedby=${this.fault ? 'fault' : nothing} .value=${this.typed} @input=${this.#type}>
      ${this.fault ? html`<p class="error" id="fault" role="alert">${this.fault}</p>` : nothing}`
  }

  #combobox(placeholder: string | undefined): TemplateResult {
    return html`<input id="typed" type="text" role="combobox" autocomplete="off" spellcheck="false" placeholder=${ifDefined(placeholder)}
      aria-expanded="true" aria-controls="rows" aria-autocomplete="list"
      aria-activedescendant=${this.#found.length > 0 ? `row-${this.at}` : nothing} .value=${this.typed} @input=${this.#type}>`
  }

  #list(): TemplateResult {
    const shown = this.#found.slice(0, mostRows)
    const more = this.#found.length - shown.length
    const count = plural(this.#found.length, {
      zero: msg('Nothing is called that.'),
      one: msg('1 row'),
      other: msg(str`${this.#found.length} rows`),
    })
    return html`<div class="list" id="rows" role="listbox" aria-labelledby="title">
        ${shown.map((one, at) => this.#row(one, at, shown[at - 1]))}
      </div>
      <p class="count" role="status">${count}${more > 0 ? html` · ${msg('type on to see the others')}` : nothing}</p>`
  }

  #row({ item, similar }: Found, at: number, before: Found | undefined): TemplateResult {
    const begins =
      before !== undefined && (similar !== before.similar || (item.recent ?? false) !== (before.item.recent ?? false))
    const choose = (event: Event) => {
      event.preventDefault()
      this.#choose(at)
    }
    return html`<div class=${classMap({ row: true, begins })} id=${`row-${at}`} role="option" aria-selected=${at === this.at ? 'true' : 'false'}
      @mousedown=${choose}>
      <span class="label">${item.label}</span>
      <span class="description" ?hidden=${!item.description && !item.recent && !similar}>${item.description ?? nothing}${item.recent ? html` ${msg('recent')}` : nothing}${similar ? html` ${msg('similar')}` : nothing}</span>
      ${item.key ? html`<kbd>${item.key}</kbd>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-quick-pick': LysQuickPick
  }
}
