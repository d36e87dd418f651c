import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Client, ListedCase, ShownCases } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatTime } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { problemText } from '../shared/problems.ts'
import { caseRow } from './case-row.ts'
import { type Lane, WaitingCases } from './waiting-cases.ts'
import { CaseOpenEvent, WorklistLoadedEvent } from './worklist.events.ts'
import { styles } from './worklist.styles.ts'

const headings: Readonly<Record<Lane, () => string>> = {
  urgent: () => msg('Urgent and cancer pathway'),
  deadline: () => msg('Deadline within 2 working days'),
  news: () => msg('News from the GP'),
  rest: () => msg('The others'),
}
const shortHeadings: Readonly<Record<Lane, () => string>> = {
  urgent: () => msg('Urgent'),
  deadline: () => msg('Due'),
  news: () => msg('News'),
  rest: () => msg('Others'),
}

/** Its address, or where there is no cookie to open that, what fetches and draws it. */
const picture = (client: Client, imageId: string): string | TemplateResult =>
  client.tickets
    ? html`<span class="thumbnail"><lys-thumbnail .client=${client} image-id=${imageId}></lys-thumbnail></span>`
    : client.thumbnailUrl(imageId)

/** What tells that a case came, went or changed hands. */
const facts = ['lys-reply-sent', 'lys-reply-undone', 'lys-case-moved', 'lys-case-changed'] as const
const takesAway: readonly string[] = ['lys-reply-sent', 'lys-case-moved']

/**
 * Cases of a unit without a reply, under counted headings, most urgent first. Arrow keys, j and k move, Enter opens.
 * Reads itself again every 30 seconds and after `lys-reply-sent`, `lys-case-changed` and their like anywhere on the page.
 * @fires lys-case-open @fires lys-worklist-loaded @csspart row a case
 */
