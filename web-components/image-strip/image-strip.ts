import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Client, Image } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { language, msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { canBeSeen, inOrder, qualityWords, type Views, viewWord } from '../shared/photographs.ts'
import { ImageShowEvent } from './image-strip.events.ts'
import { styles } from './image-strip.styles.ts'

/** The photographs of a case with their numbers, what state they are in, and an empty frame for each view that was asked for and did not come. @fires lys-image-show @csspart frame a photograph's button */
export class LysImageStrip extends LysElement {
  static readonly tag = 'lys-image-strip'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    images: { attribute: false },
    views: { attribute: false },
    shown: {},
    hung: { attribute: false },
    unnumbered: { type: Boolean },
  }
  /** Says where small pictures are. */
  declare client: (Pick<Client, 'previewUrl'> & Partial<Pick<Client, 'tickets' | 'readPreview'>>) | undefined
  /** The photographs of the case. */
  declare images: readonly Image[]
  /** The views of the questionnaire, for their names and their order. */
  declare views: Views
  /** The id of the image on the light table. */
  declare shown: string
  /** Ids of all that hang on the light table. */
  declare hung: readonly string[]
  /** Without numbers: no key turns to these. */
  declare unnumbered: boolean

  constructor() {
    super()
    this.images = []
    this.views = []
    this.shown = ''
    this.hung = []
    this.unnumbered = false
  }

  protected override render(): TemplateResult {
    const images = inOrder(this.images, this.views)
    const lacking = this.views.filter((one) => one.required && !images.some((image) => image.view === one.view))
    if (images.length === 0 && lacking.length === 0)
      return html`<p class="none muted">${msg('No photographs came with this case.')}</p>`
    return html`<ol role="list" aria-label=${msg('Photographs')}>
      ${repeat(
        images,
        (one) => one.id,
        (one, index) => this.#frame(one, index + 1),
      )}
      ${lacking.map(
        ({ label }) => html`<li class="lacking"><span class="picture">${icons.image}</span>
          <span class="words"><strong>${msg('Missing')}</strong> <span class="view" title=${label[language()]}>${label[language()]}</span></span></li>`,
      )}
    </ol>`
  }

  #frame(image: Image, number: number): TemplateResult {
    const view = viewWord(image.view, this.views)
    return html`<li><button
      part="frame"
      class=${this.hung.includes(image.id) ? 'frame hung' : 'frame'}
      type="button"
      title=${view}
      aria-current=${ifDefined(image.id === this.shown ? 'true' : undefined)}
      aria-keyshortcuts=${ifDefined(number <= 9 && !this.unnumbered ? String(number) : undefined)}
      @click=${() => this.dispatchEvent(new ImageShowEvent(image.id))}
    >
      <span class="picture">${
        canBeSeen(image) && this.client
          ? this.client.tickets
            ? html`<lys-thumbnail .client=${this.client} image-id=${image.id}></lys-thumbnail>`
            : html`<img src=${this.client.previewUrl(image.id)} alt="" width="56" height="56" decoding="async">`
          : image.status === 'failed'
            ? icons.warning
            : icons.clock
      }</span>
      <span class="words">${this.unnumbered ? nothing : html`<span class="number">${number}</span> `}${state(image)} <span class="view">${view}</span></span>
    </button></li>`
  }
}

function state(image: Image): TemplateResult | typeof nothing {
  const words = image.status === 'received' ? msg('Being prepared') : qualityWords(image)
  return words ? html`<strong>${words}</strong>` : nothing
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-image-strip': LysImageStrip
  }
}
