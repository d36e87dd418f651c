import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import type { Annotation, Scale, Tool } from '../shared/annotation.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { msg } from '../shared/i18n.ts'
import { Later, orBeginAgain, whenIdle } from '../shared/later.ts'
import { AtRest, type Lie, lieOf } from './at-rest.ts'
import { Fetching, type Opening } from './fetching.ts'
import type { Instruments } from './instruments.ts'
import type { Unkept } from './kept-marks.ts'
import type { Marks, MarksHost } from './marks.ts'
import { message, type Phase } from './message.ts'
import { MovedElement } from './moved-element.ts'
import { loadLibrary } from './open-seadragon.ts'
import { AbsenceError } from './previews.ts'
import { Stage } from './stage.ts'
import { bar, deedOf, type Tools } from './tools.ts'
import type { Absence, Place, ViewedImage } from './viewed-image.ts'
import { ImageRetryEvent, ImageShownEvent } from './viewer.events.ts'
import { styles } from './viewer.styles.ts'

/** What is held over the photograph and what lies over it, its light and its true size. */
const inHand = () => import('./in-hand.ts')

/**
 * One photograph, to be looked at closely: all of it at once, small, the tiles over it, and the tools to move it. Wraps
 * OpenSeadragon, which is loaded with the first photograph.
 * @fires lys-image-shown first recognisable, then sharp
 * @fires lys-image-retry cancelable
 * @slot tools more buttons in the bar
 * @slot overlay what lies over the picture; it takes no pointer
 * @csspart stage the grey the photograph lies on
 */
export class LysViewer extends MovedElement implements Tools {
  static readonly tag = 'lys-viewer'
  static override styles = [base, controls, styles]
  static override properties = {
    image: { attribute: false },
    tickets: { attribute: false },
    embedded: { type: Boolean },
    bare: { type: Boolean },
    fetcher: { attribute: false },
    annotations: { attribute: false },
    unkept: { attribute: false },
    scale: { attribute: false },
    editable: { type: Boolean },
    phase: { state: true },
    absence: { state: true },
    tilesLost: { state: true },
    canvasLost: { state: true },
    zoom: { state: true },
    isWhole: { state: true },
    flipped: { state: true },
    fullScreen: { state: true },
    announced: { state: true },
  }
  /** What to show; undefined while it is not known, null where there is none. */
  declare image: ViewedImage | null | undefined
  /** Where to get the headers that open a picture, where the page has no cookie. */
  declare tickets: Opening | undefined
  /** Lies in a page that scrolls: one finger and the bare wheel are the page's. */
  declare embedded: boolean
  /** Without its bar of tools: the host has them elsewhere. */
  declare bare: boolean
  /** What previews are fetched with. */
  declare fetcher: typeof fetch
  /** What is drawn over the photograph. */
  declare annotations: readonly Annotation[]
  /** What was drawn and is not kept yet: a host of several viewers gives all of them the same, so that it outlives each of them. */
  declare unkept: Unkept | undefined
  /** How large a pixel of it is, where that is known. */
  declare scale: Scale | null
  /** Whoever looks may draw, measure and say how large a pixel is. */
  declare editable: boolean
  declare protected phase: Phase
  declare protected absence: Absence
  declare protected tilesLost: boolean
  declare protected canvasLost: boolean
  declare protected zoom: number | undefined
  declare protected isWhole: boolean
  declare protected flipped: boolean
  declare protected fullScreen: boolean
  declare protected announced: string

