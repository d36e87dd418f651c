import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type ClientProblem, type interviews, newId } from '../client.ts'
import { UseSeenEvent } from '../networks/networks.events.ts'
import { problemText } from '../shared/all-problems.ts'
import { asSent } from '../shared/as-sent.ts'
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
type Place = 'all' | 'list' | 'open' | 'keep' | 'code' | 'quotes' | 'agree' | 'export'
interface Answer {
  readonly problem?: ClientProblem
  readonly said?: string
}
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
    answers: { state: true },
    withdrawing: { state: true },
  }
  declare client: InterviewsClient | undefined
  declare protected items: readonly interviews.ListedInterview[] | undefined
  declare protected codes: readonly Code[]
  /** Undefined where she may know no office by name. */
  declare protected offices: readonly OfficeChoice[] | undefined
  declare protected open: interviews.InterviewOut | undefined
  declare protected quotes: Quotes | undefined
  declare protected agreements: interviews.AgreementsOut | undefined
  /** What stands beside each button. */
  declare protected answers: Readonly<Partial<Record<Place, Answer>>>
  /** Asked about once more before it is gone for good. */
  declare protected withdrawing: string
  #storing = newId('int')
  /** What was asked for last at each place. */
  #asked = new Map<Place, object>()

  constructor() {
    super()
    this.codes = []
    this.answers = {}
    this.withdrawing = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!changed.has('client')) return
    this.items = this.open = this.quotes = this.agreements = undefined
    this.answers = {}
    void this.#load()
  }

  /** What is there already stays until the answer comes, and with it what she has typed. */
  #load = (): Promise<void> =>
    this.#do('all', async (client, isLatest) => {
      const { roles } = await client.readSession()
      const [told, codes, offices] = await Promise.all([
        client.listInterviews(),
        client.listCodes(),
        // A researcher knows offices by pseudonym.
        roles.includes('coordinator') ? client.listOffices() : undefined,
      ])
      if (!isLatest()) return ''
      this.offices = offices?.items
      this.items = told.items
      this.codes = codes.items
      return ''
    })

  /**
   * Does this, and says beside its own button what refuses it or what it gives back. An answer to anything but the latest
   * that was asked for there comes too late.
   */
  async #do(where: Place, deed: (client: InterviewsClient, isLatest: () => boolean) => Promise<string>): Promise<void> {
    const { client } = this
    if (!client) return
    const mine = {}
    this.#asked.set(where, mine)
    const isLatest = () => client === this.client && this.#asked.get(where) === mine
    this.#answer(where, {})
    const answer = await deed(client, isLatest).then(
      (said) => ({ said }),
      (problem: ClientProblem) => ({ problem }),
    )
    if (isLatest()) this.#answer(where, answer)
  }

  #answer(where: Place, answer: Answer): void {
    this.answers = { ...this.answers, [where]: answer }
  }

  protected override render(): TemplateResult {
    const { items } = this
    const problem = this.answers.all?.problem
    return html`
      <h2>${msg('Interviews')}</h2>
      ${problem ? tryAgain(problem, this.#load) : nothing}
      ${items ? this.#told(items) : problem ? nothing : html`<p class="muted" role="status">${msg('Reading…')}</p>`}`
  }

  #status(place: Place): TemplateResult {
    const said = this.answers[place]?.said
    return html`<p role="status" tabindex="-1" data-place=${place} class=${said ? 'muted' : 'visually-hidden'}>${said}</p>`
  }

  /** What went wrong here, or was done. */
  #note(place: Place): TemplateResult {
    const problem = this.answers[place]?.problem
    return html`${problem ? html`<p class="notice warning" role="alert">${problemText(problem)}</p>` : nothing}${this.#status(place)}`
  }

  #told(items: readonly interviews.ListedInterview[]): TemplateResult {
    return html`
      ${items.length === 0 ? html`<p class="muted">${msg('Nobody was interviewed yet. What somebody told is kept only with her leave.')}</p>` : this.#table(items)}${this.#note('list')}
      ${this.open ? this.#opened(this.open) : nothing}
      <details><summary>${msg('Keep an interview')}</summary>${interviewForm(this.offices, faultsIn(this.answers.keep?.problem), this.#store)}${this.#status('keep')}</details>
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
      <p class="acts"><button type="button" @click=${() => this.#close()}>${msg('Close')}</button>
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
      const taken = asSent(form)
      void this.#do('code', async (client) => {
        const made = await client.defineCode(newId('cod'), { parentId: null, name, note: '' })
        this.codes = [...this.codes, made]
        return taken(msg(str`${made.name} is a code now.`))
      })
    }
    return html`<form @submit=${send}><label class="field">${msg('Name of the code')}<input name="name" required maxlength="100"></label>
      <p><button>${msg('Add it')}</button></p></form>`
  }

  #store = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const taken = asSent(form)
    void this.#do('keep', async (client) => {
      const { title } = await client
        .storeInterview(this.#storing, readForm(new FormData(form)))
        .catch((problem: ClientProblem) => {
          // After a lost answer the same id finds what was kept; only one that is used up is left.
          if (problem.code === 'id.taken' || problem.code === 'command.other-body') this.#storing = newId('int')
          throw problem
        })
      this.#storing = newId('int')
      const said = taken(msg(str`${title} is kept.`))
      await this.#load()
      return said
    })
  }

  #read = (id: string): Promise<void> =>
    this.#do('list', async (client, isLatest) => {
      const open = await client.readInterview(id)
      if (!isLatest()) return ''
      this.open = open
      this.withdrawing = ''
      this.#answer('open', {})
      await this.#focus('#open')
      return ''
    })

  #close = async (said = ''): Promise<void> => {
    const { open } = this
    this.open = undefined
    await this.#do('list', async (client, isLatest) => {
      const { items } = await client.listInterviews()
      if (isLatest()) this.items = items
      return ''
    })
    if (said) this.#answer('list', { ...this.answers.list, said })
    // What is gone has no button in its row to come back to.
    await this.#focus(said ? '[data-place="list"]' : `#${open?.id}`, '[data-place="list"]')
  }

  async #focus(...selectors: readonly string[]): Promise<void> {
    await this.updateComplete
    const found = selectors.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector))
    found.find((element) => element !== null)?.focus()
  }

  #withdraw = (id: string): Promise<void> =>
    this.#do('open', async (client) => {
      await client.withdrawInterview(id, newId('cmd'))
      await this.#close(msg('The words and all marks are gone.'))
      return ''
    })

  #quote = (codeId: string): Promise<void> =>
    this.#do('quotes', async (client, isLatest) => {
      const quotes = codeId ? await client.listQuotes(codeId) : undefined
      if (isLatest()) this.quotes = quotes
      return ''
    })

  #compare = (): Promise<void> =>
    this.#do('agree', async (client, isLatest) => {
      const agreements = await client.readAgreement()
      if (isLatest()) this.agreements = agreements
      return ''
    })

  #export = (format: 'qdpx' | 'qdc', knowsThatQuotesReidentify: boolean): Promise<void> =>
    this.#do('export', async (client) => {
      const file = await client
        .exportInterviews({ format, knowsThatQuotesReidentify })
        // Also where the answer got lost: the server has noted it before it answers.
        .finally(() => format === 'qdpx' && this.dispatchEvent(new UseSeenEvent()))
      const name = `lysbord-interviews.${format}`
      saveFile(file, name)
      return msg(str`${name} is among your downloads.`)
    })
}
declare global {
  interface HTMLElementTagNameMap {
    'lys-interviews': LysInterviews
  }
}
