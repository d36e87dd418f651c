import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { ClientProblem, type PhotographFacts } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { fileButton } from '../shared/file-button.styles.ts'
import { fileProblemText } from '../shared/file-problems.ts'
import { formatPercent } from '../shared/format.ts'
import { language, msg, str } from '../shared/i18n.ts'
import { icons } from '../shared/icons.ts'
import { isFull, likelyPart, type Place, places, placeWord, type Views } from '../shared/parts.ts'
import { fields } from './fields.styles.ts'
import { photoFacts } from './photo-facts.ts'
import { styles } from './photographs.styles.ts'
import { qualityAdvice, rulerAdvice } from './quality-advice.ts'
import type { Photograph, Placed, Uploads } from './uploads.ts'

/** What a packless view is called, so that a referral without any can still carry photographs. */
const anyView = 'close_up'
const accepted = 'image/*,.heic,.heif'
/** The same bytes would be refused again. */
const hopeless = [
  'image.format-unsupported',
  'image.damaged',
  'image.too-large',
  'image.too-many-pixels',
  'image.too-many',
  'referral.closed',
]

/**
 * Photographs of a referral, what is said of each and how far it has come: one frame for every view the pack asks for, and
 * for every part of it where it wants every part, named where it is empty.
 * Files come by the frame, by several at once, by drag and drop, by paste. @csspart grid the frames
 */
export class LysPhotographs extends LysElement {
  static readonly tag = 'lys-photographs'
  static override styles = [base, controls, fileButton, fields, styles]
  static override properties = {
    uploads: { attribute: false },
    views: { attribute: false },
    adding: {},
    stickerHref: { attribute: 'sticker-href' },
    over: { state: true },
    undrawn: { state: true },
    removing: { state: true },
  }
  /** What was chosen and how far each is. */
  declare uploads: Uploads | undefined
  /** The views that the questionnaire asks for, and which parts each can show. */
  declare views: Views
  /** Frames for the views that are missing, one button for any more, or nothing more at all. */
  declare adding: 'by-view' | 'any' | 'no'
  /** Where a sheet of measuring stickers is, for views that are measured by one. */
  declare stickerHref: string | undefined
  declare private over: boolean
  /** Files this browser cannot draw. */
  declare private undrawn: ReadonlySet<string>
  /** The photograph that is asked about once more before it is taken back. */
  declare private removing: string | undefined

