import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type Client, type ClientProblem, newId, type Today, type Trouble, type Use } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatNumber, formatPercent } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { sortable } from '../shared/sortable.styles.ts'
import { tryAgain } from '../shared/try-again.ts'
import { styles } from './adoption.styles.ts'
import { officeFilter, type Stage } from './office-filter.ts'
import { type Order, officeTable, sharePercent } from './office-table.ts'
import { type Deeds, mostRows, todayList, todaySentence } from './today-list.ts'
import { troubleList } from './trouble-list.ts'

export type AdoptionClient = Pick<
  Client,
  | 'readUse'
  | 'readToday'
  | 'listTroubles'
  | 'listGlassBreaks'
  | 'reviewGlassBreak'
  | 'retryImage'
  | 'logContact'
  | 'readReport'
>

/**
 * The coordinator's Monday: what waits in one sentence, today's rows, every office with its twelve months, the curve. A
 * researcher sees the figures alone.
 */
export class LysAdoption extends LysElement {
  static readonly tag = 'lys-adoption'
  static override styles = [base, controls, sortable, styles]
  static override properties = {
    client: { attribute: false },
    figuresOnly: { type: Boolean, attribute: 'figures-only' },
    use: { state: true },
    today: { state: true },
    todayProblem: { state: true },
    restProblem: { state: true },
    readsRest: { state: true },
    problem: { state: true },
    troubles: { state: true },
    troublesProblem: { state: true },
    order: { state: true },
    stage: { state: true },
    asked: { state: true },
    wantsReport: { state: true },
  }
  declare client: AdoptionClient | undefined
  /** For a researcher, who may see nothing else: nothing else is asked for. */
  declare figuresOnly: boolean
  declare protected use: Use | undefined
  declare protected today: Today | undefined
  declare protected todayProblem: ClientProblem | undefined
  /** Why the offices that can wait could not be shown. */
  declare protected restProblem: ClientProblem | undefined
  declare protected readsRest: boolean
  declare protected problem: ClientProblem | undefined
  declare protected troubles: readonly Trouble[] | undefined
  declare protected troublesProblem: ClientProblem | undefined
  /** How many rows of today she asked for; undefined for as many as fit a day. */
  #rows: number | undefined
  declare protected order: Order
  /** Offices at that stage alone are listed; undefined for all. */
  declare protected stage: Stage | undefined
  /** Photographs that she has had tried once more. */
  declare protected asked: ReadonlySet<string>

  /** Figures and charts are counted when somebody opens them. */
  declare protected wantsReport: boolean

