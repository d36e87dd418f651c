import { html, nothing, type PropertyValues } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Client, Image, ImageInfo, MarksOfImage } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { need } from '../shared/define.ts'
import { LysElement } from '../shared/element.ts'
import { msg, str } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { Later } from '../shared/later.ts'
import { describeImage, inOrder, shownWord, type Views } from '../shared/photographs.ts'
import type { Region } from '../shared/shapes.ts'
import { styles } from './photo-list.styles.ts'

const placed = /photo=(img_[0-9a-z]+)&xywh=pixel:([\d.]+),([\d.]+),([\d.]+),([\d.]+)/

/** Photographs to look through, part by part: small ones in a list, one at a time in a dialog. */
export class LysPhotoList extends LysElement {
  static readonly tag = 'lys-photo-list'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    images: { attribute: false },
    views: { attribute: false },
    marks: { attribute: false },
    place: { attribute: false },
    shown: { state: true },
    broken: { state: true },
    infos: { state: true },
  }
  /** Says where pictures are. */
  declare client:
    | (Pick<Client, 'previewUrl' | 'originalUrl'> & Partial<Pick<Client, 'readImageInfo' | 'tileUrl' | 'tickets'>>)
    | undefined
  /** The photographs to show. */
  declare images: readonly Image[]
  /** What the pack calls the views; a view without a name stands under its code. */
  declare views: Views
  /** What was drawn over them, and how large their pixels are. */
  declare marks: readonly MarksOfImage[]
  /** Opens one at a part of it, once the photographs are there: `photo=img_…&xywh=pixel:x,y,width,height` (W3C Media Fragments). */
  declare place: string
  /** Id of the one in the dialog. */
  declare protected shown: string | undefined
  /** Those that did not arrive, with how often they were asked for again. */
  declare protected broken: ReadonlySet<string>
  /** Of those that were opened: without it there is only the small picture. */
  declare protected infos: ReadonlyMap<string, ImageInfo>
  readonly #drawn = new Later(this, () => import('./drawn-marks.ts'))
  /** Where to look in the one in the dialog. */
  #region: Region | undefined

  constructor() {
    super()
    this.images = []
    this.views = []
    this.marks = []
    this.place = ''
    this.shown = undefined
    this.broken = new Set()
    this.infos = new Map()
  }

  protected override render() {
    if (this.images.length === 0) return html`<p class="muted">${msg('No photographs were sent.')}</p>`
    return html`
      <ul role="list">${repeat(
        this.#ordered,
        ({ id }) => id,
        (image) => html`<li><figure>${this.#small(image)}
        <figcaption class="small">${shownWord(image, this.views)} ${this.#told(image)}</figcaption></figure></li>`,
      )}</ul>
      <dialog aria-label=${msg('Photograph')} @close=${() => (this.shown = undefined)} @keydown=${this.#key}>${this.#large()}</dialog>`
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (this.marks.some(({ annotations }) => annotations.length > 0)) this.#drawn.when()
    if (this.images.length === 0 || !(changed.has('place') || changed.has('images'))) return
    const [, id, ...numbers] = placed.exec(this.place) ?? []
    const [x, y, width, height] = numbers.map(Number)
    if (id && this.images.some((image) => image.id === id))
      this.#open(id, { x: x!, y: y!, width: width!, height: height! })
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('shown')) return
    const dialog = this.renderRoot.querySelector('dialog')
    if (this.shown !== undefined && !dialog?.open) dialog?.showModal()
  }

  #small(image: Image) {
    if (image.status === 'failed')
      return html`<p class="missing small">${msg('This photograph could not be shown.')}</p>`
    if (image.status === 'received') return html`<p class="missing small">${msg('Being prepared')}</p>`
    if (this.broken.has(image.id))
      return html`<p class="missing small">
        <button class="quiet" type="button" @click=${() => this.#again(image)}>${msg('Did not arrive. Fetch again')}</button></p>`
    return html`<button class="photo" type="button" aria-label=${msg(str`Enlarge: ${this.#describe(image)}`)}
      @click=${() => this.#open(image.id)}>
      <img src=${this.client?.previewUrl(image.id) ?? nothing} alt="" loading="lazy" decoding="async" @error=${() => this.#broke(image)}>
      ${this.#drawn.value?.drawnOver(image, this.#marksOf(image))}
    </button>`
  }

  #marksOf({ id }: Image) {
    const found = this.marks.find(({ imageId }) => imageId === id)
    return found && this.#drawn.value ? this.#drawn.value.marksOf(found) : []
  }

  /** What was drawn, in words. */
  #told(image: Image) {
    const marks = this.#marksOf(image)
    return marks.length === 0 ? nothing : this.#drawn.value?.listOf(marks, (region) => this.#open(image.id, region))
  }

  #open(id: string, region?: Region): void {
    this.#region = region
    this.shown = id
    need('lys-viewer')
    if (this.infos.has(id) || !this.client?.readImageInfo) return
    // Until it has come, and where it does not, there is the small picture.
    this.client.readImageInfo(id).then(
      (info) => (this.infos = new Map([...this.infos, [id, info]])),
      () => undefined,
    )
  }

  #large() {
    const image = this.images.find(({ id }) => id === this.shown)
    if (!image) return nothing
    const others = this.#seen.length > 1
    return html`
      <div class="tools row">
        <p>${this.#describe(image)}</p>
        ${others ? this.#tool(msg('Previous'), icons.previous, () => this.#turn(-1)) : nothing}
        ${others ? this.#tool(msg('Next'), icons.next, () => this.#turn(1)) : nothing}
        <a href=${this.client?.originalUrl(image.id) ?? nothing} download>${msg('Original file')}</a>
        ${this.#tool(msg('Close'), icons.close, () => this.renderRoot.querySelector('dialog')?.close())}
      </div>
      ${this.#whole(image)}`
  }

  /** To be looked at closely; the small picture, until what does that is here. */
  #whole(image: Image) {
    const { client } = this
    const marks = this.marks.find(({ imageId }) => imageId === image.id)
    const small = html`<img src=${client?.previewUrl(image.id) ?? nothing} alt=${this.#describe(image)}>`
    if (!client?.tileUrl || !image.width || !image.height) return html`<div class="whole">${small}</div>`
    return html`<lys-viewer class="whole" .image=${this.#viewed(image)} .tickets=${client.tickets} .scale=${marks?.calibration ?? null}
      .annotations=${marks?.annotations.map((one) => ({ ...one, by: one.by.name })) ?? []} @lys-image-shown=${this.#lookThere}>${small}</lys-viewer>`
  }

  #viewed(image: Image) {
    const info = this.infos.get(image.id)
    return {
      id: image.id,
      width: info?.width ?? image.width!,
      height: info?.height ?? image.height!,
      tileSize: info?.tileSize,
      previewUrl: this.client!.previewUrl(image.id),
      tileUrl: this.client!.tileUrl!(image.id),
      description: this.#describe(image),
    }
  }

  readonly #lookThere = ({ target }: Event): void => {
    if (this.#region) (target as HTMLElementTagNameMap['lys-viewer']).showRegion(this.#region)
    this.#region = undefined
  }

  #tool(name: string, drawing: unknown, run: () => void) {
    return html`<button class="quiet icon" type="button" aria-label=${name} title=${name} @click=${run}>${drawing}</button>`
  }

  get #seen(): readonly Image[] {
    return this.#ordered.filter(({ status }) => status === 'previewed' || status === 'ready')
  }

  get #ordered(): readonly Image[] {
    return inOrder(this.images, this.views)
  }

  #describe = (image: Image): string => describeImage(image, this.images, this.views)

  #key({ key, defaultPrevented }: KeyboardEvent): void {
    if (defaultPrevented) return
    if (key === 'ArrowLeft') this.#turn(-1)
    if (key === 'ArrowRight') this.#turn(1)
  }

  #turn(by: number): void {
    const seen = this.#seen
    const at = seen.findIndex(({ id }) => id === this.shown)
    const next = seen.at((at + by) % seen.length)
    if (next) this.#open(next.id)
  }

  #broke({ id }: Image): void {
    this.broken = new Set([...this.broken, id])
  }

  #again({ id }: Image): void {
    this.broken = new Set([...this.broken].filter((one) => one !== id))
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-photo-list': LysPhotoList
  }
}
