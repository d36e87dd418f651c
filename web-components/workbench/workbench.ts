import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import type { Client, ListedCase, Session } from '../client.ts'
import type { ImageShowEvent } from '../image-strip/image-strip.events.ts'
import type { CaseChangedEvent, DraftsChangedEvent, ReplySentEvent } from '../reply-form/reply-form.events.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, str } from '../shared/i18n.ts'
import type { CaseOpenEvent, WorklistLoadedEvent } from '../worklist/worklist.events.ts'
import { caseState } from './case-state.ts'
import { Commands, type Disposable } from './commands.ts'
import { Keybindings } from './keybindings.ts'
import { keysDialog } from './keys-dialog.ts'
import { lightTable } from './light-table.ts'
import { OpenCase } from './open-case.ts'
import { type Reading, registerReading } from './reading-commands.ts'
import { type Tab, tabBar } from './tab-bar.ts'
import { topStrip } from './top-strip.ts'
import { styles } from './workbench.styles.ts'

type Layout = 'wide' | 'tabs' | 'page'
const layoutOf = (width: number): Layout => (width >= 1100 ? 'wide' : width >= 600 ? 'tabs' : 'page')

/**
 * The reading screen: the list, one case on the light table, its facts and the reply. Every button and key runs a command
 * of `commands`. Below 1100 pixels of its own width the parts are tabs, below 600 list and case are two pages.
 * As tall as its place, or `--lys-workbench-block-size`.
 * Uses lys-worklist, lys-patient-banner, lys-viewer, lys-image-strip, lys-case-facts, lys-reply-form.
 */