  constructor() {
    super()
    this.views = []
    this.adding = 'by-view'
    this.over = false
    this.undrawn = new Set()
    this.addEventListener('dragover', this.#drag)
    this.addEventListener('dragleave', () => (this.over = false))
    this.addEventListener('drop', this.#drop)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('paste', this.#paste)
    this.uploads?.addEventListener('change', this.#changed)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('paste', this.#paste)
    this.uploads?.removeEventListener('change', this.#changed)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!changed.has('uploads')) return
    changed.get('uploads')?.removeEventListener('change', this.#changed)
    if (this.isConnected) this.uploads?.addEventListener('change', this.#changed)
  }

  protected override render() {
    const items = this.uploads?.items ?? []
    const empty = this.adding === 'by-view' ? this.#empty() : []
    if (this.adding === 'no' && items.length === 0) return nothing
    // The pack's order; what shows none of its views stands last.
    const placed = this.views.flatMap((view) => [
      ...items.filter((item) => item.view === view.view),
      ...empty.filter((one) => one.view === view),
    ])
    const others = items.filter((item) => !this.views.some(({ view }) => view === item.view))
    return html`
      <h2>${msg('Photographs')}</h2>
      ${items.some(({ state }) => state === 'asking') ? this.#question() : nothing}
      <ul part="grid" class=${this.over ? 'over' : ''}>
        ${repeat([...placed, ...others], keyOf, (one) => html`<li>${'key' in one ? this.#photograph(one) : this.#frame(one)}</li>`)}
      </ul>
      ${
        this.adding === 'no'
          ? nothing
          : html`<div class="row">${this.#several()}<span class="muted small drop">${msg('or drop them here, or paste')}</span> ${this.#sticker()}</div>`
      }`
  }

  #question = () => html`
    <div class="notice row">
      <p>${msg('Check what each picture shows, then they are uploaded.')}</p>
      <button type="button" @click=${() => this.uploads?.agree()}>${msg('The views are right')}</button>
    </div>`

  #frame = (place: Place) => {
    const { guide, least } = place.view
    const asked = place.wanted
      ? least && place.count > 0
        ? msg(str`${least - place.count} more`)
        : msg('Missing')
      : ''
    const described = guide ? `guide-${idOf(place)}` : nothing
    return html`
      <label class="frame">
        <input type="file" accept=${accepted} multiple aria-describedby=${described} @change=${(event: Event) => this.#pick(event, place)}>
        ${icons.image}
        <span>${placeWord(place)}</span>
        <span class="muted small">${asked || msg('If it helps')}</span>
        ${guide ? html`<span class="small guide" id=${described} aria-hidden="true">${guide[language()]}</span>` : nothing}
      </label>`
  }

  #several = () => html`
    <label class="button">
      <input type="file" accept=${accepted} multiple @change=${this.#pickAny}>${msg('Choose several files')}
    </label>
    <label class="button camera">
      <input type="file" accept="image/*" capture="environment" @change=${this.#pickAny}>${msg('Take a photograph')}
    </label>`

  #sticker = () =>
    this.stickerHref && this.views.some(({ scales }) => scales?.includes('sticker'))
      ? html`<a class="small" href=${this.stickerHref} target="_blank" rel="noopener">${msg('Print a measuring sticker')}</a>`
      : nothing

  #photograph(item: Photograph): TemplateResult {
    const drawn = item.previewUrl ?? (this.undrawn.has(item.key) ? undefined : item.localUrl)
    const label = this.#labelOf(item.view)
    const name = item.name || label
    return html`
      <figure class="${item.state} ${item.quality?.verdict ?? ''}">
        <div class="photo">
          ${drawn ? html`<img src=${drawn} alt=${label} @error=${() => this.#cannotDraw(item)}>` : html`${icons.image}<span class="small">${name}</span>`}
        </div>
        <figcaption>
          ${item.state === 'asking' ? this.#viewSelect(item) : html`<span>${label}</span>`}
          ${photoFacts(item, { views: this.views, photographs: this.#counted, name, say: this.#sayOf(item) })}
          ${item.state === 'uploading' ? html`<progress max="1" value=${item.part} aria-label=${msg(str`Uploading ${name}`)}></progress>` : nothing}
          <p class=${item.state === 'failed' ? 'error' : 'muted small'}>
            <span role="status">${stateOf(item)}</span>${item.state === 'uploading' ? html` <span aria-hidden="true">${formatPercent(item.part)}</span>` : nothing}
          </p>
          ${this.#weakness(item, name)} ${this.#unmeasured(item)}
          ${this.#acts(item, name)}
        </figcaption>
      </figure>`
  }

  /** Nothing of it keeps anybody from sending. */
  #weakness({ key, quality, state }: Photograph, name: string): TemplateResult | typeof nothing {
    if (!quality || quality.verdict === 'ok' || state === 'failed') return nothing
    if (quality.verdict === 'warn') return html`<p class="muted small" role="status">${qualityAdvice(quality)}</p>`
    const isReplaced = this.uploads?.items.some(({ replaces }) => replaces === key)
    return html`<p class="weak" role="status">${qualityAdvice(quality)}</p>
      ${
        this.adding === 'no' || isReplaced
          ? nothing
          : html`<label class="button">
              <input type="file" accept=${accepted} aria-label=${msg(str`Replace ${name}`)} @change=${(event: Event) => this.#replace(event, key)}>${msg('Replace')}
            </label>`
      }`
  }

  #unmeasured(item: Photograph): TemplateResult | typeof nothing {
    if (item.state === 'failed' || this.adding === 'no') return nothing
    const view = this.views.find((one) => one.view === item.view)
    const advice = rulerAdvice(item, view)
    return advice ? html`<p class="muted small" role="status">${advice}</p>` : nothing
  }

  #replace(event: Event, key: string): void {
    const [file] = taken(event)
    if (file) this.uploads?.replace(key, file)
  }

  #viewSelect = (item: Photograph) => html`
    <select aria-label=${msg(str`What ${item.name} shows`)} @change=${(event: Event) => this.#choose(item, (event.target as HTMLSelectElement).value)}>
      ${this.views.map(({ view, label }) => html`<option value=${view} ?selected=${view === item.view}>${label[language()]}</option>`)}
    </select>`

  #acts({ key, state, file, problem, stored }: Photograph, name: string): TemplateResult | typeof nothing {
    const again = state === 'failed' && file && !(problem instanceof ClientProblem && hopeless.includes(problem.code))
    if (state !== 'failed' && state !== 'asking' && !(stored && this.adding !== 'no')) return nothing
    if (this.removing === key)
      return html`
        <div class="row" role="group" aria-label=${msg(str`Take back ${name}?`)}>
          <button type="button" class="danger" @click=${() => this.#remove(key)}>${msg('Take back')}</button>
          <button type="button" class="link" @click=${() => this.#keep()}>${msg('Keep')}</button>
        </div>`
    // What is on the server already is asked about once more: it leaves the case for everybody.
    const remove = stored ? () => this.#askToRemove(key) : () => this.#remove(key)
    return html`
      <div class="row">
        ${again ? html`<button type="button" aria-label=${msg(str`Try ${name} again`)} @click=${() => this.uploads?.retry(key)}>${msg('Try again')}</button>` : nothing}
        <button type="button" class="link" aria-label=${msg(str`Remove ${name} from the list`)} @click=${remove}>${msg('Remove')}</button>
      </div>`
  }

  async #askToRemove(key: string): Promise<void> {
    this.removing = key
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('button.danger')?.focus()
  }

  #keep(): void {
    this.removing = undefined
  }

  #remove(key: string): void {
    this.removing = undefined
    void this.uploads?.remove(key)
  }

  #labelOf = (view: string): string =>
    this.views.find((one) => one.view === view)?.label[language()] ?? msg('Photograph')

  #cannotDraw({ key, previewUrl }: Photograph): void {
    if (!previewUrl) this.undrawn = new Set([...this.undrawn, key])
  }

  /** Those that count: one that failed does not. */
  get #counted(): readonly Photograph[] {
    return this.uploads?.items.filter(({ state }) => state !== 'failed') ?? []
  }

  /** Places for which there is no photograph yet, or not enough. */
  #empty = (): Place[] => places(this.views, this.#counted).filter((place) => !isFull(place))

  #sayOf = ({ key }: Photograph) =>
    this.adding === 'no' ? undefined : (facts: Partial<PhotographFacts>) => this.uploads?.say(key, facts)

  #choose({ key, belongsTo }: Photograph, view: string): void {
    const before = this.#counted.filter((one) => one.key !== key)
    this.uploads?.choose(key, this.#placed(view, undefined, [...before, { view, belongsTo }]))
  }

  /** In its part; with the one before where the place says none. */
  #placed(view: string, part: Place['part'], before: readonly Placed[] = this.#counted): Placed {
    const asked = this.views.find((one) => one.view === view)
    return { view, belongsTo: part?.code ?? likelyPart(asked, before) }
  }

  /** Empty frames first, in the pack's order; whatever is more looks like the last of them. */
  #guess = (): ((index: number) => Placed) => {
    const free = this.#empty()
    const order = [...free.filter(({ wanted }) => wanted), ...free.filter(({ wanted }) => !wanted)]
    const last = this.views.findLast(({ required }) => required) ?? this.views.at(-1)
    const before: Placed[] = [...this.#counted]
    return (index) => {
      const { view, part } = order[index] ?? { view: last, part: undefined }
      const placed = this.#placed(view?.view ?? anyView, part, before)
      before.push(placed)
      return placed
    }
  }

  #add(files: FileList | readonly File[]): void {
    if (this.adding !== 'no') this.uploads?.add(files, this.#guess(), this.views.length < 2)
  }

  async #pick(event: Event, { view, part }: Place): Promise<void> {
    const placed = this.#placed(view.view, part)
    this.uploads?.add(taken(event), () => placed, true)
    // The frame is gone, and with it the focus: on to the next one.
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.frame input, .button input')?.focus()
  }

  #pickAny = (event: Event): void => this.#add(taken(event))

  #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.over = true
  }

  #drop = (event: DragEvent): void => {
    this.over = false
    if (!event.dataTransfer?.files.length) return
    event.preventDefault()
    this.#add(event.dataTransfer.files)
  }

  #paste = (event: ClipboardEvent): void => {
    const pictures = Array.from(event.clipboardData?.files ?? []).filter(({ type }) => type.startsWith('image/'))
    if (pictures.length === 0 || event.defaultPrevented) return
    event.preventDefault()
    this.#add(pictures)
  }

  #changed = (): void => this.requestUpdate()
}

const idOf = ({ view, part }: Place): string => [view.view, part?.code].filter(Boolean).join('-')
const keyOf = (one: Photograph | Place): string => ('key' in one ? one.key : idOf(one))

/** The chosen files; the input is emptied, so that the same file can be chosen again. */
function taken(event: Event): File[] {
  const input = event.target as HTMLInputElement
  const files = Array.from(input.files ?? [])
  input.value = ''
  return files
}

function stateOf({ state, problem, notTakenBack }: Photograph): string {
  if (notTakenBack) return `${msg('It was not taken back.')} ${fileProblemText(notTakenBack)}`
  switch (state) {
    case 'asking':
      return ''
    case 'queued':
      return msg('Next in line')
    case 'uploading':
      return msg('Uploading')
    case 'waiting':
      return msg('No connection, trying again')
    case 'preparing':
      return msg('Preparing the picture')
    case 'ready':
      return msg('Ready')
    case 'failed':
      return problem instanceof ClientProblem
        ? fileProblemText(problem)
        : msg('The file could not be read on this device. Choose it again.')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-photographs': LysPhotographs
  }
}
