import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import type { Client, GlassToBreak, ListedCase, Session, ShownCases, WaitingCounts } from '../client.ts'
import type {
  CaseMovedEvent,
  DraftsChangedEvent,
  ReplySentEvent,
  ReplyUndoneEvent,
} from '../reply-form/reply-form.events.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { language, msg } from '../shared/i18n.ts'
import type { CaseOpenEvent, WorklistLoadedEvent } from '../worklist/worklist.events.ts'
import { CaseSearch } from './case-search.ts'
import { type CaseEvents, caseView } from './case-view.ts'
import type { Disposable } from './commands.ts'
import { Emergency } from './emergency.ts'
import { LastSent } from './last-sent.ts'
import { type Layout, layoutOf, roomOf } from './layout.ts'
import { nothingOpen } from './nothing-open.ts'
import { OpenCase } from './open-case.ts'
import { Palette } from './palette.ts'
import { type Reading, registerReading } from './reading-commands.ts'
import { Registries } from './registries.ts'
import { type Tab, tabBar } from './tab-bar.ts'
import { toolRail } from './tool-rail.ts'
import { topStrip } from './top-strip.ts'
import { styles } from './workbench.styles.ts'

/**
 * The reading screen: the list, one case on the light table, its facts and the reply. Every button and key runs a command
 * of `commands`. Below 1100 pixels of its own width the parts are tabs, below 600 list and case are two pages.
 * @fires lys-worklist-loaded @fires lys-case-open @fires lys-case-changed @fires lys-case-moved @fires lys-image-shown
 * @fires lys-drafts-changed @fires lys-reply-send @fires lys-reply-sent @fires lys-reply-undone @fires lys-glass-broken
 * @cssprop --lys-workbench-block-size how tall it is; as tall as its place, if absent */
