import { html, nothing, type PropertyValues, svg, type TemplateResult } from 'lit'
import type { Answer, Ask, Diagram } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { language, msg } from '../shared/i18n.ts'
import { body } from './body.ts'
import { RegionChooseEvent } from './diagram.events.ts'
import { styles } from './diagram.styles.ts'
import {
  insideOf,
  isChosen,
  nearest,
  type Page,
  type Region,
  readPoint,
  regionFrom,
  regionWords,
  toldByMark,
  type Words,
  writePoint,
} from './regions.ts'

/** A question with a drawing, all questions that are asked with it, and the pack's own drawings. */
export interface Drawing {
  readonly ask: Ask
  readonly asks: readonly Ask[]
  readonly diagrams: readonly Diagram[]
}

/**
 * A drawing whose regions can be chosen by tap, pen or keyboard: arrows go from region to region, Enter or the space bar
 * chooses. It is another way to answer a question, never the only one: the form asks the same in words beside it.
 * @fires lys-region-choose @csspart page
 */
export class LysDiagram extends LysElement {
  static readonly tag = 'lys-diagram'
  static override styles = [base, controls, styles]
  static override properties = {
    of: { attribute: false },
    diagram: { attribute: false },
    label: {},
    words: { attribute: false },
    alsoWords: { attribute: false },
    chosen: {},
    answers: { attribute: false },
    point: {},
    pointable: { type: Boolean },
    disabled: { type: Boolean },
    readonly: { type: Boolean },
    shown: { state: true },
    named: { state: true },
    missed: { state: true },
  }
  /** The question that is answered here, among its others and the drawings of its pack: what is below follows from it. */
  declare of: Drawing | undefined
  /** A pack's own drawing; without one it is the body. */
  declare diagram: Diagram | undefined
  declare label: string
  /** The words of the codes that can be chosen. Regions with other codes are only seen. */
  declare words: Words
  /** By question, the words of answers that are given along. */
  declare alsoWords: Readonly<Record<string, Words>>
  declare chosen: string | undefined
  declare answers: Readonly<Record<string, Answer>>
  /** Where it is marked, like `front:412,233`. */
  declare point: string | undefined
  /** Any region may be tapped, because the place itself is asked for. */
  declare pointable: boolean
  declare disabled: boolean
  /** A picture of what was answered: one page, nothing to tap. */
  declare readonly: boolean
  /** The page that a narrow screen shows. */
  declare private shown: string
  /** The region under the pointer or with the focus. */
  declare private named: Region | undefined
  /** A place was tapped that is none of the choices. */
  declare private missed: boolean
  /** The answers, with what only the mark tells. */
  #told: Readonly<Record<string, Answer>> = {}
  /** The region that Tab leads to: the one that had the focus last. */
  #at: Region | undefined
  #body: Diagram | undefined

  constructor() {
    super()
    this.label = ''
    this.words = new Map()
    this.alsoWords = {}
    this.answers = {}
    this.pointable = this.disabled = this.readonly = this.missed = false
    this.shown = ''
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (this.of) Object.assign(this, shownOf(this.of, this.answers, this.readonly))
    this.#told = { ...toldByMark(this.#drawing, this), ...this.answers }
    const known = this.#drawing.pages.some(({ id }) => id === this.shown)
    if (!known || (changed.has('point') && this.point)) this.shown = this.#firstPage()
  }

  protected override render(): TemplateResult {
    const { pages } = this.#drawing
    if (this.readonly)
      return html`${pages.filter(({ id }) => id === this.shown).map((page) => html`<div class="small">${this.#picture(page)}</div>`)}`
    return html`
      ${pages.length > 1 ? this.#switch(pages) : nothing}
      <div class="pages" role="listbox" aria-label=${this.label} aria-disabled=${this.disabled} @keydown=${this.#key}>
        ${pages.map((page) => this.#page(page))}
      </div>
      <p class="small named" aria-hidden="true">${this.#said()}</p>`
  }

  get #drawing(): Diagram {
    if (this.diagram) return this.diagram
    this.#body ??= body()
    return this.#body
  }

