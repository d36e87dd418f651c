import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Chart, Client, ClientProblem, Contact, OfficeProfile, ProfileVersion, Use } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { need } from '../shared/define.ts'
import { LysDrawnElement } from '../shared/drawn-element.ts'
import { formatDate, formatDateTime } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { contactWords, reasonWords, stageWords } from '../shared/office-words.ts'
import { tryAgain } from '../shared/try-again.ts'
import { lackList } from './lacks.ts'
import { marksIn, monthRun, monthsOf } from './month-run.ts'
import { type ContactLoggedEvent, OfficeLeaveEvent } from './office.events.ts'
import { styles } from './office.styles.ts'
import type { Member } from './profile-form.ts'
import { changesBetween } from './profile-words.ts'

export type OfficeClient = Pick<
  Client,
  | 'readProfile'
  | 'saveProfile'
  | 'listProfileVersions'
  | 'logContact'
  | 'listContacts'
  | 'readUse'
  | 'listPeople'
  | 'readOfficeChart'
>

interface Read {
  readonly profile: OfficeProfile
  readonly contacts: readonly Contact[]
  readonly use: Use
  readonly members: readonly Member[]
  /** Whether anything changed since it was connected. */
  readonly chart: Chart
}

/**
 * One office for its coordinator: how it stands, its months with what was done for it, the log, what it is like, and who
 * entered what. @fires lys-office-leave
 */
export class LysOffice extends LysDrawnElement {
  static readonly tag = 'lys-office'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    officeId: { attribute: false },
    read: { state: true },
    problem: { state: true },
    versions: { state: true },
    leaving: { state: true },
  }
  declare client: OfficeClient | undefined
  declare officeId: string
  declare protected read: Read | undefined
  declare protected problem: ClientProblem | undefined
  declare protected versions: readonly ProfileVersion[] | ClientProblem | undefined
  /** She wants away although something she wrote is not saved. */
  declare protected leaving: boolean

  constructor() {
    super()
    this.officeId = ''
    this.leaving = false
    this.addEventListener('lys-contact-logged', this.#logged)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('keydown', this.#press)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('keydown', this.#press)
  }

  /** In here, or nowhere in particular: what stands above the office has an Escape of its own. */
  #press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.hidden) return
    if (event.target === document.body || event.composedPath().includes(this)) this.#leave()
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('client') || changed.has('officeId')) void this.#read()
  }

  async #read(): Promise<void> {
    const { client, officeId } = this
    this.read = this.problem = this.versions = undefined
    this.leaving = false
    if (!client || officeId === '') return
    const stillMeant = () => client === this.client && officeId === this.officeId
    await Promise.all([
      client.readProfile(officeId),
      client.listContacts(officeId),
      client.readUse(),
      client.listPeople(),
      client.readOfficeChart(officeId),
    ]).then(
      ([profile, { items: contacts }, use, { items: people }, chart]) => {
        const works = ({ memberships, disabledAt }: (typeof people)[number]) =>
          disabledAt === null && memberships.some(({ party }) => party === officeId)
        if (stillMeant()) this.read = { profile, contacts, use, members: people.filter(works), chart }
      },
      (problem: ClientProblem) => stillMeant() && (this.problem = problem),
    )
    if (!stillMeant()) return
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus()
  }

  #logged = ({ contact }: ContactLoggedEvent): void => {
    if (this.read) this.read = { ...this.read, contacts: [contact, ...this.read.contacts] }
  }

  /** Something else is shown only when nothing that was written gets lost. */
  #leave(): void {
    this.leaving = this.renderRoot.querySelector('lys-office-profile')?.unsaved ?? false
    if (!this.leaving) this.dispatchEvent(new OfficeLeaveEvent())
  }

  protected override render(): TemplateResult {
    const { read, problem } = this
    const back = (event: Event) => {
      event.preventDefault()
      this.#leave()
    }
    return html`<div class="parts">
      <p class="back"><a href="#" @click=${back}>${msg('Back to all offices')}</a> <kbd>Esc</kbd></p>
      ${this.leaving ? this.#unsaved() : nothing}
      ${
        problem
          ? tryAgain(problem, () => this.#read())
          : read
            ? this.#office(read)
            : html`<p class="muted" role="status">${msg('Reading…')}</p>`
      }</div>`
  }

  #unsaved(): TemplateResult {
    const away = () => {
      this.leaving = false
      this.dispatchEvent(new OfficeLeaveEvent())
    }
    return html`<div class="notice warning" role="alert">
      <p>${msg('What you wrote in the profile is not saved.')}</p>
      <div class="row"><button type="button" @click=${() => (this.leaving = false)}>${msg('Stay here')}</button>
        <button type="button" @click=${away}>${msg('Leave without saving')}</button></div></div>`
  }

  #office({ profile, contacts, use, members, chart }: Read): TemplateResult {
    const { office } = profile
    const own = use.offices.find(({ id }) => id === office.id)
    const tells = 'calls' in this.client!
    if (tells) need('lys-network')
    return html`
      <header><h1 tabindex="-1">${office.name}</h1>
        <p class="muted">${office.municipality}</p>
        ${head(profile, own)}</header>
      <section><h2>${msg('What is missing')}</h2>
        ${lackList(profile.profile, members, (lack) => this.renderRoot.querySelector('lys-office-profile')?.goTo(lack))}</section>
      <section><h2>${msg('Its months')}</h2>
        ${own ? html`${monthRun(monthsOf(use.months, own.months, contacts), this.room)}<lys-chart .chart=${chart} .marks=${marksIn(chart, contacts)}></lys-chart>` : html`<p class="muted">${msg('It is closed or not connected, so it is not counted.')}</p>`}</section>
      <section><h2>${msg('What was done for it')}</h2>
        <lys-contact .client=${this.client} .officeId=${office.id} .officeName=${office.name}></lys-contact>
        ${log(contacts)}</section>
      ${
        tells
          ? html`<section><h2>${msg('Who and what its use hangs on')}</h2>
        <lys-network .client=${this.client} office=${office.id}></lys-network></section>`
          : nothing
      }
      <section><h2>${msg('What it is like')}</h2>
        <lys-office-profile .client=${this.client} .loaded=${profile} .members=${members} @change=${this.#saved}></lys-office-profile></section>
      <section><details @toggle=${this.#history}><summary><h2>${msg('Who entered what')}</h2></summary>
        ${this.#versions()}</details></section>`
  }

  #saved = (event: Event): void => {
    const { loaded } = event.target as HTMLElement & { loaded: OfficeProfile }
    const before = this.read?.profile.office.connectedAt
    if (this.read && loaded) this.read = { ...this.read, profile: loaded }
    if (before === null && loaded.office.connectedAt) void this.#readUse()
    if (this.versions) void this.#readVersions()
  }

  /** From now on it is counted. */
  async #readUse(): Promise<void> {
    const { client, officeId } = this
    if (!client) return
    const now = await Promise.all([client.readUse(), client.readOfficeChart(officeId)]).catch(() => undefined)
    if (!now || !this.read || client !== this.client || officeId !== this.officeId) return
    this.read = { ...this.read, use: now[0], chart: now[1] }
  }

  #history = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open && !Array.isArray(this.versions)) void this.#readVersions()
  }

  async #readVersions(): Promise<void> {
    const { client, officeId } = this
    const found = await client?.listProfileVersions(officeId).then(
      ({ items }) => items,
      (problem: ClientProblem) => problem,
    )
    if (client === this.client && officeId === this.officeId) this.versions = found
  }

  #versions(): TemplateResult {
    const { versions } = this
    if (!versions) return html`<p class="muted" role="status">${msg('Reading…')}</p>`
    if (!Array.isArray(versions)) return html`<p class="error" role="alert">${problemText(versions)}</p>`
    if (versions.length === 0) return html`<p class="muted">${msg('Nobody has entered anything yet.')}</p>`
    return html`<ol class="versions" role="list">${versions.map((one, n) => version(one, versions[n + 1]))}</ol>`
  }
}

