import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Client, GlassToBreak, ListedCase, Session, ShownCases, WaitingCounts } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg } from '../shared/i18n.ts'
import { Later } from '../shared/later.ts'
import type { CaseOpenEvent, WorklistLoadedEvent } from '../worklist/worklist.events.ts'
import { CaseFlow } from './case-flow.ts'
import { CaseSearch } from './case-search.ts'
import { caseToCome } from './case-to-come.ts'
import type { CaseEvents } from './case-view.ts'
import type { Disposable } from './commands.ts'
import type { Compare } from './compare.ts'
import { Emergency } from './emergency.ts'
import { LastSent } from './last-sent.ts'
import { hasFoot, type Layout, layoutOf, picturesIn } from './layout.ts'
import { nothingOpen } from './nothing-open.ts'
import { OpenCase } from './open-case.ts'
import type { PackCase } from './pack-api.ts'
import { packCaseOf } from './pack-case.ts'
import type { PacksHere } from './packs-here.ts'
import { Palette } from './palette.ts'
import type { Room } from './pane-sizes.ts'
import { panes } from './panes.styles.ts'
import { Panes } from './panes.ts'
import { type Reading, registerReading } from './reading-commands.ts'
import type { Switch } from './reading-settings.ts'
import { Registries } from './registries.ts'
import { commandButton, ScreenStrip } from './screen-strip.ts'
import type { Tab } from './tab-bar.ts'
import { styles } from './workbench.styles.ts'

/**
 * The reading screen: the list, one case on the light table, its facts and the reply. Every button and key runs a command
 * of `commands`. Its parts are as wide as she made them. Below 1100 pixels of its own width they are tabs, below 600 list and
 * case are two pages.
 * @fires lys-worklist-loaded @fires lys-case-open @fires lys-case-changed @fires lys-case-moved @fires lys-image-shown
 * @fires lys-drafts-changed @fires lys-reply-send @fires lys-reply-sent @fires lys-reply-undone @fires lys-glass-broken
 * @cssprop --lys-workbench-block-size how tall it is; as tall as its place, if absent */
