import { html, nothing, type ReactiveController } from 'lit'
import type { Client, Image } from '../client.ts'
import { msg, str } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { canBeSeen, isOverview } from '../shared/photographs.ts'
import { styles } from './compare.styles.ts'
import { Aligning } from './compare-align.ts'
import { compareBar } from './compare-bar.ts'
import type { Comparisons } from './compare-commands.ts'
import { EarlierPhotographs } from './compare-earlier.ts'
import { ComparedPanes, type PanesScreen } from './compare-panes.ts'
import type { Curtain } from './curtain.ts'
import type { Layout } from './layout.ts'
import type { Comparing } from './light-table.ts'
import type { OpenCase } from './open-case.ts'
import type { Palette } from './palette.ts'
import type { Registries } from './registries.ts'
import { toolButton } from './tool-rail.ts'

interface Screen extends PanesScreen {
  readonly client: Client | undefined
  readonly layout: Layout
  readonly registries: Registries
  readonly palette: Palette
}

const most = 4

/** Two to four photographs, beside each other or one at a time on the same place, moved as one. What hangs is the open case's. */
export class Compare implements ReactiveController, Comparing, Comparisons {
  readonly #screen: Screen
  readonly #open: OpenCase
  readonly #panes: ComparedPanes
  readonly #earlier: EarlierPhotographs
  #aligning: Aligning | undefined
  #blinks = false
  #curtain: Curtain | undefined
  #said = ''
  /** Whose case it was when anything of it was kept here. */
  #referralId: string