export class LysWorklist extends LysElement {
  static readonly tag = 'lys-worklist'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    unitId: { attribute: 'unit-id' },
    personId: { attribute: 'person-id' },
    chosen: {},
    show: {},
    search: {},
    folded: { type: Boolean, reflect: true },
    dense: { type: Boolean, reflect: true },
    drafts: { attribute: false },
    refreshSeconds: { type: Number, attribute: 'refresh-seconds' },
    active: { state: true },
  }
  /** Asks the server, as `connect()` gives it. */
  declare client: Client | undefined
  /** Whose cases (`uni_…`). */
  declare unitId: string
  /** Who reads: a case she took says so. */
  declare personId: string
  /** The id of the case that is open. */
  declare chosen: string
  /** Which of them: all, those due today or late, or those in which it is her turn. */
  declare show: ShownCases
  /** Part of a name, birth number or case number that is looked for among all that wait; it goes into no address. */
  declare search: string
  /** Thumbnails only. */
  declare folded: boolean
  /** Low rows without thumbnails. */
  declare dense: boolean
  /** Ids of cases with something written that is not sent. */
  declare drafts: ReadonlySet<string>
  /** How often it reads itself again. */
  declare refreshSeconds: number
  /** The row that the keys stand on. */
  declare protected active: string
  readonly #waiting = new WaitingCases(this, () => this.#loaded())
  /** Focus was asked for while there was no row to give it to. */
  #focusLater = false
  #timer: ReturnType<typeof setInterval> | undefined

  constructor() {
    super()
    this.unitId = ''
    this.personId = ''
    this.chosen = ''
    this.show = 'all'
    this.search = ''
    this.folded = false
    this.dense = false
    this.drafts = new Set()
    this.refreshSeconds = 30
    this.active = ''
    this.addEventListener('scroll', () => this.#readOnNearTheEnd(), { passive: true })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    for (const fact of facts) this.ownerDocument.addEventListener(fact, this.#heard)
    this.ownerDocument.addEventListener('visibilitychange', this.#lookAgain)
    this.#timer = setInterval(this.#lookAgain, this.refreshSeconds * 1000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const fact of facts) this.ownerDocument.removeEventListener(fact, this.#heard)
    this.ownerDocument.removeEventListener('visibilitychange', this.#lookAgain)
    clearInterval(this.#timer)
  }

  /** The cases in the order they are shown. */
  get cases(): readonly ListedCase[] {
    return this.#waiting.cases
  }
  /** Reads the list again; place and focus stay. */
  refresh(): Promise<void> {
    return this.#waiting.refresh()
  }
  /** To the row below. */
  next(): void {
    this.#moveTo(this.#index + 1)
  }
  /** To the row above. */
  previous(): void {
    this.#moveTo(this.#index - 1)
  }
  /** Opens a case, the one the keys stand on when none is named. */
  openCase(referralId: string = this.active): void {
    if (!referralId) return
    this.active = referralId
    if (this.dispatchEvent(new CaseOpenEvent(referralId))) this.chosen = referralId
  }
  /** Puts the focus on the row that the keys stand on. */
  override focus(): void {
    const button = this.#button(this.active)
    this.#focusLater = button === null
    if (button) button.focus()
    else void this.updateComplete.then(() => this.#button(this.active)?.focus())
  }

  /** Only where the focus has not gone elsewhere meanwhile: a frame that holds it for us does not count. */
  #takeFocus(): void {
    this.#focusLater = false
    const root = this.getRootNode() as Document | ShadowRoot
    const holder = root.activeElement
    if (holder === null || holder === this || holder.contains(this)) this.#button(this.active)?.focus()
  }

  get #index(): number {
    return this.cases.findIndex((one) => one.id === this.active)
  }

  readonly #lookAgain = (): void => {
    if (!this.ownerDocument.hidden && !this.#waiting.busy) void this.#waiting.refresh()
  }

  readonly #heard = (event: Event): void => {
    if (takesAway.includes(event.type) && 'referralId' in event) this.#take(String(event.referralId))
    void this.#waiting.refresh()
  }

  #take(referralId: string): void {
    const { active } = this
    const index = this.#index
    this.#waiting.drop(referralId)
    if (active === referralId) this.active = (this.cases[index] ?? this.cases.at(-1))?.id ?? ''
  }

  #loaded(): void {
    const { cases } = this
    if (!cases.some((one) => one.id === this.active)) this.#stepAside(cases)
    this.dispatchEvent(new WorklistLoadedEvent(cases, this.#waiting.counts))
    if (this.#focusLater && cases.length > 0) void this.updateComplete.then(() => this.#takeFocus())
  }

  /** The row that the keys stood on is gone: its neighbour takes over, and the focus with it. */
  #stepAside(cases: readonly ListedCase[]): void {
    const gone = this.#button(this.active)
    const rows = [...this.renderRoot.querySelectorAll('button.case')]
    const index = gone ? rows.indexOf(gone) : 0
    const hadFocus = gone !== null && this.shadowRoot?.activeElement === gone
    this.active = (cases[index] ?? cases.at(-1))?.id ?? ''
    if (hadFocus) void this.updateComplete.then(() => this.focus())
  }

  #button(referralId: string): HTMLButtonElement | null {
    return this.renderRoot.querySelector(`button.case[data-id="${CSS.escape(referralId)}"]`)
  }

  #moveTo(index: number): void {
    const one = this.cases[Math.max(0, Math.min(index, this.cases.length - 1))]
    if (!one) return
    this.active = one.id
    const button = this.#button(one.id)
    button?.focus()
    if (index >= this.cases.length - 3) void this.#waiting.more()
  }

  #readOnNearTheEnd(): void {
    if (this.#waiting.error === undefined && this.scrollHeight - this.scrollTop - this.clientHeight < 600)
      void this.#waiting.more()
  }

  #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const moves: Record<string, () => void> = {
      ArrowDown: () => this.next(),
      j: () => this.next(),
      ArrowUp: () => this.previous(),
      k: () => this.previous(),
      Home: () => this.#moveTo(0),
      End: () => this.#moveTo(this.cases.length - 1),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    const { client, unitId, show } = this
    const asksAnew = (['client', 'unitId', 'show', 'search'] as const).some((name) => changed.has(name))
    if (asksAnew && client && unitId) {
      if (changed.has('client') || changed.has('unitId')) this.active = ''
      // One sign fits nearly everybody.
      const search = this.search.trim().length > 1 ? this.search.trim() : ''
      void this.#waiting.start({ client, unitId, show, search })
    }
    if (changed.has('chosen') && this.chosen) this.active = this.chosen
  }

  protected override render(): TemplateResult {
    const { state, error, lanes, cases } = this.#waiting
    if (state === 'failed') return this.#failed(error)
    if (state === 'loading') return html`<p class="message muted" role="status">${msg('Loading cases…')}</p>`
    return html`
      ${error === undefined ? nothing : this.#old(error)}
      ${cases.length === 0 ? this.#empty() : nothing}
      <div @keydown=${this.#key}>${
        this.#waiting.isSearch && cases.length > 0
          ? this.#found(cases)
          : repeat(
              lanes,
              ({ lane }) => lane,
              ({ lane, cases }) => this.#lane(lane, cases),
            )
      }</div>
      ${this.#waiting.cutOff ? html`<p class="message muted">${msg('There are more. Write more of it.')}</p>` : nothing}
      ${
        this.#waiting.hasMore
          ? html`<button class="more" type="button" aria-disabled=${this.#waiting.busy ? 'true' : 'false'} @click=${() => this.#waiting.more()}>${msg('Show more')}</button>`
          : nothing
      }`
  }

  #lane(lane: Lane, cases: readonly ListedCase[]): TemplateResult {
    const last = this.#waiting.hasMore && cases.at(-1) === this.cases.at(-1)
    return this.#section(lane, (this.folded ? shortHeadings : headings)[lane](), cases, last)
  }

  #found(cases: readonly ListedCase[]): TemplateResult {
    return this.#section('found', msg('Found'), cases, this.#waiting.cutOff)
  }

  #section(id: string, heading: string, cases: readonly ListedCase[], goesOn: boolean): TemplateResult {
    return html`
      <section aria-labelledby=${id}>
        <h2 id=${id}>
          <span>${heading}</span>
          <span class="number">${cases.length}${goesOn ? '+' : ''}</span>
        </h2>
        <ol role="list">
          ${repeat(
            cases,
            (one) => one.id,
            (one) => this.#case(one),
          )}
        </ol>
      </section>`
  }

  #case(one: ListedCase): TemplateResult {
    const chosen = one.id === this.chosen
    const active = one.id === this.active
    const preview = one.thumbnail && this.client ? picture(this.client, one.thumbnail) : null
    const state = {
      chosen,
      active,
      preview,
      draft: this.drafts.has(one.id),
      folded: this.folded,
      mine: one.claim?.by.id === this.personId,
    }
    return html`<li><button
      class="case"
      type="button"
      data-id=${one.id}
      tabindex=${active ? 0 : -1}
      aria-current=${ifDefined(chosen ? 'true' : undefined)}
      @click=${() => this.openCase(one.id)}
      >${caseRow(one, state)}</button></li>`
  }

  #empty(): TemplateResult {
    if (this.#waiting.isSearch || this.show !== 'all')
      return html`<p class="message" role="status">${this.#waiting.isSearch ? msg('Nobody found among those who wait.') : msg('None of these waits.')}</p>`
    return html`<div class="message" role="status">
      <p>${msg('No case waits.')}</p>
      ${this.folded ? nothing : html`<p class="muted">${msg('New ones appear here by themselves.')}</p>`}
    </div>`
  }

  #failed(error: unknown): TemplateResult {
    return html`<div class="message" role="alert">
      <p class="notice danger">${problemText(error)}</p>
      <button type="button" @click=${() => this.#waiting.refresh()}>${msg('Try again')}</button>
    </div>`
  }

  #old(error: unknown): TemplateResult {
    const { readAt } = this.#waiting
    return html`<div class="message notice warning" role="status">
      <p>${msg(str`As it was at ${readAt ? formatTime(readAt) : ''}.`)} ${this.folded ? nothing : problemText(error)}</p>
      <button class="link" type="button" @click=${() => this.#waiting.refresh()}>${msg('Try again')}</button>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-worklist': LysWorklist
  }
}
