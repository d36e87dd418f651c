import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatPercent } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import type { Tickets } from '../shared/tickets.ts'
import type { Annotation, Scale, Tool } from './annotation.ts'
import { marksStyles } from './marks.styles.ts'
import type { Marks, MarksHost } from './marks.ts'
import { message, type Phase } from './message.ts'
import { AbsenceError, type Picture, Previews } from './previews.ts'
import { Stage } from './stage.ts'
import type { Surface } from './surface.ts'
import { bar, keys, type Tools } from './tools.ts'
import type { Region, View } from './view.ts'
import type { Absence, ViewedImage } from './viewed-image.ts'
import { ImageRetryEvent, ImageShownEvent } from './viewer.events.ts'
import { styles } from './viewer.styles.ts'

/** Zooming sends a value with every turn of the wheel; a screen reader hears where it came to rest. */
const restMs = 600

/**
 * One photograph, to be looked at closely: the preview at once, the tiles over it, and the tools to move it. Wraps
 * OpenSeadragon, which is loaded with the first photograph.
 * @fires lys-image-shown first recognisable, then sharp
 * @fires lys-image-retry cancelable
 * @slot tools more buttons in the bar
 * @slot overlay what lies over the picture; it takes no pointer
 * @csspart stage the grey the photograph lies on
 */
export class LysViewer extends LysElement implements Tools {
  static readonly tag = 'lys-viewer'
  static override styles = [base, controls, styles, marksStyles]
  static override properties = {
    image: { attribute: false },
    tickets: { attribute: false },
    embedded: { type: Boolean },
    bare: { type: Boolean },
    fetcher: { attribute: false },
    annotations: { attribute: false },
    scale: { attribute: false },
    editable: { type: Boolean },
    phase: { state: true },
    absence: { state: true },
    tilesLost: { state: true },
    zoom: { state: true },
    isWhole: { state: true },
    flipped: { state: true },
    fullScreen: { state: true },
    announced: { state: true },
  }
  /** What to show; undefined while it is not known, null where there is none. */
  declare image: ViewedImage | null | undefined
  /** Where to get the headers that open a picture, where the page has no cookie. */
  declare tickets: Pick<Tickets, 'headers'> | undefined
  /** Lies in a page that scrolls: one finger and the bare wheel are the page's. */
  declare embedded: boolean
  /** Without its bar of tools: the host has them elsewhere. */
  declare bare: boolean
  /** What previews are fetched with. */
  declare fetcher: typeof fetch
  /** What is drawn over the photograph. */
  declare annotations: readonly Annotation[]
  /** How large a pixel of it is, where that is known. */
  declare scale: Scale | null
  /** Whoever looks may draw, measure and say how large a pixel is. */
  declare editable: boolean
  declare protected phase: Phase
  declare protected absence: Absence
  declare protected tilesLost: boolean
  declare protected zoom: number | undefined
  declare protected isWhole: boolean
  declare protected flipped: boolean
  declare protected fullScreen: boolean
  declare protected announced: string

