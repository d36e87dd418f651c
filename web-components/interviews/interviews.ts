import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type ClientProblem, type interviews, newId } from '../client.ts'
import { UseSeenEvent } from '../networks/networks.events.ts'
import { problemText } from '../shared/all-problems.ts'
import { calledOffice } from '../shared/called-office.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatDate, formatNumber } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import type { ClientOfResearch } from '../shared/research-client.ts'
import { saveFile } from '../shared/save-file.ts'
import { tryAgain } from '../shared/try-again.ts'
import { agreementTable } from './agreement-table.ts'
import { type Code, pathOf } from './code-words.ts'
import type { CodingClient } from './coding.ts'
import { exportForm } from './export-form.ts'
import { faultsIn, interviewForm, type OfficeChoice, readForm } from './interview-form.ts'
import { styles } from './interviews.styles.ts'
import { quoteList } from './quote-list.ts'

export type InterviewsClient = CodingClient &
  Pick<
    ClientOfResearch,
    | 'listInterviews'
    | 'storeInterview'
    | 'readInterview'
    | 'withdrawInterview'
    | 'listCodes'
    | 'defineCode'
    | 'listQuotes'
    | 'readAgreement'
    | 'exportInterviews'
    | 'listOffices'
    | 'readSession'
  >
/** Which part of the page something is said in: where she pressed. */
type Place = 'all' | 'open' | 'code' | 'quotes' | 'agree' | 'export'
type Quotes = { items: interviews.QuoteOut[]; notToBeQuoted: number }

