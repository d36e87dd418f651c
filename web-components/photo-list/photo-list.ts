import { html, nothing, type PropertyValues } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Client, Image, MarksOfImage } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, str } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { describeImage, inOrder, shownWord, type Views } from '../shared/photographs.ts'
import { marksOf } from '../shared/read-marks.ts'
import type { Region } from '../shared/shapes.ts'
import { closeLook, drawnOver, listOf } from './drawn-marks.ts'
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
    region: { state: true },
  }
  /** Says where pictures are. */
  declare client: (Pick<Client, 'previewUrl' | 'originalUrl'> & Partial<Pick<Client, 'regionUrl'>>) | undefined
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
  /** Where to look in the one in the dialog; all of it without. */
  declare protected region: Region | undefined

  constructor() {
    super()
    this.images = []
    this.views = []
    this.marks = []
    this.place = ''
    this.shown = undefined
    this.broken = new Set()
    this.region = undefined
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
    </button>${drawnOver(image, this.#marksOf(image))}`
  }

  #marksOf({ id }: Image) {
    const found = this.marks.find(({ imageId }) => imageId === id)
    return found ? marksOf(found) : []
  }

  /** What was drawn, in words. */
  #told(image: Image) {
    const marks = this.#marksOf(image)
    return marks.length === 0 ? nothing : listOf(marks, (part) => this.#open(image.id, part))
  }

  #open(id: string, part?: Region): void {
    this.region = part
    this.shown = id
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
        ${this.region ? this.#tool(msg('Whole picture'), icons.fit, () => (this.region = undefined)) : nothing}
        ${this.#tool(msg('Close'), icons.close, () => this.renderRoot.querySelector('dialog')?.close())}
      </div>
      ${this.#whole(image)} ${this.#told(image)}`
  }

  /** The whole of it, or a part: with what was drawn, on the same spot. */
  #whole(image: Image) {
    const { client } = this
    const previewUrl = client?.previewUrl(image.id) ?? ''
    const words = this.#describe(image)
    const look = closeLook(image, this.#marksOf(image), {
      previewUrl,
      words,
      part: this.region,
      regionUrl: client?.regionUrl,
    })
    return html`<div class="whole">${look}</div>`
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

  #key({ key }: KeyboardEvent): void {
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
