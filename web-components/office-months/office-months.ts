import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Client, OfficeMonths, Session } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatMonth, formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { styles } from './office-months.styles.ts'

export type OfficeMonthsClient = Pick<Client, 'readMonths' | 'turnMonthLetter'>
type Office = Session['offices'][number]

/** What each of her offices did month by month, as the mail about it says, and whether that mail comes. Read once it is opened. */
export class LysOfficeMonths extends LysElement {
  static readonly tag = 'lys-office-months'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    open: { type: Boolean, reflect: true },
    months: { state: true },
    problem: { state: true },
    said: { state: true },
  }
  /** Asks the server, as `connect()` gives it. */
  declare client: OfficeMonthsClient | undefined
  /** Who is signed in, and her offices. */
  declare session: Pick<Session, 'offices'> | undefined
  declare open: boolean
  declare private months: ReadonlyMap<string, OfficeMonths>
  declare private problem: unknown
  declare private said: string

  constructor() {
    super()
    this.open = false
    this.months = new Map()
    this.said = ''
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (this.open && (changed.has('open') || changed.has('client'))) void this.#read()
  }

  protected override render(): TemplateResult | typeof nothing {
    const offices = this.session?.offices ?? []
    if (offices.length === 0) return nothing
    const toggled = (event: Event) => (this.open = (event.currentTarget as HTMLDetailsElement).open)
    return html`<details id="months" ?open=${this.open} @toggle=${toggled}>
      <summary>${msg('Your months')}</summary>
      <p role="status" class="visually-hidden">${this.said}</p>
      ${this.problem ? html`<p class="notice danger row" role="alert">${problemText(this.problem)}<button type="button" @click=${this.#read}>${msg('Try again')}</button></p>` : nothing}
      ${this.open ? offices.map((office) => this.#office(office)) : nothing}
    </details>`
  }

  #office({ id, name }: Office): TemplateResult {
    const known = this.months.get(id)
    if (!known) return html`<p>${this.problem ? nothing : msg('Loading…')}</p>`
    const turn = (event: Event) => void this.#turn(id, (event.target as HTMLInputElement).checked)
    return html`
      <section aria-label=${name}>
        <h3>${name}</h3>
        ${known.items.length ? table(known, name) : html`<p class="muted">${msg('A month stands here once it is over and had a case or an answer.')}</p>`}
        <p class="small muted">${msg('A visit counts as spared where the doctor would have referred, as said before sending, and was advised to go on without the hospital. Kilometres are there and back, as the office’s profile has the way. Learning points are answers with something for the next case. Practice is not among them.')}</p>
        <label><input type="checkbox" .checked=${known.mailOn} @change=${turn} /> ${msg('E-mail the office once a month; no patient is in it')}</label>
      </section>`
  }

  #read = async (): Promise<void> => {
    const { client } = this
    this.problem = undefined
    try {
      const offices = this.session?.offices ?? []
      const read = offices.map(async ({ id }) => [id, await client!.readMonths(id)] as const)
      this.months = new Map(await Promise.all(read))
    } catch (problem) {
      this.problem = problem
    }
  }

  async #turn(officeId: string, on: boolean): Promise<void> {
    const known = this.months.get(officeId)!
    const show = (mailOn: boolean) => (this.months = new Map(this.months).set(officeId, { ...known, mailOn }))
    show(on)
    this.problem = undefined
    try {
      show((await this.client!.turnMonthLetter(officeId, on)).on)
      this.said = on ? msg('The e-mail comes each month') : msg('No e-mail comes any more')
    } catch (problem) {
      show(!on)
      this.problem = problem
    }
  }
}

const table = ({ items }: OfficeMonths, office: string): TemplateResult => html`
  <div class="table" tabindex="0" role="region" aria-label=${msg(str`Months of ${office}`)}><table>
    <thead><tr><th scope="col">${msg('Month')}</th><th scope="col">${msg('Cases')}</th><th scope="col">${msg('Answers')}</th>
      <th scope="col">${msg('Learning points')}</th><th scope="col">${msg('Visits spared')}</th><th scope="col">${msg('Kilometres spared')}</th></tr></thead>
    <tbody>${items.map(
      (
        one,
      ) => html`<tr><th scope="row">${formatMonth(one.month)}</th><td>${one.cases}</td><td>${one.answers}</td><td>${one.learned}</td>
        <td>${one.visitsSpared}</td><td>${one.kilometresSpared === null ? msg('way not known') : formatNumber(one.kilometresSpared)}</td></tr>`,
    )}</tbody></table></div>`

declare global {
  interface HTMLElementTagNameMap {
    'lys-office-months': LysOfficeMonths
  }
}