/** What people of offices told: kept with their leave, coded, compared between coders, quoted and exported. @fires lys-use-seen */
export class LysInterviews extends LysElement {
  static readonly tag = 'lys-interviews'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    items: { state: true },
    codes: { state: true },
    offices: { state: true },
    open: { state: true },
    quotes: { state: true },
    agreements: { state: true },
    problem: { state: true },
    where: { state: true },
    refused: { state: true },
    withdrawing: { state: true },
    said: { state: true },
  }
  declare client: InterviewsClient | undefined
  declare protected items: readonly interviews.ListedInterview[] | undefined
  declare protected codes: readonly Code[]
  /** Undefined where she may know no office by name. */
  declare protected offices: readonly OfficeChoice[] | undefined
  declare protected open: interviews.InterviewOut | undefined
  declare protected quotes: Quotes | undefined
  declare protected agreements: interviews.AgreementsOut | undefined
  declare protected problem: ClientProblem | undefined
  /** Where the problem and what was said last stand. */
  declare protected where: Place
  declare protected refused: ClientProblem | undefined
  /** Asked about once more before it is gone for good. */
  declare protected withdrawing: string
  declare protected said: string
  #storing = newId('int')

  constructor() {
    super()
    this.codes = []
    this.withdrawing = this.said = ''
    this.where = 'all'
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('client')) void this.#load()
  }

  async #load(): Promise<void> {
    const { client } = this
    this.items = this.problem = this.open = this.quotes = this.agreements = undefined
    if (!client) return
    await this.#do(async () => {
      const { roles } = await client.readSession()
      const [told, codes, offices] = await Promise.all([
        client.listInterviews(),
        client.listCodes(),
        // A researcher knows offices by pseudonym.
        roles.includes('coordinator') ? client.listOffices() : undefined,
      ])
      if (client !== this.client) return
      this.offices = offices?.items
      this.items = told.items
      this.codes = codes.items
    })
  }

  /** Does this and shows what refuses it, where it was asked for. */
  async #do(deed: () => Promise<unknown>, where: Place = 'all'): Promise<void> {
    const { client } = this
    this.problem = undefined
    this.where = where
    this.said = ''
    await deed().catch((problem: ClientProblem) => {
      if (client === this.client) this.problem = problem
    })
  }

  protected override render(): TemplateResult {
    const { items } = this
    const problem = this.where === 'all' ? this.problem : undefined
    return html`
      <h2>${msg('Interviews')}</h2>
      ${problem ? tryAgain(problem, () => this.#load()) : nothing}
      ${this.#status('all')}
      ${items ? this.#told(items) : problem ? nothing : html`<p class="muted" role="status">${msg('Reading…')}</p>`}`
  }

  #status(place: Place): TemplateResult {
    const said = this.where === place ? this.said : ''
    return html`<p role="status" class=${said ? 'muted' : 'visually-hidden'}>${said}</p>`
  }

  /** What went wrong here, or was done. */
  #note(place: Place): TemplateResult {
    const problem = this.where === place ? this.problem : undefined
    return html`${problem ? html`<p class="notice warning" role="alert">${problemText(problem)}</p>` : nothing}${this.#status(place)}`
  }

  #told(items: readonly interviews.ListedInterview[]): TemplateResult {
    return html`
      ${items.length === 0 ? html`<p class="muted">${msg('Nobody was interviewed yet. What somebody told is kept only with her leave.')}</p>` : this.#table(items)}
      ${this.open ? this.#opened(this.open) : nothing}
      <details><summary>${msg('Keep an interview')}</summary>${interviewForm(this.offices, faultsIn(this.refused), this.#store)}</details>
      <details><summary>${msg('Add a code of your own')}</summary>${this.#codeForm()}${this.#note('code')}</details>
      <section aria-labelledby="quotes"><h3 id="quotes">${msg('What was said')}</h3>${this.#quoted()}${this.#note('quotes')}</section>
      <section aria-labelledby="agree"><h3 id="agree">${msg('How far coders agree')}</h3>
        ${this.agreements ? agreementTable(this.agreements, this.codes) : html`<p><button type="button" @click=${this.#compare}>${msg('Compare the coders')}</button></p>`}${this.#note('agree')}</section>
      <section aria-labelledby="export"><h3 id="export">${msg('Export for other programs')}</h3>${exportForm(items, this.#export)}${this.#note('export')}</section>`
  }

  #table(items: readonly interviews.ListedInterview[]): TemplateResult {
    const yes = (is: boolean) => (is ? msg('yes') : msg('no'))
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('Interviews')}><table>
      <thead><tr><th scope="col">${msg('Office')}</th><th scope="col">${msg('Interview')}</th><th scope="col">${msg('Who spoke')}</th>
        <th scope="col">${msg('Held on')}</th><th scope="col">${msg('May be quoted')}</th><th scope="col">${msg('May be handed on')}</th>
        <th class="number" scope="col">${msg('Coders')}</th><th class="number" scope="col">${msg('Your marks')}</th><th scope="col"><span class="visually-hidden">${msg('What to do')}</span></th></tr></thead>
      <tbody>${items.map((one) =>
        one.withdrawnAt
          ? html`<tr><td>${calledOffice(one.office.name)}</td><td colspan="7" class="muted">${msg(str`The leave was withdrawn on ${formatDate(one.withdrawnAt)}: the words are gone.`)}</td><td></td></tr>`
          : html`<tr><td>${calledOffice(one.office.name)}</td><td>${one.title}</td><td>${one.speaker}</td><td>${formatDate(one.heldOn)}</td>
            <td>${yes(one.consent.mayQuote)}</td><td>${yes(one.consent.mayShare)}</td>
            <td class="number">${formatNumber(one.coders)}</td><td class="number">${formatNumber(one.myCodings)}</td>
            <td><button type="button" id=${one.id} aria-label=${msg(str`Read and code: ${one.title}`)} @click=${() => this.#read(one.id)}>${msg('Read and code')}</button></td></tr>`,
      )}</tbody></table></div>`
  }

  #opened(open: interviews.InterviewOut): TemplateResult {
    const isAsked = this.withdrawing === open.id
    const ask = () => {
      this.withdrawing = isAsked ? '' : open.id
    }
    return html`<section aria-labelledby="open"><h3 id="open" tabindex="-1">${open.title}</h3>
      <p class="muted">${calledOffice(open.office.name)}, ${open.speaker}, ${formatDate(open.heldOn)}</p>
      <lys-coding .client=${this.client} .interview=${open} .codes=${this.codes}></lys-coding>
      <p class="acts"><button type="button" @click=${this.#close}>${msg('Close')}</button>
        ${isAsked ? html`<button type="button" class="danger" @click=${() => this.#withdraw(open.id)}>${msg('Yes, delete the words and all marks for good')}</button>` : nothing}
        <button type="button" aria-expanded=${isAsked} @click=${ask}>${isAsked ? msg('Keep the interview') : msg('The leave was withdrawn…')}</button></p>${this.#note('open')}
    </section>`
  }

  #quoted(): TemplateResult {
    const choose = (event: Event) => void this.#quote((event.target as HTMLSelectElement).value)
    return html`<label class="field">${msg('Code')}<select @change=${choose}><option value="">${msg('Choose a code')}</option>${this.codes.map(
      (code) => html`<option value=${code.id}>${pathOf(code, this.codes)}</option>`,
    )}</select></label>
    ${this.quotes ? quoteList(this.quotes, this.codes) : nothing}`
  }

  #codeForm(): TemplateResult {
    const send = (event: SubmitEvent) => {
      event.preventDefault()
      const form = event.target as HTMLFormElement
      const name = String(new FormData(form).get('name')).trim()
      void this.#do(async () => {
        const made = await this.client!.defineCode(newId('cod'), { parentId: null, name, note: '' })
        this.codes = [...this.codes, made]
        this.said = msg(str`${made.name} is a code now.`)
        form.reset()
      }, 'code')
    }
    return html`<form @submit=${send}><label class="field">${msg('Name of the code')}<input name="name" required maxlength="100"></label>
      <p><button>${msg('Add it')}</button></p></form>`
  }

  #store = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    this.refused = undefined
    void this.client?.storeInterview(this.#storing, readForm(new FormData(form))).then(
      async (kept) => {
        this.#storing = newId('int')
        form.reset()
        await this.#load()
        this.said = msg(str`${kept.title} is kept.`)
      },
      (problem: ClientProblem) => {
        this.refused = problem
        // After a lost answer the same id finds what was kept; only one that is used up is left.
        if (problem.code === 'id.taken' || problem.code === 'command.other-body') this.#storing = newId('int')
      },
    )
  }

  #read = (id: string): Promise<void> =>
    this.#do(async () => {
      this.open = await this.client!.readInterview(id)
      this.withdrawing = ''
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('#open')?.focus()
    })

  #close = async (): Promise<void> => {
    const { open } = this
    this.open = undefined
    await this.#do(async () => {
      this.items = (await this.client!.listInterviews()).items
    })
    await this.updateComplete
    if (open) this.renderRoot.querySelector<HTMLElement>(`#${open.id}`)?.focus()
  }

  #withdraw = (id: string): Promise<void> =>
    this.#do(async () => {
      await this.client!.withdrawInterview(id, newId('cmd'))
      await this.#close()
      this.said = msg('The words and all marks are gone.')
    }, 'open')

  #quote = (codeId: string): Promise<void> =>
    this.#do(async () => {
      this.quotes = codeId ? await this.client!.listQuotes(codeId) : undefined
    }, 'quotes')

  #compare = (): Promise<void> =>
    this.#do(async () => {
      this.agreements = await this.client!.readAgreement()
    }, 'agree')

  #export = (format: 'qdpx' | 'qdc', knowsThatQuotesReidentify: boolean): Promise<void> =>
    this.#do(async () => {
      const file = await this.client!.exportInterviews({ format, knowsThatQuotesReidentify })
      if (format === 'qdpx') this.dispatchEvent(new UseSeenEvent())
      const name = `lysbord-interviews.${format}`
      saveFile(file, name)
      this.said = msg(str`${name} is among your downloads.`)
    }, 'export')
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-interviews': LysInterviews
  }
}
