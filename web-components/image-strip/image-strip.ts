import { html, nothing, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Client, Image } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { lacking, type Place, partOf, partPlace, placeWord } from '../shared/parts.ts'
import { canBeSeen, inOrder, qualityWords, shownWord, type Views } from '../shared/photographs.ts'
import { ImageShowEvent } from './image-strip.events.ts'
import { styles } from './image-strip.styles.ts'

/** The photographs of a case with their numbers, what state they are in, and an empty frame for each view that was asked for and did not come; part by part, where there are several. @fires lys-image-show @csspart frame a photograph's button */
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
    notes: { attribute: false },
  }
  /** Says where small pictures are. */
  declare client: (Pick<Client, 'thumbnailUrl'> & Partial<Pick<Client, 'tickets' | 'readThumbnail'>>) | undefined
  /** The photographs of the case. */
  declare images: readonly Image[]
  /** The views of the questionnaire, for their names and their order. */
  declare views: Views
  /** The id of the image on the light table. */
  declare shown: string
  /** Ids of all that hang on the light table. */
  declare hung: readonly string[]
  /** What else there is to say of a photograph, by its id. */
  declare notes: ReadonlyMap<string, string> | undefined
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
    const missing = lacking(this.views, images)
    if (images.length === 0 && missing.length === 0)
      return html`<p class="none muted">${msg('No photographs came with this case.')}</p>`
    const partAt = (part: string | undefined) => partPlace(part, this.views)
    const shown = images.map((image, index) => ({ at: partAt(partOf(image, this.views)), image, number: index + 1 }))
    const partFor = ({ view, part }: Place) => partOf({ view: view.view, belongsTo: part?.code ?? null }, this.views)
    const empty = missing.map((place) => ({ at: partAt(partFor(place)), place }))
    // What a part lacks stands at its end.
    const all = [...shown, ...empty].sort((a, b) => a.at - b.at)
    return html`<ol role="list" aria-label=${msg('Photographs')}>
      ${repeat(
        all,
        (one) => ('image' in one ? one.image.id : placeWord(one.place)),
        (one, index) => {
          const begins = index > 0 && one.at !== all[index - 1]?.at
          return html`<li class=${begins ? 'begins' : ''}>${'image' in one ? this.#frame(one.image, one.number) : lackingFrame(one.place)}</li>`
        },
      )}
    </ol>`
  }

  #frame(image: Image, number: number): TemplateResult {
    const view = shownWord(image, this.views)
    return html`<button
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
            : html`<img src=${this.client.thumbnailUrl(image.id)} alt="" width="56" height="56" decoding="async">`
          : image.status === 'failed'
            ? icons.warning
            : icons.clock
      }</span>
      <span class="words">${this.unnumbered ? nothing : html`<span class="number">${number}</span> `}${state(image, this.notes?.get(image.id))} <span class="view">${view}</span></span>
    </button>`
  }
}

const lackingFrame = (place: Place): TemplateResult => {
  const view = placeWord(place)
  return html`<div class="lacking"><span class="picture">${icons.image}</span>
    <span class="words"><strong>${msg('Missing')}</strong> <span class="view" title=${view}>${view}</span></span></div>`
}

function state(image: Image, note = ''): TemplateResult | typeof nothing {
  const words = image.status === 'received' ? msg('Being prepared') : note || qualityWords(image)
  return words ? html`<strong>${words}</strong>` : nothing
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-image-strip': LysImageStrip
  }
}