export class LysWorkbench extends LysElement implements Reading {
  static readonly tag = 'lys-workbench'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    unitId: { attribute: 'unit-id' },
    layout: { reflect: true },
    tab: { state: true },
    shows: { state: true },
    waiting: { state: true },
    drafts: { state: true },
  }
  declare client: Client | undefined
  declare session: Session | undefined
  declare unitId: string
  declare layout: Layout
  declare protected tab: Tab
  declare protected shows: ShownCases
  declare protected waiting: { cases: readonly ListedCase[]; counts: WaitingCounts } | null
  declare protected drafts: ReadonlySet<string>
  /** Asked before another case is opened, by whatever way. A host that has one patient open asks its user first. */
  mayOpen: ((referralId: string) => Promise<boolean>) | undefined
  /** What can be done here; a host and its packs add their own. */
  readonly registries = new Registries(this)
  readonly commands = this.registries.commands
  readonly keybindings = this.registries.keybindings
  readonly #changing = [this.registries.configuration, this.keybindings]
  readonly #open = new OpenCase(this)
  readonly #sent = new LastSent(this)
  readonly #search = new CaseSearch(this)
  readonly palette = new Palette(this)
  readonly #emergency = new Emergency(this, this.#open)
  readonly #size = new ResizeObserver(([entry]) => {
    // Not now: a change of our own size while sizes are told would begin a loop.
    if (entry) requestAnimationFrame(() => this.#resized(entry.contentRect.width))
  })
  #lookedAheadTo = ''
  #registered: Disposable | undefined

  constructor() {
    super()
    this.unitId = ''
    this.layout = 'wide'
    this.tab = 'pictures'
    this.shows = 'all'
    this.waiting = null
    this.drafts = new Set()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#size.observe(this)
    this.#registered = registerReading(this.registries, this)
    for (const one of this.#changing) one.addEventListener('change', this.#configured)
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
    this.#registered?.dispose()
    for (const one of this.#changing) one.removeEventListener('change', this.#configured)
  }

  get worklist() {
    return this.renderRoot.querySelector('lys-worklist') ?? undefined
  }
  get reply() {
    return loaded(this.renderRoot.querySelector('lys-reply-form'), 'ready')
  }
  get viewer() {
    return loaded(this.renderRoot.querySelector<Viewer>('.pane.active lys-viewer') ?? this.#viewers[0], 'zoomIn')
  }
  get #viewers(): readonly Viewer[] {
    return [...this.renderRoot.querySelectorAll('lys-viewer')]
  }
  get hasCase(): boolean {
    return this.#open.referralId !== ''
  }
  get imageCount(): number {
    return this.#open.images.length
  }
  get asked(): Reading['asked'] {
    return this.#open.case?.referral.questionnaire
  }
  get mayBreakGlass(): boolean {
    return this.#emergency.may
  }
  get isReplyFocused(): boolean {
    return this.shadowRoot?.activeElement?.localName === 'lys-reply-form'
  }

  openCase(referralId: string): void {
    if (!this.client) return
    const known = referralId === this.#open.referralId
    if (!known && this.mayOpen) return void this.mayOpen(referralId).then((may) => may && this.#openNow(referralId))
    this.#openNow(referralId)
  }
  #openNow(referralId: string): void {
    if (!this.client) return
    if (referralId !== this.#open.referralId) this.#begin(this.client, referralId)
    void this.updateComplete.then(() => this.focusCase())
  }
  #begin(client: Client, referralId: string): void {
    this.#open.open(client, referralId)
    this.#lookedAheadTo = ''
    this.tab = 'pictures'
  }
  openNeighbour(step: 1 | -1): void {
    const cases = this.waiting?.cases ?? []
    const index = cases.findIndex((one) => one.id === this.#open.referralId)
    const next = index < 0 ? cases[0] : cases[index + step]
    if (next) this.openCase(next.id)
  }
  closeCase(): void {
    this.#open.close()
    void this.updateComplete.then(() => this.focusList())
  }
  focusList(): void {
    this.renderRoot.querySelector<HTMLElement>('.frame')?.focus()
    this.worklist?.focus()
  }
  focusCase(): void {
    this.renderRoot.querySelector<HTMLElement>('.case')?.focus()
  }
  readonly #configured = (): void => {
    this.keybindings.singleKeys = this.#is('keys.single')
    this.requestUpdate()
  }
  #is(setting: string): boolean {
    return this.registries.configuration.get(setting) === true
  }
  toggle(setting: 'worklist.folds' | 'worklist.dense'): void {
    this.registries.configuration.set(setting, !this.#is(setting))
  }
  focusSearch(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#search')?.focus()
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
  /** Asks whose case it is and why. With `opening`, what was written before she had to sign in again is there. */
  readonly breakGlass = (opening?: Partial<GlassToBreak>): void => void this.#emergency.ask(opening)

  /** Whom to read after this one: the next in the list that no colleague is at. */
  #following(referralId: string): ListedCase | undefined {
    const cases = this.waiting?.cases ?? []
    const index = cases.findIndex((one) => one.id === referralId)
    const inOrder = [...cases.slice(index + 1), ...cases.slice(0, Math.max(0, index))]
    return inOrder.find((one) => one.id !== referralId && (!one.claim || one.claim.by.id === this.session?.person.id))
  }

  get mayUndo(): boolean {
    return this.#sent.isHeld
  }
  undo(): Promise<void> {
    return this.#sent.undo(() => this.reply?.undo())
  }
  async copySent(): Promise<void> {
    await navigator.clipboard?.writeText(this.#sent.record).catch(() => undefined)
  }

  #resized(width: number): void {
    this.layout = layoutOf(width)
    this.#open.room = roomOf(width)
  }

  /** The next case with its pictures, fetched once this one is on the screen, so that it is there at once. It is recorded as looked at, because it is here. */
  readonly #lookAhead = async (): Promise<void> => {
    const { client } = this
    const next = this.#following(this.#open.referralId)
    // A host that keeps to one patient is asked before another's case is fetched.
    if (!client || !next || this.mayOpen || this.#lookedAheadTo === next.id) return
    this.#lookedAheadTo = next.id
    const pictures = await this.#open.lookAhead(client, next.id)
    const viewers = this.#viewers
    pictures.forEach((picture, index) => {
      const viewer = viewers[Math.min(index, viewers.length - 1)]
      if (viewer && 'prefetch' in viewer) void viewer.prefetch(picture)
    })
  }
  /** Known as soon as the next case is here. */
  get #nextName(): string {
    const { ahead, referralId } = this.#open
    const next = this.#following(referralId)
    return ahead && ahead.referralId === next?.id ? ahead.case.referral.content.patient.name : ''
  }

  readonly #opened = (event: CaseOpenEvent): void => this.openCase(event.referralId)

  readonly #loaded = ({ cases, counts }: WorklistLoadedEvent): void => {
    this.waiting = { cases, counts }
    const { case: open } = this.#open
    const listed = cases.find((one) => one.id === open?.referral.id)
    // A colleague took the open case or put it back: the form must know before she writes on.
    if (open && listed && listed.claim?.by.id !== open.claim?.by.id) void this.#open.readCase()
  }

  readonly #replySent = ({ referralId, office, reply, record }: ReplySentEvent): void => {
    const until = this.reply?.undoUntil
    this.#sent.record = record
    this.#sent.note({ referralId, to: office, state: until ? 'held' : 'left', until: until ?? 0 })
    if (reply.corrects === null) this.#goOn(referralId)
  }

  readonly #caseMoved = ({ referralId, unitId }: CaseMovedEvent): void => {
    void this.client?.listUnits().then(({ items }) => {
      const to = items.find(({ id }) => id === unitId)?.name[language()] ?? ''
      this.#sent.note({ referralId, to, state: 'moved', until: 0 })
    })
    this.#goOn(referralId)
  }

  readonly #replyUndone = ({ referralId }: ReplyUndoneEvent): void => {
    this.#sent.note({ referralId, to: '', state: 'undone', until: 0 })
    this.openCase(referralId)
  }

  readonly #drafts = (event: DraftsChangedEvent): void => {
    this.drafts = event.referralIds
  }

  readonly #on: CaseEvents = {
    open: this.#opened,
    changed: (event) => this.#open.set(event.case),
    sent: this.#replySent,
    undone: this.#replyUndone,
    moved: this.#caseMoved,
    drafts: this.#drafts,
    show: ({ imageId }) => this.#open.show(imageId),
    turn: (imageId) => imageId !== this.#open.shown && this.#open.show(imageId),
    shown: () => void this.#lookAhead(),
  }

  #goOn(referralId: string): void {
    // She may have opened another one while the answer was on its way.
    if (this.#open.referralId !== referralId) return
    const next = this.#following(referralId)
    if (next) this.openCase(next.id)
    else this.#goBack()
  }
  /** Whom she looked for is answered: the others come back. */
  #goBack(): void {
    this.#search.seek('')
    this.shows = 'all'
    this.closeCase()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!this.unitId && this.session) this.unitId = this.session.units[0]?.id ?? ''
    if (changed.has('unitId')) this.waiting = null
    this.#emergency.watch()
  }

  protected override updated(): void {
    const { case: one, imagesRead, hung } = this.#open
    // No photograph will say that it is shown.
    if (one && imagesRead && hung.length === 0) void this.#lookAhead()
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.client || !this.session) return nothing
    const { hasCase, layout } = this
    const folded = hasCase && this.#is('worklist.folds') && layout !== 'page'
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
          .show=${this.shows}
          .search=${this.#search.sought}
          .folded=${folded}
          .dense=${this.#is('worklist.dense')}
          .drafts=${this.drafts}
          @lys-case-open=${this.#opened}
          @lys-worklist-loaded=${this.#loaded}
        ></lys-worklist>
        ${hasCase ? nothing : nothingOpen(this.#emergency.overWords())} ${this.#case()}
      </div>
      ${this.palette.dialogs()}
      ${this.#emergency.dialog()}`
  }

  #strip(): TemplateResult {
    const [folds, dense] = [this.#is('worklist.folds'), this.#is('worklist.dense')]
    const list = folds ? msg('Wide list') : msg('Narrow list')
    return topStrip({
      units: this.session!.units,
      unitId: this.unitId,
      chooseUnit: (unitId) => {
        this.#open.close()
        this.unitId = unitId
      },
      counts: this.waiting?.counts ?? null,
      shows: this.shows,
      show: (shows) => {
        this.shows = shows
        this.#search.seek('')
      },
      search: this.#search.typed,
      seek: (text) => this.#search.seek(text),
      leaveSearch: () => this.commands.run('worklist.focus'),
      sent: this.#sent.sent,
      run: (command, ...args) => void this.commands.run(command, ...args),
      buttons: html`
        ${(this.hasCase && folds) || this.layout === 'page' ? nothing : this.#button('worklist.toggleDensity', dense ? msg('High rows') : msg('Low rows'))}
        ${this.hasCase || !this.mayBreakGlass ? nothing : this.#button('case.breakGlass', msg('Emergency…'))}
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

  #case(): TemplateResult {
    const isWide = this.layout === 'wide'
    return caseView({
      open: this.#open,
      client: this.client!,
      session: this.session!,
      isWide,
      shows: (tab) => isWide || this.tab === tab,
      next: this.#nextName,
      emergency: this.#emergency,
      back: this.layout === 'page' ? this.#button('case.close', msg('Back to the list')) : nothing,
      tools: isWide ? toolRail(this.commands, this.keybindings) : tabBar(this.tab, (tab) => this.showTab(tab)),
      on: this.#on,
    })
  }
}

type Viewer = HTMLElementTagNameMap['lys-viewer']
/** What is loaded later than the page has no deeds before. */
const loaded = <T extends Element>(element: T | null | undefined, deed: string & keyof T): T | undefined =>
  element && deed in element ? element : undefined

declare global {
  interface HTMLElementTagNameMap {
    'lys-workbench': LysWorkbench
  }
}
