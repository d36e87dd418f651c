import { html, type PropertyValues, type TemplateResult } from 'lit'
import type { Client } from '../client.ts'
import { LysElement } from '../shared/element.ts'
import { styles } from './thumbnail.styles.ts'

/**
 * A small picture where `<img>` would need a cookie, or `blob:` in the policy of a page that is not ours: its bytes are
 * fetched with the client's own proof and drawn. It fills its place and shows nothing until it comes into view.
 */
export class LysThumbnail extends LysElement {
  static readonly tag = 'lys-thumbnail'
  static override styles = styles
  static override properties = {
    client: { attribute: false },
    imageId: { attribute: 'image-id' },
    alt: {},
  }
  /** Fetches the picture. */
  declare client: Pick<Client, 'readThumbnail'> | undefined
  /** Which photograph (`img_…`). */
  declare imageId: string
  /** What it shows, in words; empty where the words stand beside it. */
  declare alt: string
  readonly #seen = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#draw()
  })
  #drawn = ''

  constructor() {
    super()
    this.imageId = ''
    this.alt = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#seen.observe(this)
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#seen.disconnect()
    this.#drawn = ''
    // Nothing of a patient stays in an element that is no longer looked at.
    const canvas = this.renderRoot.querySelector('canvas')
    if (canvas) canvas.width = 0
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('imageId') && !changed.has('client')) return
    this.#seen.unobserve(this)
    this.#seen.observe(this)
  }

  async #draw(): Promise<void> {
    const { client, imageId } = this
    if (!client || !imageId || this.#drawn === imageId) return
    this.#drawn = imageId
    try {
      const bitmap = await createImageBitmap(await client.readThumbnail(imageId))
      const canvas = this.renderRoot.querySelector('canvas')
      if (!canvas || this.#drawn !== imageId) return
      const wanted = Math.max(this.clientWidth, this.clientHeight, 1) * devicePixelRatio
      const scale = Math.min(1, wanted / Math.min(bitmap.width, bitmap.height))
      canvas.width = Math.round(bitmap.width * scale)
      canvas.height = Math.round(bitmap.height * scale)
      const context = canvas.getContext('2d')
      if (context) context.imageSmoothingQuality = 'high'
      context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      bitmap.close()
    } catch {
      // The grey ground stays; when it comes into view again it is asked for again.
      if (this.#drawn === imageId) this.#drawn = ''
    }
  }

  protected override render(): TemplateResult {
    return this.alt === ''
      ? html`<canvas width="0" height="0" aria-hidden="true"></canvas>`
      : html`<canvas width="0" height="0" role="img" aria-label=${this.alt}></canvas>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-thumbnail': LysThumbnail
  }
}