  readonly #previews = new Previews(() => this.fetcher)
  #stage: Promise<Stage> | undefined
  /** The stage once it is there. */
  #taken: Stage | undefined
  #headers: Readonly<Record<string, string>> = {}
  /** Each load has a number; an answer to an older one is dropped. */
  #load = 0
  /** Ends with what is shown: its tickets are renewed no longer. */
  #shows = new AbortController()
  #resting: ReturnType<typeof setTimeout> | undefined
  #restedAt: string | undefined
  readonly #watchers = new Set<() => void>()
  #marks: Promise<Marks> | undefined
  /** The same once they are there. */
  #laid: Marks | undefined

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
    this.tilesLost = false
    this.isWhole = true
    this.flipped = false
    this.fullScreen = false
    this.announced = ''
    this.addEventListener('fullscreenchange', () => this.#fullScreenChanged())
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('online', this.#backOnline)
    addEventListener('pagehide', this.#forget)
    if (this.hasUpdated) void this.#show()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('online', this.#backOnline)
    removeEventListener('pagehide', this.#forget)
    clearTimeout(this.#resting)
    this.#load += 1
    this.#shows.abort()
    this.#laid?.destroy()
    this.#marks = this.#laid = undefined
    this.#stage?.then((stage) => stage.destroy()).catch(() => undefined)
    this.#stage = this.#taken = undefined
    this.#forget()
  }

  /** The photograph is on the screen and can be moved. */
  get ready(): boolean {
    return this.phase === 'shown'
  }

  /** One step closer. */
  zoomIn(): void {
    this.#move((stage) => stage.zoomIn())
  }
  /** One step away. */
  zoomOut(): void {
    this.#move((stage) => stage.zoomOut())
  }
  /** The whole picture, as large as fits. */
  fit(): void {
    this.#move((stage) => stage.fit())
  }
  /** One pixel of the screen for each of the photograph. */
  actualSize(): void {
    this.#move((stage) => stage.actualSize())
  }
  /** A quarter turn to the left. */
  rotateLeft(): void {
    this.#move((stage) => stage.rotateBy(-90))
  }
  /** A quarter turn to the right. */
  rotateRight(): void {
    this.#move((stage) => stage.rotateBy(90))
  }
  /** Left for right, and back. */
  flip(): void {
    this.#move((stage) => stage.flip())
    if (this.ready) this.flipped = !this.flipped
  }
  /** One step in each direction, counted to the right and down. */
  panBy(right: number, down: number): void {
    this.#move((stage) => stage.panBy(right, down))
  }
  /** Over the whole screen, and back. */
  toggleFullScreen(): void {
    if (this.fullScreen) void document.exitFullscreen()
    else void this.requestFullscreen().catch(() => undefined)
  }
  /** Takes a tool in hand, to be used with the pointer or the keys; without one lays down what is held. */
  async hold(tool?: Tool): Promise<void> {
    if (!this.ready || (!tool && !this.#marks)) return
    const marks = await this.#layMarks().catch(() => undefined)
    marks?.hold(tool)
    if (tool) this.focus()
  }

  /** Where one looks now; undefined while there is nothing to see. */
  get view(): View | undefined {
    return this.ready ? this.#taken?.surface.view : undefined
  }
  /** Looks there at once, as another photograph leads. */
  lookAt(view: View): void {
    this.#move((stage) => stage.surface.lookAt(view))
  }
  /** Calls at every frame in which the photograph was drawn; its answer ends that. */
  onDraw(listener: () => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }
  /** Brings a part of the photograph into view. */
  showRegion(region: Region): void {
    this.#move((stage) => stage.surface.showRegion(region, false))
  }

  /** To the photograph, whose keys move it. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.stage')?.focus(options)
  }

  /** Asks for what did not arrive once more. */
  retry(): void {
    if (!this.image || !this.dispatchEvent(new ImageRetryEvent(this.image.id))) return
    void this.#again()
  }

  /** Fetches what is likely to be looked at next, so that it is there at once. */
  prefetch(image: ViewedImage): Promise<void> {
    const headers = this.tickets?.headers(image.id) ?? Promise.resolve({})
    return headers.then(
      (opening) => this.#previews.prefetch(image, opening, this.clientWidth * devicePixelRatio),
      // Nobody has asked for it yet: whoever does is told then.
      () => undefined,
    )
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (this.annotations.length > 0) void this.#layFirst()
    if (!changed.has('image')) return
    const { image } = this
    const before = changed.get('image')
    if (image && image.id === before?.id && image.previewUrl === before.previewUrl && this.phase === 'shown') {
      if (image.tileSize !== before.tileSize) this.#taken?.addTiles(image, this.#headers)
    } else if (image?.id !== before?.id || this.phase !== 'loading') {
      this.phase = image ? (image.previewUrl || image.tileSize ? 'loading' : 'preparing') : 'none'
      this.tilesLost = this.flipped = false
      this.zoom = undefined
      this.isWhole = true
      this.announced = ''
      this.#laid?.hold(undefined)
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('image') && this.phase !== 'shown') void this.#show()
  }

  async #show(): Promise<void> {
    const { image } = this
    const load = ++this.#load
    this.#shows.abort()
    this.#shows = new AbortController()
    this.#taken?.clear()
    clearTimeout(this.#resting)
    this.#restedAt = undefined
    if (!image || !(image.previewUrl || image.tileSize)) return
    this.phase = 'loading'
    try {
      const stageToCome = this.#take()
      const headers = await this.#open(image, load)
      const [stage, picture] = await Promise.all([stageToCome, this.#preview(image, headers)])
      if (load !== this.#load) return
      this.#headers = headers
      stage.show(this.image ?? image, picture, this.#headers)
    } catch (cause) {
      if (load === this.#load) this.#isAbsent(cause instanceof AbsenceError ? cause.absence : 'lost')
    }
  }

  /** The headers for this picture; where they are renewed, the tiles still to come are asked for with the new ones. */
  async #open(image: ViewedImage, load: number): Promise<Readonly<Record<string, string>>> {
    if (!this.tickets) return {}
    const renewed = (headers: Readonly<Record<string, string>>) => {
      if (load !== this.#load) return
      this.#headers = headers
      this.#taken?.renew(headers)
    }
    return this.tickets.headers(image.id, renewed, this.#shows.signal)
  }

  /** Without a preview there are still the tiles: only when those are missing too is the picture. */
  async #preview(image: ViewedImage, headers: Readonly<Record<string, string>>): Promise<Picture | undefined> {
    if (!image.previewUrl) return undefined
    try {
      return await this.#previews.read(image.previewUrl, headers)
    } catch (cause) {
      if (!image.tileSize || (cause as AbsenceError).absence === 'lost') throw cause
      return undefined
    }
  }

  #take(): Promise<Stage> {
    this.#stage ??= this.updateComplete.then(async () => {
      const one = <E extends HTMLElement>(selector: string) => this.renderRoot.querySelector<E>(selector)!
      const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches
      const options = { place: one('.place'), overview: one('.overview'), embedded: this.embedded, reducedMotion }
      try {
        this.#taken = await Stage.take(options, {
          shown: (sharp) => this.#isShown(sharp),
          tileLost: () => this.#lostTile(),
          moved: () => this.#moved(),
          gestureHint: (gesture) =>
            gesture === 'drag' ? msg('Use two fingers to move the photograph') : msg('Hold Ctrl and scroll to zoom'),
        })
        this.#taken.surface.onDraw(() => {
          for (const watcher of this.#watchers) watcher()
        })
        return this.#taken
      } catch (cause) {
        this.#stage = undefined
        throw cause
      }
    })
    return this.#stage
  }

  /** Loads what draws over a photograph, with the first that has something drawn over it. Rejects when it did not arrive. */
  async #layMarks(): Promise<Marks> {
    this.#marks ??= Promise.all([import('./marks.ts'), this.#take()]).then(
      ([{ Marks }, { surface }]) => (this.#laid = new Marks(this.#marksHost(surface))),
    )
    return this.#marks.catch((cause) => {
      this.#marks = undefined
      throw cause
    })
  }

  async #layFirst(): Promise<void> {
    if (this.#laid || !(await this.#layMarks().catch(() => undefined))) return
    this.requestUpdate()
  }

  #marksHost(surface: Surface): MarksHost {
    const viewer = this
    return {
      surface,
      get image() {
        return viewer.image!
      },
      get annotations() {
        return viewer.annotations
      },
      get scale() {
        return viewer.scale
      },
      get editable() {
        return viewer.editable
      },
      say: (words) => (this.announced = words),
      focus: () => this.focus(),
      requestUpdate: () => this.requestUpdate(),
      dispatchEvent: (event) => this.dispatchEvent(event),
    }
  }

  #isShown(sharp: boolean): void {
    this.phase = 'shown'
    if (sharp) this.tilesLost = false
    this.#moved()
    // Where a picture first comes to rest is not news.
    this.#restedAt ??= formatPercent(this.zoom ?? 1)
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

  #move(deed: (stage: Stage) => void): void {
    if (this.ready && this.#taken) deed(this.#taken)
  }

  #moved(): void {
    const zoom = this.#taken?.zoom
    if (!this.#taken || zoom === undefined || this.phase !== 'shown') return
    this.isWhole = this.#taken.isWhole
    if (zoom === this.zoom) return
    this.zoom = zoom
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.#rested(formatPercent(zoom)), restMs)
  }

  #rested(percent: string): void {
    if (this.#restedAt === percent) return
    this.#restedAt = percent
    this.announced = this.isWhole ? msg(str`Whole picture, ${percent}`) : msg(str`Zoom ${percent}`)
  }

  async #again(): Promise<void> {
    if (this.phase !== 'shown') return this.#show()
    this.tilesLost = false
    if (this.image) this.#taken?.addTiles(this.image, this.#headers)
  }

