import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { ClientProblem } from '../client.ts'
import { calledOffice } from '../shared/called-office.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { need } from '../shared/define.ts'
import { LysElement } from '../shared/element.ts'
import { formatNumber } from '../shared/format.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import type { ClientOfResearch } from '../shared/research-client.ts'
import { saveFile } from '../shared/save-file.ts'
import { sortable } from '../shared/sortable.styles.ts'
import { tryAgain } from '../shared/try-again.ts'
import { type Column, cellOf, csvOf, figureNames, figures, type Order, type Row, sorted } from './network-columns.ts'
import { UseSeenEvent } from './networks.events.ts'
import { styles } from './networks.styles.ts'

export type NetworksClient = Pick<ClientOfResearch, 'listNetworks' | 'readNetwork'>

/** What the API calls an office by where there is no id. */
const pseudonymOf = ({ office }: Row): string => `Office ${String(office.number).padStart(2, '0')}`
const nameOf = (row: Row): string => row.office.name ?? calledOffice(pseudonymOf(row))

/** How much hangs on one person, across offices, and the network of one. Asks first: it shows who uses it. @fires lys-use-seen */
export class LysNetworks extends LysElement {
  static readonly tag = 'lys-networks'
  static override styles = [base, controls, sortable, styles]
  static override properties = {
    client: { attribute: false },
    rows: { state: true },
    next: { state: true },
    count: { state: true },
    order: { state: true },
    open: { state: true },
    problem: { state: true },
  }
  declare client: NetworksClient | undefined
  /** Undefined until she asked. */
  declare protected rows: readonly Row[] | undefined
  /** The office after which it reads on; null once all are here. */
  declare protected next: number | null
  declare protected count: { readonly looked: number; readonly offices: number } | undefined
  declare protected order: Order
  declare protected open: Row | undefined
  declare protected problem: ClientProblem | undefined

  constructor() {
    super()
    this.next = 0
    this.order = { by: 'cases', descending: true }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!changed.has('client')) return
    this.rows = this.count = this.open = this.problem = undefined
    this.next = 0
  }

  /** Some offices after others: each answer is small. What has come stays, and once more means from there on. */
  #read = async (): Promise<void> => {
    const { client } = this
    if (!client) return
    this.problem = undefined
    this.rows ??= []
    try {
      while (client === this.client && this.next !== null) await this.#bite(client, this.next)
    } catch (problem) {
      if (client === this.client) this.problem = problem as ClientProblem
    }
  }

  async #bite(client: NetworksClient, after: number): Promise<void> {
    const asked = client.listNetworks(after)
    const { items, next, looked, offices } = await asked.finally(() => {
      // Also where the answer got lost: the server has noted it before it answers.
      if (after === 0) this.dispatchEvent(new UseSeenEvent())
    })
    if (client !== this.client) return
    this.rows = [...(this.rows ?? []), ...items]
    this.count = { looked, offices }
    this.next = next
  }

  protected override render(): TemplateResult {
    const { rows, problem } = this
    return html`<h2>${msg('How much hangs on one person')}</h2>
      ${problem ? tryAgain(problem, this.#read) : nothing}
      ${rows ? this.#table(rows) : this.#question()}
      ${this.open ? this.#opened(this.open) : nothing}`
  }

  #question = (): TemplateResult => html`<div class="notice warning">
    <p>${msg('This shows who uses it. What you score afterwards is kept as not blind, and that cannot be taken back.')}</p>
    <p><button type="button" @click=${this.#read}>${msg('Compare the networks of offices')}</button></p></div>`

  #table(rows: readonly Row[]): TemplateResult {
    const withheld = rows.filter(({ isSuppressed }) => isSuppressed).length
    const save = () =>
      saveFile(new Blob([csvOf(sorted(rows, this.order), nameOf)], { type: 'text/csv' }), 'networks.csv')
    const isWhole = this.next === null
    return html`${this.#progress(isWhole)}
      ${
        rows.length === 0
          ? isWhole
            ? html`<p class="muted">${msg('No office sent a case in the last twelve months.')}</p>`
            : nothing
          : html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('Networks of offices')}><table>
        <thead><tr>${this.#heading('office', msg('Office'))}${figureNames.map((by) => this.#heading(by, figures[by].name()))}</tr></thead>
        <tbody>${sorted(rows, this.order).map(this.#row)}</tbody></table></div>`
      }
      ${
        withheld === 0
          ? nothing
          : html`<p class="hint">${plural(withheld, {
              one: msg(
                'At one office something is withheld, because it is about fewer than five cases, people or things.',
              ),
              other: msg(
                str`At ${formatNumber(withheld)} offices something is withheld, because it is about fewer than five cases, people or things.`,
              ),
            })}</p>`
      }
      ${rows.some(({ office }) => office.name === null) ? html`<p class="hint">${msg('Cases stand in whole fives, rounded down; one to four are withheld, and others that would give them away.')}</p>` : nothing}
      <p class="hint">${msg('The key person is whoever of the office took part in most cases. How much goes through that person: of all shortest ways between two others in the network, the part that leads there.')}</p>
      ${isWhole && rows.length > 0 ? html`<p><button type="button" @click=${save}>${msg('As a table (CSV)')}</button></p>` : nothing}`
  }

  /** How far it is stands beside what is read aloud: every bite would be heard. */
  #progress(isWhole: boolean): TemplateResult {
    const { count, problem } = this
    const far = count && msg(str`Looked at ${formatNumber(count.looked)} of ${formatNumber(count.offices)} offices.`)
    return html`<p role="status" class="muted">${isWhole ? far : problem ? nothing : msg('Counting…')}</p>
      ${isWhole || !far ? nothing : html`<p class="muted">${far}</p>`}`
  }

  #heading(by: Column, name: string): TemplateResult {
    const { order } = this
    const is = order.by === by
    const sort = is ? (order.descending ? 'descending' : 'ascending') : nothing
    const turn = () => (this.order = { by, descending: is ? !order.descending : by !== 'office' })
    return html`<th scope="col" class=${by === 'office' ? '' : 'number'} aria-sort=${sort}><button type="button" @click=${turn}>${name}${
      is ? html`<span aria-hidden="true">${order.descending ? '↓' : '↑'}</span>` : nothing
    }</button></th>`
  }

  #row = (row: Row): TemplateResult => {
    const isOpen = this.open?.office.number === row.office.number
    const turn = () => (isOpen ? this.#close() : this.#show(row))
    return html`<tr>
    <th scope="row"><button type="button" class="link" data-number=${row.office.number} aria-expanded=${isOpen} @click=${turn}>${nameOf(row)}</button></th>
    ${figureNames.map((by) => html`<td class="number">${cellOf(row, by)}</td>`)}</tr>`
  }

  #show(row: Row): Promise<void> {
    need('lys-network')
    this.open = row
    return this.#focus('#open')
  }

  /** Back to its row, among however many. */
  #close = (): Promise<void> => {
    const number = this.open?.office.number
    this.open = undefined
    return this.#focus(`[data-number="${number}"]`)
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  #opened(row: Row): TemplateResult {
    const name = nameOf(row)
    return html`<section aria-labelledby="open"><h3 id="open" tabindex="-1">${msg(str`The network of ${name}`)}</h3>
      <lys-network .client=${this.client} .office=${row.office.id ?? pseudonymOf(row)}></lys-network>
      <p><button type="button" @click=${this.#close}>${msg('Close')}</button></p></section>`
  }
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-networks': LysNetworks
  }
}