  #firstPage(): string {
    const { pages } = this.#drawing
    const pointed = pages.find(({ id }) => id === readPoint(this.point)?.page)
    const chosen = pages.find(({ regions }) => regions.some((one) => this.#isChosen(one)))
    return (pointed ?? chosen ?? pages[0])?.id ?? ''
  }

  #switch = (pages: readonly Page[]): TemplateResult => html`
    <div class="row switch">
      ${pages.map(
        ({ id, label }) =>
          html`<button type="button" aria-pressed=${id === this.shown} @click=${() => this.#turn(id)}>${label[language()]}</button>`,
      )}
    </div>`

  #turn(id: string): void {
    this.shown = id
    this.#at = undefined
  }

  #page(page: Page): TemplateResult {
    const can = page.regions.filter((region) => this.#can(region))
    const first = can.find((region) => region === this.#at) ?? can.find((region) => this.#isChosen(region)) ?? can[0]
    return html`
      <svg part="page" role="group" aria-label=${page.label[language()]} viewBox="0 0 ${page.width} ${page.height}"
        class=${page.id === this.shown ? '' : 'other'} @click=${(event: MouseEvent) => this.#tap(event, page)}>
        ${under(page.regions, this.#can).map((region) => this.#region(region, region === first && page.id === this.shown))}
        ${this.#lines(page)}
      </svg>`
  }

  #region(region: Region, isFirst: boolean) {
    const chosen = this.#isChosen(region)
    if (!this.#can(region))
      return svg`<path class="still" d=${region.path} aria-hidden="true" .region=${region} @pointerenter=${this.#name}
        @pointerleave=${this.#name}><title>${notAsked()}</title></path>`
    const named = this.named?.code === region.code && sameAlong(this.named, region)
    // The body's parts are told by its outline; of another drawing nobody knows.
    const look = `region${named ? ' alike' : ''}${this.diagram ? ' ruled' : ''}`
    return svg`<path class=${look} d=${region.path} role="option" tabindex=${isFirst ? '0' : '-1'}
      aria-label=${regionWords(region, this)} aria-selected=${String(chosen)} .region=${region}
      @pointerenter=${this.#name} @pointerleave=${this.#name} @focus=${this.#name} @blur=${this.#name}></path>`
  }

  #picture(page: Page): TemplateResult {
    const chosen = page.regions.filter((region) => this.#isChosen(region))
    const words = [page.label[language()], ...new Set(chosen.map((region) => regionWords(region, this)))].join(': ')
    return html`
      <svg role="img" aria-label=${this.label ? `${this.label}: ${words}` : words} viewBox="0 0 ${page.width} ${page.height}">
        ${chosen.map(({ path }) => svg`<path class="shade" d=${path}></path>`)} ${this.#lines(page)}
      </svg>`
  }

  #lines(page: Page) {
    const point = readPoint(this.point)
    const size = Math.max(page.width, page.height) / 60
    return svg`<g aria-hidden="true">
      ${(page.outline ?? []).map((line) => svg`<path class="line" d=${line}></path>`)}
      ${point?.page === page.id ? svg`<circle class="point" cx=${point.x * page.width} cy=${point.y * page.height} r=${size}></circle>` : nothing}
    </g>`
  }

  #isChosen = (region: Region): boolean =>
    isChosen(region, this.#drawing, {
      words: this.words,
      alsoWords: this.alsoWords,
      chosen: this.chosen,
      answers: this.#told,
    })
  #can = ({ code }: Region): boolean => this.words.has(code) || this.pointable

  /** What is under the pointer, else what is chosen. */
  #said(): string {
    const all = this.#drawing.pages.flatMap(({ regions }) => regions)
    const chosen = all.filter((region) => this.#isChosen(region))
    if (this.named && this.#can(this.named) && !chosen.includes(this.named)) return regionWords(this.named, this)
    if (!this.disabled && (this.missed || (this.named && !this.#can(this.named)))) return notAsked()
    const words = [...new Set(chosen.map((region) => regionWords(region, this)))]
    if (words.length === 0) return this.disabled ? '' : msg('Tap where it is, or choose below.')
    const said = new Intl.ListFormat(language(), { type: 'conjunction' }).format(words)
    const sides = this.alsoWords.side ? [] : chosen.map(({ also }) => also?.side)
    return new Set(sides).size > 1 ? `${said}. ${msg('Which side is not asked about here.')}` : said
  }

  #name = (event: Event): void => {
    const { region } = event.currentTarget as SVGPathElement & { region: Region }
    if (event.type === 'focus') {
      const path = event.currentTarget as SVGPathElement
      // Whoever moves by keyboard must see where she is, also over a foot that stands fixed.
      if (path.matches(':focus-visible')) path.ownerSVGElement?.scrollIntoView({ block: 'nearest' })
      this.#at = region
      this.shown = this.#pageOf(region)?.id ?? this.shown
    }
    if (this.#can(region)) this.missed = false
    if (event.type === 'pointerenter' || event.type === 'focus') this.named = region
    else if (this.named === region) this.named = undefined
  }

  #tap(event: MouseEvent, page: Page): void {
    const [hit] = event.composedPath()
    const isRegion = hit instanceof SVGGeometryElement && hit.matches('[role=option]')
    const path = isRegion ? hit : nearest(this.shadowRoot!, event.clientX, event.clientY, reachOf(event))
    this.missed = !path && hit instanceof Element && hit.matches('.still')
    if (!path || path.ownerSVGElement !== event.currentTarget) return
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(path.getScreenCTM()!.inverse())
    path.focus()
    this.#choose(path, page, isRegion ? at : insideOf(path))
  }

  #key = (event: KeyboardEvent): void => {
    const path = event.composedPath()[0] as Element
    if (!(path instanceof SVGGeometryElement) || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      const page = this.#pageOf(regionOf(path))
      event.preventDefault()
      if (page) this.#choose(path, page, insideOf(path))
      return
    }
    const all = [...this.renderRoot.querySelectorAll<SVGElement>('[role=option]')].filter((one) =>
      one.checkVisibility(),
    )
    const next = regionFrom(path, event.key, all)
    if (!next) return
    event.preventDefault()
    if (next instanceof SVGElement) next.focus()
  }

  #pageOf = (region: Region): Page | undefined => this.#drawing.pages.find(({ regions }) => regions.includes(region))

  #choose(path: SVGGeometryElement, page: Page, at: DOMPoint): void {
    if (this.disabled) return
    const { code, also = {} } = regionOf(path)
    this.dispatchEvent(new RegionChooseEvent(code, also, writePoint(page, at)))
  }
}

/** What can be chosen lies over what is only seen. */
const under = (regions: readonly Region[], can: (region: Region) => boolean): readonly Region[] =>
  regions.toSorted((a, b) => Number(can(a)) - Number(can(b)))

/** A finger covers what it means; a mouse over a place that is not asked about means that place. */
const reachOf = (event: MouseEvent): number => {
  const [hit] = event.composedPath()
  const isMouse = event instanceof PointerEvent && event.pointerType === 'mouse'
  return isMouse && hit instanceof Element && hit.matches('.still') ? 6 : 22
}

const notAsked = (): string => msg('This place is not asked about here.')

type Choice = Extract<Ask, { type: 'choice' }>
const isChoice = (ask: Ask): ask is Choice => ask.type === 'choice'
const wordsOf = (ask: Choice): Words => new Map(ask.choices.map(({ code, label }) => [code, label[language()]]))

/** What a question shows: its words, what is answered, and the place where that is asked on the same drawing. */
function shownOf({ ask, asks, diagrams }: Drawing, answers: Readonly<Record<string, Answer>>, toLookAt: boolean) {
  const choices = asks.filter(isChoice)
  const name = 'diagram' in ask ? ask.diagram : undefined
  const choice = isChoice(ask) ? ask : toLookAt ? choices.find(({ diagram }) => diagram === name) : undefined
  const place = isChoice(ask) ? asks.find((one) => one.type === 'point' && one.diagram === name) : ask
  return {
    diagram: diagrams.find(({ id }) => id === name),
    label: ask.label[language()],
    words: choice ? wordsOf(choice) : new Map(),
    alsoWords: Object.fromEntries(choices.map((one) => [one.id, wordsOf(one)] as const)),
    chosen: choice && answers[choice.id],
    point: place && answers[place.id],
    pointable: !isChoice(ask),
  }
}

const regionOf = (path: Element): Region => (path as Element & { region: Region }).region // given where it is drawn
const sameAlong = (a: Region, b: Region): boolean => JSON.stringify(a.also) === JSON.stringify(b.also)

declare global {
  interface HTMLElementTagNameMap {
    'lys-diagram': LysDiagram
  }
}