export class LysWorkbench extends LysElement implements Reading {
  static readonly tag = 'lys-workbench'
  static override styles = [base, controls, styles, panes]
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    unitId: { attribute: 'unit-id' },
    layout: { reflect: true },
    tab: { state: true },
    shows: { attribute: false },
    waiting: { attribute: false },
    drafts: { attribute: false },
    foot: { state: true },
  }
  declare client: Client | undefined
  declare session: Session | undefined
  declare unitId: string
  declare layout: Layout
  declare protected tab: Tab
  /** Which cases are listed. */
  declare shows: ShownCases
  declare waiting: { cases: readonly ListedCase[]; counts: WaitingCounts } | null
  declare drafts: ReadonlySet<string>
  declare protected foot: boolean
  /** Asked before another case is opened, by whatever way. A host that has one patient open asks its user first. */
  mayOpen: ((referralId: string) => Promise<boolean>) | undefined
  /** What can be done here; a host and its packs add their own. */
  readonly registries = new Registries(this)
  readonly commands = this.registries.commands
  readonly keybindings = this.registries.keybindings
  readonly #open = new OpenCase(this)
  readonly #sent = new LastSent(this)
  readonly #flow = new CaseFlow(this, this.#open, this.#sent)
  readonly #search = new CaseSearch(this)
  readonly #sideViews = new Later(this, async () => new (await import('./beside.ts')).SideViews(this.registries))
  readonly #firstDay = new Later(this, async () => new (await import('./beside.ts')).FirstDay(this))
  readonly #strip = new ScreenStrip(this, this.#search, this.#sent)
  readonly panes = new Panes(this)
  readonly palette = new Palette(this)
  readonly #emergency = new Emergency(this, this.#open)
  /** What shows a case, the foot, bars and context menus come behind the list, or with a case that comes before it. */
  readonly #beside = new Later(this, () => import('./beside.ts'))
  #reckons: Disposable | undefined
  /** Several photographs beside each other; it comes behind the list. */
  compare: Compare | undefined
  readonly #packs = new Later<PacksHere>(this, async () => new (await import('./beside.ts')).PacksHere(this))
  /** They come behind the photographs. */
  readonly #marks = new Later(this, async () => new (await import('./beside.ts')).CaseMarks(this))
  readonly #size = new ResizeObserver(([entry]) => {
    // Not now: a change of our own size while sizes are told would begin a loop.
    if (entry) requestAnimationFrame(() => this.#resized(entry.contentRect))
  })
  #width = 1400
  #registered: Disposable | undefined

  constructor() {
    super()
    this.unitId = ''
    this.layout = 'wide'
    this.tab = 'pictures'
    this.shows = 'all'
    this.waiting = null
    this.drafts = new Set()
    this.foot = true
    this.addEventListener('contextmenu', (event) => void this.#beside.value?.openContextMenu(this, event))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#size.observe(this)
    this.#registered = registerReading(this.registries, this)
    for (const one of this.registries.all) one.addEventListener('change', this.#configured)
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size.disconnect()
    this.#registered?.dispose()
    this.#packs.value?.end()
    this.#reckons?.dispose()
    this.#reckons = undefined
    for (const one of this.registries.all) one.removeEventListener('change', this.#configured)
  }

  get worklist() {
    return this.renderRoot.querySelector('lys-worklist') ?? undefined
  }
  get reply() {
    return loaded(this.renderRoot.querySelector('lys-reply-form'), 'ready')
  }
  get viewer() {
    return loaded(this.renderRoot.querySelector<Viewer>('.pane.active lys-viewer') ?? this.viewers[0], 'zoomIn')
  }
  get viewers(): readonly Viewer[] {
    return [...this.renderRoot.querySelectorAll('lys-viewer')]
  }
  get hasCase(): boolean {
    return this.#open.referralId !== ''
  }
  get openId(): string {
    return this.#open.referralId
  }
  get index(): number {
    return this.#flow.index
  }
  get nearest(): ListedCase | undefined {
    return this.#flow.nearest
  }
  get isSearch(): boolean {
    return this.#search.sought !== ''
  }
  get sideShown(): boolean {
    return this.hasCase && this.layout === 'wide'
  }
  get listFolded(): boolean {
    return this.hasCase && this.is('worklist.folds') && this.layout !== 'page'
  }
  /** Where the panes stand. */
  get room(): Room {
    return { width: this.#width, layout: this.layout, listFolded: this.listFolded }
  }
  get imageCount(): number {
    return this.#open.images.length
  }
  get asked(): Reading['asked'] {
    return this.#open.case?.referral.questionnaire
  }
  readonly showPacks = (): Promise<void> => this.#packs.need().then((packs) => packs.show())
  /** The open case as packs may see it. */
  get packCase(): PackCase | undefined {
    return this.#open.isWhole ? packCaseOf(this.#open.case, this.#open.coded, this.imageCount) : undefined
  }
  get mayBreakGlass(): boolean {
    return this.#emergency.may
  }
  /** Something typed or drawn here would be lost with it. */
  get isUnsaved(): boolean {
    return this.drafts.size > 0 || this.#marks.value?.isUnsaved === true
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
    if (referralId !== this.#open.referralId) {
      this.#flow.begin(this.client, referralId)
      this.tab = 'pictures'
    }
    this.#beside.when(() => this.updateComplete.then(() => this.focusCase()))
  }
  openNeighbour(step: 1 | -1): void {
    this.#flow.openNeighbour(step)
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
    this.keybindings.singleKeys = this.is('keys.single')
    if (this.registries.views.isUsed) void this.#sideViews.need().catch(() => undefined)
    this.requestUpdate()
  }
  #reckon({ Compare, Grading, registerLater }: typeof import('./beside.ts')): void {
    if (!this.isConnected || this.#reckons) return
    const compare = (this.compare ??= new Compare(this, this.#open))
    const grading = new Grading({ palette: this.palette, marks: this.#marks, say: compare.say }, this.#open)
    this.#reckons = registerLater(this.registries, () => this, compare, this.#marks, grading)
  }
  bar(location: string): unknown {
    return this.#beside.value?.menuBar(this.registries, location)
  }
  is(setting: Switch): boolean {
    return this.registries.configuration.get(setting) === true
  }
  chooseUnit(unitId: string): void {
    this.#open.close()
    this.unitId = unitId
  }
  toggle(setting: Switch): void {
    this.registries.configuration.set(setting, !this.is(setting))
  }
  focusSearch(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#search')?.focus()
  }
  /** What a command leads to is in sight, also where it was folded. */
  showTab(tab: Tab): void {
    if (tab !== 'pictures' && this.sideShown && this.panes.sideFolded) this.panes.foldSide(false)
    else if (this.tab === tab) return
    this.tab = tab
    // Now, so that a command may focus what has just come into sight.
    this.performUpdate()
  }
  readonly showImage = (index: number): void => this.#open.showNumber(index)
  readonly stepImage = (step: 1 | -1): void => this.#open.step(step)
  /** Asks whose case it is and why. With `opening`, what was written before she had to sign in again is there. */
  readonly breakGlass = (opening?: Partial<GlassToBreak>): void => void this.#emergency.ask(opening)

  /** What to try on the first day, or another walkthrough that was registered. Beside the case where one is open. */
  async openWalkthrough(id?: string): Promise<void> {
    if (this.hasCase) this.showTab('information')
    await (await this.#firstDay.need()).open(id)
  }

  get mayUndo(): boolean {
    return this.#sent.isHeld
  }
  undo(): Promise<void> {
    return this.#sent.undo(() => this.reply?.undo())
  }
  readonly copySent = (): Promise<void> => this.#sent.copy()

  #resized({ width, height }: Readonly<Record<'width' | 'height', number>>): void {
    if (width === 0) return
    this.#width = width
    this.layout = layoutOf(width)
    this.foot = hasFoot(this.layout, height)
    this.requestUpdate()
  }

  readonly #opened = (event: CaseOpenEvent): void => this.openCase(event.referralId)

  readonly #loaded = ({ cases, counts }: WorklistLoadedEvent): void => {
    // In a portal's page nothing is offered unasked, and nothing kept of what she did not ask for.
    if (!this.waiting && !this.client?.tickets) void this.#firstDay.need().catch(() => undefined)
    this.waiting = { cases, counts }
    const { case: open } = this.#open
    const listed = cases.find((one) => one.id === open?.referral.id)
    // A colleague took the open case or put it back: the form must know before she writes on.
    if (open && listed && listed.claim?.by.id !== open.claim?.by.id) void this.#open.readCase()
  }

  readonly #on: CaseEvents = {
    open: this.#opened,
    changed: (event) => this.#open.set(event.case),
    sent: this.#flow.sent,
    undone: this.#flow.undone,
    moved: this.#flow.moved,
    drafts: ({ referralIds }) => void (this.drafts = referralIds),
    show: ({ imageId }) => this.#open.show(imageId),
    turn: this.#flow.turn,
    shown: () => void this.#flow.lookAhead(),
    keep: (event) => this.#marks.value?.keep(event),
  }

  /** Whom she looked for is answered: the others come back. */
  goBack(): void {
    this.#search.seek('')
    this.shows = 'all'
    this.closeCase()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!this.unitId && this.session) this.unitId = this.session.units[0]?.id ?? ''
    if (changed.has('unitId')) this.waiting = null
    this.#emergency.watch()
    this.#open.room = picturesIn(this.layout === 'wide' ? this.panes.table : 0)
  }

  protected override updated(): void {
    const { case: one, imagesRead, hung, referralId, earlier } = this.#open
    // No photograph will say that it is shown.
    if (one && imagesRead && hung.length === 0) void this.#flow.lookAhead()
    this.registries.walkthroughs.look()
    if (this.waiting) this.#beside.when((beside) => this.#reckon(beside))
    else if (this.hasCase || this.registries.menus.isUsed) this.#beside.when()
    const { client, unitId } = this
    if (client && (imagesRead || referralId === ''))
      this.#marks.when((marks) => marks.follow(client, referralId, earlier))
    this.#packs.value?.opened(this.#open.isWhole ? one : undefined)
    // Packs come behind the list; without a line they come later.
    if (this.waiting && client) this.#packs.when((packs) => this.isConnected && packs.follow(client, unitId))
    // Which of its buttons can be pressed has changed with the screen.
    this.renderRoot.querySelector('lys-walkthrough')?.requestUpdate?.()
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.client || !this.session) return nothing
    const { hasCase, layout, listFolded } = this
    return html`
      <div class="frame" tabindex="-1" ?data-case=${hasCase} ?data-beside=${this.panes.isBeside} ?data-alone=${this.panes.sideFolded}>
        ${this.#strip.shown()}
        <lys-worklist
          id="list"
          role="region"
          aria-label=${msg('Waiting cases')}
          ?hidden=${this.unitId === '' || (layout === 'page' && (hasCase || this.#firstDay.value?.shown))}
          .client=${this.client}
          .unitId=${this.unitId}
          .personId=${this.session.person.id}
          .chosen=${this.#open.referralId}
          .show=${this.shows}
          .search=${this.#search.sought}
          .folded=${listFolded}
          .dense=${this.is('worklist.dense')}
          .drafts=${this.drafts}
          @lys-case-open=${this.#opened}
          @lys-worklist-loaded=${this.#loaded}
        ></lys-worklist>
        ${layout === 'page' || listFolded ? nothing : this.panes.separator('list', 'list')}
        ${hasCase ? nothing : nothingOpen(this.#emergency.overWords(), html`${this.#firstDay.value?.invitation()} ${this.#firstDay.value?.panel()}`)}
        ${this.#case()} ${this.foot ? (this.#beside.value?.statusBar(this.registries) ?? html`<footer class="status"></footer>`) : nothing}
      </div>
      ${this.#packs.value?.notice()} ${this.palette.dialogs()}
      ${this.#emergency.dialog()}`
  }

  #case(): TemplateResult {
    const isWide = this.layout === 'wide'
    const screen = this.#beside.value
    if (!screen) return caseToCome(this.#beside, this.hasCase)
    return screen.caseView({
      open: this.#open,
      marks: this.#marks.value,
      client: this.client!,
      session: this.session!,
      isWide,
      shows: (tab) => (isWide ? tab === 'pictures' || !this.panes.sideFolded : this.tab === tab),
      next: this.#flow.nextName,
      emergency: this.#emergency,
      back: this.layout === 'page' ? commandButton(this, 'case.close', msg('Back to the list')) : nothing,
      tools: isWide
        ? screen.toolRail(this.registries, this.bar('viewer/toolbar'), this.#open.compared)
        : screen.tabBar(this.tab, (tab) => this.showTab(tab)),
      comparing: this.compare,
      beside: {
        first: this.hasCase ? this.#firstDay.value?.panel() : nothing,
        side: this.#sideViews.value?.at('side'),
        reply: html`${this.bar('reply/toolbar')} ${this.#sideViews.value?.at('reply')}`,
        separator: isWide && !this.panes.sideFolded ? this.panes.separator('side', 'information reply') : nothing,
      },
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
