import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type Client, type ClientProblem, newId } from '../client.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { msg, plural, str } from '../shared/i18n.ts'
import { officeAddress } from '../shared/office-words.ts'
import { tryAgain } from '../shared/try-again.ts'
import { type Changing, changeDialog } from './change-dialog.ts'
import { type Directory, directoryOf, type Entry, found, mostShown } from './directory.ts'
import { styles } from './people.styles.ts'
import { stateOf } from './words.ts'

export type PeopleClient = Pick<
  Client,
  'listPeople' | 'listOffices' | 'listUnits' | 'disablePerson' | 'enablePerson' | 'closeOffice' | 'openOffice'
>

/**
 * Who works here, for the coordinator: finds a person or an office, and switches it off or on after a question that says
 * what happens then. Shows nothing to anybody else.
 */
export class LysPeople extends LysElement {
  static readonly tag = 'lys-people'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    directory: { state: true },
    problem: { state: true },
    sought: { state: true },
    changing: { state: true },
    said: { state: true },
  }
  declare client: PeopleClient | undefined
  declare protected directory: Directory | undefined
  declare protected problem: ClientProblem | undefined
  declare protected sought: string
  declare protected changing: Changing | undefined
  declare protected said: string
  /** Changed here a moment ago: they stay on the list, so that a slip is undone where it was made. */
  #touched = new Set<string>()
  #deed = ''

  constructor() {
    super()
    this.sought = this.said = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('client')) void this.#read()
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog')
    if (this.changing && dialog && !dialog.open) dialog.showModal()
    // Closing it gives the focus back to the button it came from.
    if (!this.changing && dialog?.open) dialog.close()
  }

  async #read(): Promise<void> {
    const { client } = this
    this.directory = this.problem = undefined
    if (!client) return
    await Promise.all([client.listPeople(), client.listOffices(), client.listUnits()]).then(
      ([people, offices, units]) =>
        client === this.client && (this.directory = directoryOf(people.items, offices.items, units.items)),
      (problem: ClientProblem) => client === this.client && (this.problem = problem),
    )
  }

  protected override render(): TemplateResult | typeof nothing {
    const { directory, problem } = this
    // To others the heading would say that something is kept from them.
    if (problem?.code === 'access.denied') return nothing
    return html`<section aria-labelledby="people">
      <h2 id="people">${msg('People and offices')}</h2>
      ${directory ? this.#search(directory) : problem ? tryAgain(problem, () => this.#read()) : html`<p class="muted" role="status">${msg('Reading…')}</p>`}
      ${changeDialog(this.changing, { keep: this.#keep, change: this.#change })}
    </section>`
  }

  #search(directory: Directory): TemplateResult {
    const { shown, more } = found(directory, this.sought, this.#touched)
    const type = (event: Event) => {
      this.sought = (event.target as HTMLInputElement).value
      this.said = ''
    }
    return html`
      <label class="field">${msg('Name, office or licence number')}
        <input type="search" autocomplete="off" .value=${this.sought} @input=${type}></label>
      <p role="status" class=${this.said ? 'said' : 'visually-hidden'}>${this.said || this.#howMany(shown.length, more)}</p>
      ${shown.length === 0 ? html`<p class="muted">${this.sought.trim() ? msg('Nobody and no office here is called that.') : msg('Nobody is switched off and no office is closed. Write a name to find somebody.')}</p>` : html`<ul role="list">${shown.map(this.#row)}</ul>`}
      ${more > 0 ? html`<p class="muted small">${plural(more, { one: msg('1 more is called that. Write more of the name.'), other: msg(str`${more} more are called that. Write more of the name.`) })}</p>` : nothing}`
  }

  #howMany(shown: number, more: number): string {
    const all = more > 0 ? `${mostShown}+` : String(shown)
    return this.sought.trim() ? msg(str`Found: ${all}`) : ''
  }

  #row = (entry: Entry): TemplateResult => {
    const ask = () => {
      this.#deed = newId('cmd')
      this.changing = { entry, busy: false, problem: undefined }
    }
    const words = stateOf(entry)
    return html`<li>
      <p><strong>${entry.kind === 'office' ? html`<a href=${officeAddress(entry.id)}>${entry.name}</a>` : entry.name}</strong>${entry.hpr ? html` <span class="muted small">${msg(str`licence no. ${entry.hpr}`)}</span>` : nothing}</p>
      <p class="muted small">${entry.places}</p>
      <p class="state">${words.state}</p>
      <p class="act"><button type="button" aria-label=${words.label} @click=${ask}>${words.act}</button></p>
    </li>`
  }

  #keep = (): void => {
    this.changing = undefined
  }

  /** Asked again after a lost answer it is the same deed. */
  #change = async (): Promise<void> => {
    const { changing, client, directory } = this
    if (!changing || changing.busy || !client || !directory) return
    const { entry } = changing
    this.changing = { entry, busy: true, problem: undefined }
    const ask = entry.kind === 'person' ? personDeed(client, entry) : officeDeed(client, entry)
    try {
      const off = await ask(entry.id, this.#deed)
      const after = { ...entry, off }
      this.directory = directory.map((one) => (one.id === entry.id ? after : one))
      this.#touched.add(entry.id)
      this.said = stateOf(after).said
      this.changing = undefined
    } catch (problem) {
      this.changing = { entry, busy: false, problem }
    }
  }
}

type Deed = (id: string, deed: string) => Promise<string | null>
const personDeed =
  (client: PeopleClient, { off }: Entry): Deed =>
  async (id, deed) =>
    (await (off ? client.enablePerson(id, deed) : client.disablePerson(id, deed))).disabledAt
const officeDeed =
  (client: PeopleClient, { off }: Entry): Deed =>
  async (id, deed) =>
    (await (off ? client.openOffice(id, deed) : client.closeOffice(id, deed))).closedAt

declare global {
  interface HTMLElementTagNameMap {
    'lys-people': LysPeople
  }
}