  constructor(screen: Screen, open: OpenCase) {
    this.#screen = screen
    this.#open = open
    this.#referralId = open.referralId
    this.#panes = new ComparedPanes(screen, open, (event, id) => this.#aim(event, id))
    this.#earlier = new EarlierPhotographs(open, (imageId) => this.#toggle(imageId))
    const root = screen.renderRoot as ShadowRoot
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles.styleSheet!]
    screen.addController(this)
  }

  hostDisconnected(): void {
    this.#stopAligning()
    this.#drop()
    this.#panes.end()
  }

  /** Nothing of one patient is kept for the next. */
  hostUpdate(): void {
    if (this.#open.hung.length !== 2) this.#drop()
    if (this.#referralId === this.#open.referralId) return
    this.#referralId = this.#open.referralId
    this.#layBeside()
    this.#panes.lock.forget()
    this.#said = ''
  }

  hostUpdated(): void {
    const { compared, hung } = this.#open
    // One of them may have been taken back by the office meanwhile.
    if (compared && hung.length < 2) return void this.#end()
    this.#curtain?.watch(this.#panes.all)
    void this.#panes.bind()
  }

  get shows(): 'beside' | 'blink' | 'curtain' | 'align' {
    if (this.#aligning) return 'align'
    if (this.#curtain && this.#open.hung.length === 2) return 'curtain'
    return this.#blinks || this.#screen.layout === 'page' ? 'blink' : 'beside'
  }
  get state(): Comparisons['state'] {
    return this.#open.compared ? this.shows : ''
  }
  get earlierCount(): number {
    return this.#open.case?.earlier.length ?? 0
  }
  get classes(): Comparing['classes'] {
    const { compared } = this.#open
    return { compared, [this.shows]: compared, keys: this.#aligning?.byKeys ?? false }
  }

  compare(): void {
    if (this.#open.compared) return void this.#end()
    const partner = this.#partner()
    if (partner) this.#lay([this.#open.shown, partner.id])
    else if (this.#open.case?.earlier.length) void this.showEarlier()
    else this.say(msg('There is no other photograph to compare with.'))
  }

  toggleImage(index = -1): void {
    const image = this.#open.ordered[index]
    if (image && canBeSeen(image)) this.#toggle(image.id)
  }

  blink(): void {
    const { compared, hung, shown } = this.#open
    if (!compared) this.compare()
    else if (this.shows === 'blink') this.#turn(hung[(hung.indexOf(shown) + 1) % hung.length]!)
    this.#layBeside()
    this.#blinks = this.#open.compared
    this.#screen.requestUpdate()
  }

  /** Two on one place, with a line between them that can be moved; once more as before. */
  async curtain(): Promise<void> {
    if (this.shows === 'curtain') return void this.leaveCompared()
    if (!this.#open.compared) this.compare()
    const { Curtain } = await import('./curtain.ts')
    const { compared, hung } = this.#open
    if (!compared) return
    if (hung.length !== 2) return void this.say(msg('The curtain hangs between two photographs.'))
    this.#layBeside()
    if (!this.#panes.lock.isLocked) this.#panes.lock.toggle()
    this.#curtain = new Curtain(this.#screen.renderRoot as ShadowRoot, {
      changed: () => this.#screen.requestUpdate(),
      parted: () => {
        this.#drop()
        this.say(msg('Beside each other again: something stands under one of them.'))
      },
    })
    this.say(msg('The arrows draw the curtain.'))
    await this.#screen.updateComplete
    this.#line?.focus()
  }

  lockCompared(): void {
    this.#stopAligning()
    const { lock } = this.#panes
    lock.toggle()
    this.say(lock.isLocked ? msg('They move together.') : msg('Each moves alone.'))
  }

  alignCompared(): void {
    this.#layBeside()
    this.#panes.lock.isLocked = false
    this.#aligning = new Aligning(this.#panes.all, {
      changed: () => this.#screen.requestUpdate(),
      nameOf: (id) => this.#nameOf(id),
      say: (words) => this.say(words),
      done: (spots) => {
        this.#stopAligning()
        this.#panes.lock.align(spots)
        this.#panes.lock.lead(this.#open.shown)
        this.say(msg('Aligned. They move together.'))
      },
    })
    this.say(this.#aligning.words)
    void this.#screen.updateComplete.then(() => this.#panes.all[0]?.viewer.focus())
  }

  unalignCompared(): void {
    this.#stopAligning()
    this.#panes.lock.unplace(this.#open.shown)
    this.say(msg('No longer aligned.'))
  }

  leaveCompared(): void {
    const { lock } = this.#panes
    if (this.#aligning) {
      this.#stopAligning()
      lock.isLocked = true
      lock.lead(this.#open.shown)
    } else if (this.#curtain) this.#drop()
    else if (this.#blinks) this.#blinks = false
    else this.#end()
    this.#screen.requestUpdate()
  }

  async showEarlier(): Promise<void> {
    const { client } = this.#screen
    if (client) this.say(await this.#earlier.toggle(client))
  }

  get bar(): unknown {
    const { compared, hung } = this.#open
    const { isLocked, basis } = this.#panes.lock
    if (!compared)
      return this.#said ? html`<div class="compare"><p class="doing" role="status">${this.#said}</p></div>` : nothing
    return compareBar(this.#screen.registries, {
      shows: this.shows,
      isLocked,
      basis,
      instruction: this.#aligning?.words,
      mayDraw: hung.length === 2,
      mayAdd: hung.length < most && this.#addable.length > 0,
      layout: this.#screen.layout,
      said: this.#said,
      add: () => void this.#add(),
    })
  }
  get over(): unknown {
    if (this.shows !== 'curtain') return nothing
    const [left, right] = this.#open.hung.map((id) => this.#nameOf(id))
    return this.#curtain?.line([left!, right!])
  }
  get earlier(): unknown {
    const { client, registries } = this.#screen
    if (!client || this.earlierCount === 0) return nothing
    return html`${toolButton(registries, 'image.showEarlier', msg('Earlier photographs'))} ${this.#earlier.strips(client)}`
  }
  head(id: string): unknown {
    const image = this.#open.imageOf(id)
    if (!this.#open.compared || !image) return nothing
    const label = msg(str`Take away: ${this.#open.describe(image)}`)
    const isEarlier = image.referralId !== this.#open.referralId
    return html`<button class=${isEarlier ? 'quiet leave is-earlier' : 'quiet leave'} type="button" aria-label=${label}
      title=${label} @click=${() => this.#toggle(id)}>${icons.close}</button>`
  }
  within(id: string): unknown {
    const { compared, images } = this.#open
    if (this.#aligning) return this.#aligning.over(id)
    if (compared || images.length + this.earlierCount < 2 || this.#screen.layout === 'wide') return nothing
    return html`<span slot="tools">${toolButton(this.#screen.registries, 'viewer.compare', icons.compare)}</span>`
  }

  /** Over the photographs, until something else is said or another case opened. */
  readonly say = (words: string): void => {
    this.#said = words
    this.#screen.requestUpdate()
  }

  /** Beside which one is best seen: one that hangs already, before the next and the previous; an overview beside an overview. */
  #partner(): Image | undefined {
    const { ordered, shown, hung } = this.#open
    const at = ordered.findIndex(({ id }) => id === shown)
    const others = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(0, at)).toReversed()].filter(canBeSeen)
    const isLike = (one: Image) => isOverview(one) === isOverview(ordered[at] ?? one)
    const place = (one: Image) => (isLike(one) ? 0 : 2) + (hung.includes(one.id) ? 0 : 1)
    return others.toSorted((a, b) => place(a) - place(b))[0]
  }

  /** Earlier ones first, each lot in its own order. */
  #lay(ids: readonly string[], shown = this.#open.shown): void {
    const { ordered, earlier } = this.#open
    const all: readonly string[] = [...earlier, ...ordered].map(({ id }) => id)
    const inOrder = all.filter((id) => ids.includes(id))
    this.#stopAligning()
    this.#said = ''
    this.#open.lay(inOrder, inOrder.includes(shown) ? shown : inOrder[0]!)
  }

  #toggle(imageId: string): void {
    const { compared, hung, shown } = this.#open
    if (!compared && imageId === shown) return void this.compare()
    const ids = compared ? hung : [shown]
    const others = ids.filter((id) => id !== imageId)
    if (others.length === ids.length && ids.length >= most) this.say(msg('No more than four can be compared.'))
    else if (others.length === ids.length) this.#lay([...ids, imageId], this.shows === 'blink' ? imageId : shown)
    else if (others.length > 1) this.#lay(others)
    else this.#end()
  }

  /** Back to how they hung; what she had turned to stays, unless it is another case's. */
  #end(): void {
    const { shown, images } = this.#open
    this.#layBeside()
    this.#said = ''
    const stays = images.some(({ id }) => id === shown)
    this.#open.lay([], stays ? shown : '')
    if (stays) this.#open.show(shown)
  }

  get #addable(): readonly Image[] {
    const { earlier, ordered, hung } = this.#open
    return [...earlier, ...ordered].filter((one) => canBeSeen(one) && !hung.includes(one.id))
  }
  async #add(): Promise<void> {
    const rows = this.#addable.map((one) => ({ id: one.id, label: this.#open.describe(one) }))
    const chosen = await this.#screen.palette.pick(rows, msg('Compare with which photograph?'))
    if (chosen && this.#addable.some(({ id }) => id === chosen)) this.#toggle(chosen)
  }

  #turn(id: string): void {
    const hadFocus = this.#panes.all.some(({ viewer }) => viewer.matches(':focus-within'))
    this.#open.show(id)
    this.say(this.#open.describe(this.#open.imageOf(id)!))
    if (hadFocus) void this.#screen.updateComplete.then(() => this.#panes.viewerOf(id)?.focus())
  }

  #nameOf(id: string): string {
    return this.#open.describe(this.#open.imageOf(id)!).split(':')[0]!
  }

  get #line(): HTMLElement | null {
    return this.#screen.renderRoot.querySelector<HTMLElement>('.panes > .line')
  }
  /** The curtain hangs no more; whoever held it goes on at the photograph. */
  #drop(): void {
    if (!this.#curtain) return
    if (this.#line?.matches(':focus')) void this.#screen.updateComplete.then(() => this.#focusShown())
    this.#curtain.end()
    this.#curtain = undefined
    this.#screen.renderRoot.querySelector<HTMLElement>('.panes')?.style.removeProperty('--curtain')
    this.#screen.requestUpdate()
  }

  /** While it is fetched the photograph takes no keys: the screen does. */
  #focusShown(): void {
    const { renderRoot } = this.#screen
    const viewer = this.#panes.viewerOf(this.#open.shown)
    if (viewer?.ready) viewer.focus()
    else renderRoot.querySelector<HTMLElement>('.frame')?.focus()
  }

  /** Whatever else they were shown by is over. */
  #layBeside(): void {
    this.#stopAligning()
    this.#blinks = false
    this.#drop()
  }

  #stopAligning(): void {
    if (this.#aligning) this.#said = ''
    this.#aligning?.end()
    this.#aligning = undefined
  }

  /** Whether the cross is needed, and where Enter puts a spot. */
  #aim(event: Event, id: string | undefined): void {
    const aligning = this.#aligning
    if (!aligning) return
    const byKeys = event.type === 'keydown'
    if (byKeys !== aligning.byKeys) this.#screen.requestUpdate()
    aligning.byKeys = byKeys
    const { key } = event as KeyboardEvent
    const [on] = event.composedPath() as Element[]
    if (id && on?.matches('.stage') && (key === 'Enter' || key === ' ')) aligning.putInMiddle(id)?.viewer.focus()
  }
}