  readonly #fetching = new Fetching(this)
  readonly #rest = new AtRest(
    () => this.#lie(),
    (words) => this.say(words),
  )
  #stage: Promise<Stage> | undefined
  /** The stage once it is there. */
  protected stage: Stage | undefined
  #marks = this.#marksToCome()
  #instruments = this.#instrumentsToCome()

  constructor() {
    super()
    this.embedded = false
    this.bare = false
    this.annotations = []
    this.scale = null
    this.editable = false
    this.fetcher = (...request) => fetch(...request)
    this.phase = 'none'
    this.absence = 'failed'
    this.tilesLost = this.canvasLost = false
    this.isWhole = true
    this.flipped = false
    this.fullScreen = false
    this.announced = ''
    this.addEventListener('fullscreenchange', () => this.#fullScreenChanged())
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('online', this.#backOnline)
    addEventListener('pagehide', this.#fetching.forget)
    if (this.hasUpdated) void this.#show()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('online', this.#backOnline)
    removeEventListener('pagehide', this.#fetching.forget)
    this.#rest.end()
    this.#fetching.begin()
    this.#marks.value?.destroy()
    this.#instruments.value?.destroy()
    this.#marks = this.#marksToCome()
    this.#instruments = this.#instrumentsToCome()
    this.#stage?.then((stage) => stage.destroy()).catch(() => undefined)
    this.#stage = this.stage = undefined
    this.#fetching.forget()
  }

  /** The photograph is on the screen and can be moved. */
  get ready(): boolean {
    return this.phase === 'shown'
  }

  /** Over the whole screen, and back. */
  toggleFullScreen(): void {
    if (this.fullScreen) void document.exitFullscreen()
    else void this.requestFullscreen().catch(() => undefined)
  }
  /** As it came: whole, upright, in its own light. */
  reset(): void {
    this.move((stage) => stage.upright())
    if (this.ready) this.flipped = false
    this.#instruments.value?.reset()
  }
  /** Sliders for light and colour. */
  adjust(): void {
    if (this.ready) this.#instruments.when((instruments) => instruments.toggleAdjust())
  }
  /** A millimetre of the patient is one on the screen. */
  trueSize(): void {
    if (this.ready) this.#instruments.when((instruments) => instruments.trueSize())
  }
  /** Takes a tool in hand, to be used with the pointer or the keys; without one lays down what is held. */
  hold(tool?: Tool): void {
    if (!this.ready) return
    if (!tool) return void this.#marks.value?.hold(undefined)
    this.#marks.when((marks) => {
      marks.hold(tool)
      this.focus()
    })
  }
  /** What is held. */
  get tool(): Tool | undefined {
    return this.#marks.value?.tool
  }
  /** The ruler, if nothing is held. */
  measure(): void {
    this.hold('length')
  }
  /** The pen, if nothing is held. */
  mark(): void {
    this.hold('pointer')
  }

  /** Tells whoever does not see. */
  say(words: string): void {
    this.announced = words
  }
  /** To the photograph, whose keys move it. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.stage')?.focus(options)
  }

  /** Asks for what did not arrive once more. */
  retry(): void {
    if (!this.image || !this.dispatchEvent(new ImageRetryEvent(this.image.id))) return
    orBeginAgain(() => this.#again().then(loadLibrary).then(this.#needed))
  }

  /** What a photograph has to itself, in CSS pixels. */
  get place(): Place {
    if (this.stage) return this.stage.place
    const { clientWidth: width, clientHeight: height } = this.renderRoot.querySelector('.place') ?? this
    return { width, height }
  }

  /** Fetches what is likely to be looked at next, so that it is there at once. */
  prefetch(image: ViewedImage): Promise<void> {
    return this.#fetching.prefetch(image)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (this.annotations.length > 0 || this.unkept?.own.size) this.#marks.when()
    if (this.scale) this.#instruments.when()
    if (!changed.has('image')) return
    const { image } = this
    const before = changed.get('image')
    if (image && image.id === before?.id && image.previewUrl === before.previewUrl && this.phase === 'shown') {
      if (image.tileSize !== before.tileSize) this.stage?.addTiles(image, this.#fetching.headers)
    } else if (image?.id !== before?.id || this.phase !== 'loading') {
      this.phase = image ? (image.previewUrl || image.tileSize ? 'loading' : 'preparing') : 'none'
      this.tilesLost = this.flipped = false
      this.zoom = undefined
      this.isWhole = true
      this.announced = ''
      this.#marks.value?.hold(undefined)
      this.#instruments.value?.reset()
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('image') && this.phase !== 'shown') void this.#show()
    this.#instruments.value?.laid(this.renderRoot)
  }

  async #show(): Promise<void> {
    const { image } = this
    const isOver = this.#fetching.begin()
    this.stage?.clear()
    this.#rest.end()
    if (!image || !(image.previewUrl || image.tileSize)) return
    this.phase = 'loading'
    try {
      const picture = this.#fetching.fetch(image, (headers) => this.stage?.renew(headers))
      const [stage, first] = await Promise.all([this.#take(), picture])
      if (!isOver()) stage.show(this.image ?? image, first, this.#fetching.headers)
    } catch (cause) {
      if (!isOver()) this.#isAbsent(cause instanceof AbsenceError ? cause.absence : 'lost')
    }
  }

  #marksToCome(): Later<Marks> {
    return new Later(this, async () => {
      const [{ Marks }] = await Promise.all([inHand(), this.#take()])
      return new Marks(this as MarksHost) // whatever is drawn over has a photograph under it
    })
  }

  #instrumentsToCome(): Later<Instruments> {
    return new Later(this, async () => {
      const [{ Instruments }, stage] = await Promise.all([inHand(), this.#take()])
      return new Instruments(this, stage)
    })
  }

  /** What was wanted and did not come. */
  readonly #needed = (): Promise<unknown> =>
    Promise.all([this.#marks, this.#instruments].map((part) => part.isMissing && part.need()))

  #take(): Promise<Stage> {
    this.#stage ??= this.updateComplete.then(async () => {
      const one = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector)!
      const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches
      const options = {
        place: one('.place'),
        overview: one('.overview'),
        embedded: this.embedded,
        reducedMotion,
        ahead: this.#fetching.tile,
      }
      try {
        this.stage = await Stage.take(options, {
          shown: (sharp) => this.#isShown(sharp),
          tileLost: () => this.#lostTile(),
          moved: () => this.#moved(),
          canvasLost: (isLost) => (this.canvasLost = isLost),
          gestureHint: (gesture) =>
            gesture === 'drag' ? msg('Use two fingers to move the photograph') : msg('Hold Ctrl and scroll to zoom'),
        })
        this.watch(this.stage)
        return this.stage
      } catch (cause) {
        this.#stage = undefined
        throw cause
      }
    })
    return this.#stage
  }

  #isShown(sharp: boolean): void {
    this.phase = 'shown'
    if (sharp) this.tilesLost = false
    this.#moved()
    this.#rest.begin()
    // There before a hand wants it, also where the line breaks meanwhile.
    if (sharp && navigator.onLine) whenIdle(() => void inHand().catch(() => undefined))
    if (this.image) this.dispatchEvent(new ImageShownEvent(this.image.id, sharp))
  }

  #lostTile(): void {
    if (this.phase === 'shown') this.tilesLost = true
    else this.#isAbsent(navigator.onLine ? 'failed' : 'lost')
  }

  #isAbsent(absence: Absence): void {
    this.absence = absence
    this.phase = 'absent'
  }

  #moved(): void {
    const zoom = this.stage?.zoom
    if (!this.stage || zoom === undefined || this.phase !== 'shown') return
    this.isWhole = this.stage.isWhole
    this.zoom = zoom
    this.#rest.moved(this.isLed)
  }

  #lie(): Lie | undefined {
    const { image, zoom, view, isWhole } = this
    return image && view && zoom !== undefined ? lieOf(view, zoom, isWhole, image) : undefined
  }

  async #again(): Promise<void> {
    const { image, tickets } = this
    if (this.canvasLost) this.stage?.redraw()
    if (!image) return
    tickets?.drop?.(image.id)
    if (this.phase !== 'shown') return this.#show()
    this.tilesLost = false
    const headers = tickets ? await tickets.headers(image.id).catch(() => undefined) : {}
    if (image.id !== this.image?.id) return
    if (headers) this.stage?.addTiles(this.image, (this.#fetching.headers = headers))
    else this.tilesLost = true
  }

  readonly #backOnline = (): void => {
    this.#marks.value?.again()
    if (this.tilesLost || (this.phase === 'absent' && this.absence === 'lost')) void this.#again()
  }

  #fullScreenChanged(): void {
    this.fullScreen = (this.getRootNode() as Document | ShadowRoot).fullscreenElement === this
    this.stage?.yieldGestures(this.embedded && !this.fullScreen)
    if (this.shadowRoot?.activeElement === null) this.focus()
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!this.ready) return
    const deed = deedOf(event)
    // What is held has its own use for Alt, and brackets are typed with AltGr.
    if (this.#marks.value?.key(event)) event.preventDefault()
    else if (deed && !(event.ctrlKey || event.altKey || event.metaKey)) {
      event.preventDefault()
      deed(this)
    }
  }

  protected override render(): TemplateResult {
    const { image, ready } = this
    return html`
      <div class="frame" aria-busy=${this.phase === 'loading' ? 'true' : nothing}>
        <div
          class="stage"
          part="stage"
          role=${ready ? 'application' : nothing}
          tabindex=${ready ? '0' : nothing}
          aria-roledescription=${ready ? msg('photograph') : nothing}
          aria-label=${ready && image ? image.description : nothing}
          aria-describedby=${ready ? 'keys' : nothing}
          @keydown=${this.#key}
          @pointerdown=${() => this.focus({ preventScroll: true })}
        >
          <div class=${classMap({ place: true, empty: !ready })}></div>
          <div class=${classMap({ overview: true, unneeded: !ready || this.isWhole })} aria-hidden="true"></div>
        </div>
        ${ready ? html`${this.#instruments.value?.layer()}${this.#marks.value?.layer()}` : nothing}
        <div class="overlay"><slot name="overlay"></slot></div>
        ${message({ image, phase: this.phase, absence: this.absence, tilesLost: this.tilesLost, toolsMissing: this.#marks.isMissing || this.#instruments.isMissing, canvasLost: this.canvasLost, retry: () => this.retry() })}
      </div>
      ${ready ? html`<div class="strips">${this.#instruments.value?.strip()}${this.#marks.value?.strip()}</div>` : nothing}
      ${this.bare && !this.fullScreen ? nothing : bar(this, { ready, zoom: this.zoom, flipped: this.flipped, fullScreen: this.fullScreen, editable: this.editable })}
      <p class="visually-hidden" id="keys">${msg('Plus and minus zoom, the arrows move, 0 shows the whole picture, A its actual pixels, S its true size, Shift R and Shift E turn it, M mirrors it, E measures, P points out, H changes the light, X brings it back as it came, F fills the screen.')}</p>
      <p class="visually-hidden" id="announced" role="status">${this.announced}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-viewer': LysViewer
  }
}