  constructor() {
    super()
    this.wantsReport = this.figuresOnly = this.readsRest = false
    this.order = { by: 'cases', descending: true }
    this.asked = new Set()
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!changed.has('client')) return
    void this.#readUse()
    if (this.figuresOnly) return
    void this.#readToday()
    void this.#readTroubles()
  }

  async #readUse(): Promise<void> {
    const { client } = this
    this.use = this.problem = undefined
    await client?.readUse().then(
      (use) => client === this.client && (this.use = use),
      (problem: ClientProblem) => client === this.client && (this.problem = problem),
    )
  }

  async #readToday(): Promise<void> {
    const { client } = this
    this.today = this.todayProblem = undefined
    await client?.readToday(this.#rows).then(
      (today) => client === this.client && (this.today = today),
      (problem: ClientProblem) => client === this.client && (this.todayProblem = problem),
    )
  }

  /** After something was noted elsewhere on the page; what is shown stays until the answer is here. */
  async readAgain(): Promise<void> {
    const { client } = this
    const today = await client?.readToday(this.#rows).catch(() => undefined)
    if (today && client === this.client) this.today = today
    await this.updateComplete
  }

  /** The rest of today's rows below those that are shown, where she goes on reading. */
  async #showAll(): Promise<void> {
    const { client } = this
    if (!client || this.readsRest) return
    const shown = this.today?.rows.length ?? 0
    this.restProblem = undefined
    this.readsRest = true
    const today = await client.readToday(mostRows).catch((problem: ClientProblem) => {
      if (client === this.client) this.restProblem = problem
      return undefined
    })
    this.readsRest = false
    if (!today || client !== this.client) return
    this.#rows = mostRows
    this.today = today
    await this.updateComplete
    this.renderRoot.querySelectorAll('.today > li')[shown]?.querySelector<HTMLElement>('a, button')?.focus()
  }

  /** To the head of today's list. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.finding')?.focus(options)
  }

  async #readTroubles(): Promise<void> {
    const { client } = this
    this.troubles = this.troublesProblem = undefined
    await client?.listTroubles().then(
      ({ items }) => client === this.client && (this.troubles = items),
      (problem: ClientProblem) => client === this.client && (this.troublesProblem = problem),
    )
  }

  protected override render(): TemplateResult {
    const { use, problem } = this
    return html`<div class="parts">
      <h1>${msg('Use of Lysbord')}</h1>
      ${this.figuresOnly ? nothing : html`${this.#today()}<lys-glass-reviews .client=${this.client}></lys-glass-reviews>`}
      ${problem ? tryAgain(problem, () => this.#readUse()) : use ? this.#figures(use) : this.#waiting()}
      ${this.figuresOnly ? nothing : this.#failing()}
    </div>`
  }

  /** Only a coordinator may see it; to others the heading would say that something is kept from them. */
  #today(): TemplateResult | typeof nothing {
    const { today, todayProblem } = this
    if (todayProblem?.code === 'access.denied') return nothing
    return html`<section>
      ${today ? html`<p class="large finding" tabindex="-1">${todaySentence(today)}</p>` : nothing}
      <h2>${msg('Today')}</h2>
      ${todayProblem ? tryAgain(todayProblem, () => this.#readToday()) : today ? todayList(today, this.#deeds()) : this.#waiting()}
    </section>`
  }

  #deeds = (): Deeds => ({
    client: this.client,
    asked: this.asked,
    restProblem: this.restProblem,
    readsRest: this.readsRest,
    retry: (id) => void this.#retry(id),
    showAll: () => void this.#showAll(),
  })

  async #retry(imageId: string): Promise<void> {
    const { client } = this
    await client?.retryImage(imageId, newId('cmd')).then(
      () => {
        this.asked = new Set([...this.asked, imageId])
      },
      (problem: ClientProblem) => client === this.client && (this.todayProblem = problem),
    )
  }

  #waiting = () => html`<p class="muted" role="status">${msg('Counting…')}</p>`

  #finding(use: Use): TemplateResult {
    const tied = use.busiestFour.isTied && use.adopters > 4
    return html`<p class="use">${sentence(use)}${tied ? ` ${msg('The fourth and the fifth sent equally many.')}` : nothing}</p>`
  }

  #figures(use: Use): TemplateResult {
    // To a researcher a sum may be withheld, and what is made of it.
    const gone = html`<span>${use.cases === null ? msg('withheld') : msg('not yet')}</span>`
    const shown = (value: number | null, format: (value: number) => string = formatNumber) =>
      value === null ? gone : format(value)
    return html`
      ${this.#finding(use)}
      ${use.isCounting ? html`<p class="notice">${msg('The log is still being counted: the figures will be higher in a moment.')}</p>` : nothing}
      <dl class="figures">
        <div><dt>${msg('Offices that have used it')}</dt><dd>${formatNumber(use.adopters)}
          <span>${ofAll(use)}</span></dd></div>
        <div><dt>${msg('Cases')}</dt><dd>${shown(use.cases || null)}</dd></div>
        <div><dt>${msg('Share of the four busiest')}</dt><dd>${shown(use.busiestFour.share, formatPercent)}</dd></div>
        <div><dt>${msg('Offices that send four fifths')}</dt><dd>${shown(use.k80)}</dd></div>
      </dl>
      <section class="offices"><h2>${msg('All offices')}</h2>
        ${
          use.offices.length === 0
            ? html`<p class="muted">${msg('No office is connected yet.')}</p>`
            : html`${officeFilter(use.offices, this.stage, (stage) => (this.stage = stage))}
              ${officeTable(use, { stage: this.stage, order: this.order, choose: (order) => (this.order = order) })}
              <p class="hint">${aboutBusiest(this.figuresOnly)}</p>
              ${this.figuresOnly ? html`<p class="hint">${msg('Cases stand in whole fives, rounded down; one to four are withheld, and others that would give them away.')}</p>` : nothing}`
        }
      </section>
      ${use.cases === null ? nothing : html`<section><h2>${msg('How unevenly')}</h2><lys-share-curve .use=${use}></lys-share-curve></section>`}
      <section class="more-figures"><details @toggle=${this.#open}><summary>${msg('Figures and charts')}</summary>
        ${this.wantsReport ? html`<lys-use-report .client=${this.client} .contacts=${use.contacts}></lys-use-report>` : nothing}</details>
        <p><a href="/method">${msg('What the figures mean')}</a></p></section>`
  }

  readonly #open = (event: Event): void => {
    this.wantsReport ||= (event.currentTarget as HTMLDetailsElement).open
  }

  /** Only a coordinator may see it; to others the heading would say that something is kept from them. */
  #failing(): TemplateResult | typeof nothing {
    if (this.troublesProblem?.code === 'access.denied') return nothing
    return html`<section class="failing"><h2>${msg('What keeps failing')}</h2>
      ${
        this.troublesProblem
          ? tryAgain(this.troublesProblem, () => this.#readTroubles())
          : this.troubles
            ? troubleList(this.troubles)
            : this.#waiting()
      }</section>`
  }
}

/** Whoever may know nobody is not told either what would give a few cases away. */
const aboutBusiest = (figuresOnly: boolean): string => {
  const dash = figuresOnly
    ? msg('A dash with fewer than five cases, or where one to four would be left without that sender.')
    : msg('A dash with fewer than five cases.')
  return `${msg('Busiest sender: how much of the last twelve months’ cases the one who sent most has sent. Others may carry as much, such as whoever takes the photographs: the network of an office counts everybody who took part.')} ${dash}`
}

const ofAll = ({ eligible, adoptionRate }: Use): string =>
  adoptionRate === null || adoptionRate === 0
    ? msg(str`of ${formatNumber(eligible)}`)
    : msg(str`of ${formatNumber(eligible)}, ${sharePercent(adoptionRate)}`)

/** The one sentence a coordinator needs. */
function sentence({ eligible, adopters, cases, busiestFour }: Use): string {
  const [all, users, sent] = [formatNumber(eligible), formatNumber(adopters), formatNumber(cases ?? 0)]
  if (eligible === 0) return msg('No office is connected yet.')
  if (adopters === 0) return msg(str`None of the ${all} connected offices has used it yet.`)
  if (cases === null) return msg(str`Offices that have used it: ${users} of ${all}, too few to tell how much.`)
  if (adopters <= 4 || busiestFour.share === null)
    return plural(adopters, {
      one: msg(str`One of ${all} offices has used it and sent all ${sent} cases.`),
      other: msg(str`${users} of ${all} offices have used it and sent all ${sent} cases.`),
    })
  return msg(
    str`${users} of ${all} offices have used it; the four busiest sent ${formatPercent(busiestFour.share)} of all cases.`,
  )
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-adoption': LysAdoption
  }
}