export class LysWorkbench extends LysElement implements Reading {
  static readonly tag = 'lys-workbench'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    unitId: { attribute: 'unit-id' },
    layout: { reflect: true },
    tab: { state: true },
    unfolded: { state: true },
    waiting: { state: true },
    drafts: { state: true },
    sent: { state: true },
  }
  declare client: Client | undefined
  declare session: Session | undefined
  declare unitId: string
  declare layout: Layout
  declare protected tab: Tab
  declare protected unfolded: boolean
  declare protected waiting: { cases: readonly ListedCase[]; count: number } | null
  declare protected drafts: ReadonlySet<string>
  declare protected sent: { referralId: string; office: string } | null
  /** What can be done here; a host and its packs add their own. */
  readonly commands = new Commands()
  readonly keybindings = new Keybindings(this.commands, this)
  readonly #open = new OpenCase(this)
  readonly #size = new ResizeObserver(([entry]) => {
    // Not now: a change of our own size while sizes are told would begin a loop.
    if (entry) requestAnimationFrame(() => (this.layout = layoutOf(entry.contentRect.width)))
  })
  #registered: Disposable | undefined

  constructor() {
    super()
    this.unitId = ''
    this.layout = 'wide'
    this.tab = 'pictures'
    this.unfolded = false
    this.waiting = null
    this.drafts = new Set()
    this.sent = null
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#size.observe(this)
    this.#registered = registerReading(this.commands, this.keybindings, this)
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
    this.#registered?.dispose()
  }

  get worklist() {
    return this.renderRoot.querySelector('lys-worklist') ?? undefined
  }
  get reply() {
    return this.renderRoot.querySelector('lys-reply-form') ?? undefined
  }
  get viewer() {
    const viewer = this.renderRoot.querySelector('lys-viewer')
    // It is loaded later than the page, and has no deeds before.
    return viewer && 'zoomIn' in viewer ? viewer : undefined
  }
  get hasCase(): boolean {
    return this.#open.referralId !== ''
  }
  get imageCount(): number {
    return this.#open.images.length
  }
  get isReplyFocused(): boolean {
    return this.shadowRoot?.activeElement?.localName === 'lys-reply-form'
  }

  openCase(referralId: string): void {
    if (!this.client) return
    if (referralId !== this.#open.referralId) this.#begin(this.client, referralId)
    void this.updateComplete.then(() => this.focusCase())
  }
  #begin(client: Client, referralId: string): void {
    const listed = this.waiting?.cases.find((one) => one.id === referralId)
    this.#open.open(client, referralId, listed?.thumbnail ?? null)
    this.tab = 'pictures'
    this.unfolded = false
  }
  openNeighbour(step: 1 | -1): void {
    const cases = this.waiting?.cases ?? []
    const index = cases.findIndex((one) => one.id === this.#open.referralId)
    const next = index < 0 ? cases[0] : cases[index + step]
    if (next) this.openCase(next.id)
  }
  closeCase(): void {
    this.#open.close()
    void this.updateComplete.then(() => this.worklist?.focus())
  }
  focusCase(): void {
    this.renderRoot.querySelector<HTMLElement>('.case')?.focus()
  }
  toggleWorklist(): void {
    this.unfolded = !this.unfolded
  }
  showTab(tab: Tab): void {
    if (this.tab === tab) return
    this.tab = tab
    // Now, so that a command may focus what has just come into sight.
    this.performUpdate()
  }
  showImage(index: number): void {
    const image = this.#open.ordered[index]
    if (image) this.#open.show(image.id)
  }
  stepImage(step: 1 | -1): void {
    const images = this.#open.ordered
    const index = images.findIndex((one) => one.id === this.#open.shown)
    this.showImage(Math.max(0, Math.min(index + step, images.length - 1)))
  }
  showKeys(): void {
    this.renderRoot.querySelector('dialog')?.showModal()
  }

  /** Whom to read after this one: the next in the list that no colleague is at. */
  #following(referralId: string): ListedCase | undefined {
    const cases = this.waiting?.cases ?? []
    const index = cases.findIndex((one) => one.id === referralId)
    const inOrder = [...cases.slice(index + 1), ...cases.slice(0, Math.max(0, index))]
    return inOrder.find((one) => one.id !== referralId && (!one.claim || one.claim.by.id === this.session?.person.id))
  }

  /** The next case's first picture, fetched once this one is on the screen. */
  readonly #prefetch = (): void => {
    const next = this.#following(this.#open.referralId)
    if (!next?.thumbnail || !this.client) return
    const previewUrl = this.client.previewUrl(next.thumbnail)
    void this.viewer?.prefetch({ id: next.thumbnail, width: 1, height: 1, previewUrl, tileUrl: '', description: '' })
  }

  readonly #show = (event: ImageShowEvent): void => this.#open.show(event.imageId)

  readonly #changed = (event: CaseChangedEvent): void => this.#open.set(event.case)

  readonly #opened = (event: CaseOpenEvent): void => this.openCase(event.referralId)

  readonly #loaded = ({ cases, waiting }: WorklistLoadedEvent): void => {
    this.waiting = { cases, count: waiting }
    const { case: open } = this.#open
    const listed = cases.find((one) => one.id === open?.referral.id)
    // A colleague took the open case or put it back: the form must know before she writes on.
    if (open && listed && listed.claim?.by.id !== open.claim?.by.id) void this.#open.readCase()
  }

  readonly #replySent = ({ referralId, office, reply }: ReplySentEvent): void => {
    this.sent = { referralId, office }
    if (reply.corrects !== null) return
    const next = this.#following(referralId)
    if (next) this.openCase(next.id)
    else this.closeCase()
  }

  readonly #drafts = (event: DraftsChangedEvent): void => {
    this.drafts = event.referralIds
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!this.unitId && this.session) this.unitId = this.session.units[0]?.id ?? ''
    if (changed.has('unitId')) this.waiting = null
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.client || !this.session) return nothing
    const { hasCase, layout } = this
    const folded = hasCase && !this.unfolded && layout !== 'page'
    return html`
      <div class="frame" tabindex="-1" ?data-case=${hasCase} ?data-folded=${folded}>
        ${this.#strip()}
        <lys-worklist
          role="region"
          aria-label=${msg('Waiting cases')}
          ?hidden=${this.unitId === '' || (hasCase && layout === 'page')}
          .client=${this.client}
          .unitId=${this.unitId}
          .personId=${this.session.person.id}
          .chosen=${this.#open.referralId}
          .folded=${folded}
          .drafts=${this.drafts}
          @lys-case-open=${this.#opened}
          @lys-worklist-loaded=${this.#loaded}
        ></lys-worklist>
        ${hasCase ? nothing : this.#nothingOpen()} ${this.#case()}
      </div>
      ${keysDialog(this.commands, this)}`
  }

  #strip(): TemplateResult {
    const list = this.unfolded ? msg('Narrow list') : msg('Wide list')
    return topStrip({
      units: this.session!.units,
      unitId: this.unitId,
      chooseUnit: (unitId) => {
        this.#open.close()
        this.unitId = unitId
      },
      waiting: this.waiting,
      sent: this.sent,
      look: (referralId) => this.commands.run('case.open', referralId),
      buttons: html`
        ${this.hasCase && this.layout !== 'page' ? this.#button('worklist.toggle', list) : nothing}
        ${this.layout === 'page' ? nothing : this.#button('help.showKeys', msg('Keys'))}`,
    })
  }

  #button(command: string, label: string): TemplateResult {
    const key = this.keybindings.keyOf(command)
    return html`<button class="quiet" type="button" aria-keyshortcuts=${ifDefined(key)} @click=${() => this.commands.run(command)}>
      ${label}${key && this.layout !== 'page' ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
    </button>`
  }

  #nothingOpen(): TemplateResult {
    return html`<section class="nothing" aria-label=${msg('Light table')}>
      <p>${msg('Choose a case.')}</p>
      <p><kbd>j</kbd> <kbd>k</kbd> ${msg('move')} <kbd>Enter</kbd> ${msg('opens')} <kbd>?</kbd> ${msg('shows all keys')}</p>
    </section>`
  }

  /** Stays while no case is open, out of sight: the reply form holds what was typed. */
  #case(): TemplateResult {
    const open = this.#open
    const { case: one } = open
    const isWide = this.layout === 'wide'
    return html`<section class="case" tabindex="-1" aria-label=${one ? msg(str`Case ${one.referral.caseNumber}`) : msg('Case')} ?hidden=${!this.hasCase}>
      <div class="banner">
        ${this.layout === 'page' ? this.#button('case.close', msg('Back to the list')) : nothing}
        <lys-patient-banner .case=${one}></lys-patient-banner>
      </div>
      ${isWide ? nothing : tabBar(this.tab, (tab) => this.showTab(tab))}
      <div id="pictures" class="pictures" role=${isWide ? 'region' : 'tabpanel'} aria-label=${msg('Pictures')} ?hidden=${!this.#shows('pictures')}>
        ${lightTable(open, this.client!, { show: this.#show, shown: this.#prefetch })}
      </div>
      <div id="information" class="facts" role=${isWide ? 'region' : 'tabpanel'} tabindex="0" aria-label=${msg('Information')} ?hidden=${!this.#shows('information')}>
        ${caseState(open)}
        <lys-case-facts .case=${one} .questionnaire=${open.questionnaire}></lys-case-facts>
      </div>
      <div id="reply" class="reply" role=${isWide ? 'region' : 'tabpanel'} aria-label=${msg('Reply')} ?hidden=${!this.#shows('reply')}>
        <lys-reply-form
          .client=${this.client}
          .session=${this.session}
          .case=${one}
          .pack=${open.pack}
          @lys-case-changed=${this.#changed}
          @lys-reply-sent=${this.#replySent}
          @lys-drafts-changed=${this.#drafts}
        ></lys-reply-form>
      </div>
    </section>`
  }

  #shows(tab: Tab): boolean {
    return this.layout === 'wide' || this.tab === tab
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-workbench': LysWorkbench
  }
}