function head({ office, profile }: OfficeProfile, own: Use['offices'][number] | undefined): TemplateResult {
  const pair = (name: string, value: TemplateResult | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return html`<dl class="head">
    ${pair(msg('Stage'), own ? stageWords[own.stage]() : msg('Not counted'))}
    ${pair(msg('Last case'), own?.lastCaseOn ? formatDate(own.lastCaseOn) : msg('None yet'))}
    ${pair(msg('Connected'), office.connectedAt ? formatDate(office.connectedAt) : msg('Not yet'))}
    ${pair(msg('Who answers for it'), profile.owner ?? msg('Nobody yet'))}
    ${pair(msg('Who takes the photographs'), profile.photographer ?? msg('Nobody yet'))}
    ${pair(msg('Telephone'), html`<a href="tel:${office.phone.replaceAll(' ', '')}">${office.phone}</a>`)}
  </dl>`
}

function log(contacts: readonly Contact[]): TemplateResult {
  if (contacts.length === 0) return html`<p class="muted">${msg('Nothing is noted yet.')}</p>`
  return html`<ol class="log" role="list">${contacts.map(
    ({ kind, reason, sentence, nextOn, by, at }) => html`<li>
      <p><strong>${contactWords[kind]()}</strong>${reason ? html` · ${reasonWords[reason]()}` : nothing}
        <span class="muted small">${by ? msg(str`${formatDate(at)}, ${by}`) : formatDate(at)}</span></p>
      ${sentence ? html`<p>${sentence}</p>` : nothing}
      ${nextOn ? html`<p class="muted small">${msg(str`To be looked at again on ${formatDate(nextOn)}`)}</p>` : nothing}
    </li>`,
  )}</ol>`
}

/** One entry, with what it changed. */
function version({ by, at, profile }: ProfileVersion, before: ProfileVersion | undefined): TemplateResult {
  const changes = before ? changesBetween(before.profile, profile) : []
  return html`<li>
    <p><strong>${by ?? msg('Came with the office')}</strong> <span class="muted small">${at ? formatDateTime(at) : nothing}</span></p>
    ${
      changes.length > 0
        ? html`<dl class="pairs">${changes.map(({ name, from, to }) => html`<dt>${name}</dt><dd>${from} → ${to}</dd>`)}</dl>`
        : html`<p class="muted small">${before ? msg('Nothing was changed.') : msg('The first entry.')}</p>`
    }</li>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-office': LysOffice
  }
}