  readonly #backOnline = (): void => {
    if (this.tilesLost || (this.phase === 'absent' && this.absence === 'lost')) void this.#again()
  }

  readonly #forget = (): void => this.#previews.forget()

  #fullScreenChanged(): void {
    this.fullScreen = (this.getRootNode() as Document | ShadowRoot).fullscreenElement === this
    this.#taken?.yieldGestures(this.embedded && !this.fullScreen)
    if (this.shadowRoot?.activeElement === null) this.focus()
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!this.ready) return
    const deed = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
    // What is held has its own use for Alt, and brackets are typed with AltGr.
    if (this.#laid?.key(event)) event.preventDefault()
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
        ${ready ? (this.#laid?.layer() ?? nothing) : nothing}
        <div class="overlay"><slot name="overlay"></slot></div>
        ${message({ image, phase: this.phase, absence: this.absence, tilesLost: this.tilesLost, retry: () => this.retry() })}
      </div>
      ${ready ? (this.#laid?.strip() ?? nothing) : nothing}
      ${this.bare ? nothing : bar(this, { ready, zoom: this.zoom, flipped: this.flipped, fullScreen: this.fullScreen })}
      <p class="visually-hidden" id="keys">${msg('Plus and minus zoom, the arrows move, 0 shows the whole picture, A its actual pixels, Shift R and Shift E turn it, M mirrors it, F fills the screen.')}</p>
      <p class="visually-hidden" id="announced" role="status">${this.announced}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-viewer': LysViewer
  }
}
