import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type Client, type ClientProblem, newId, type OfficeProfile, type Profile } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { wroteOn } from '../shared/as-sent.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatDateTime } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { ageProblem, agesOf, type TypedAges } from './ages.ts'
import type { Lack } from './lacks.ts'
import { styles } from './office.styles.ts'
import { type Member, profileForm } from './profile-form.ts'
import { changesBetween } from './profile-words.ts'

/**
 * What an office is like, to read and to change. Where somebody else saved meanwhile, what was written here stays, and what
 * differs is shown. @fires change: it was saved
 */
export class LysOfficeProfile extends LysElement {
  static readonly tag = 'lys-office-profile'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    loaded: { attribute: false },
    members: { attribute: false },
    written: { state: true },
    ages: { state: true },
    theirs: { state: true },
    busy: { state: true },
    said: { state: true },
    error: { state: true },
  }
  declare client: Pick<Client, 'saveProfile' | 'readProfile'> | undefined
  declare loaded: OfficeProfile | undefined
  declare members: readonly Member[]
  declare protected written: Profile | undefined
  /** As written, also what cannot be saved yet. */
  declare protected ages: TypedAges
  /** What somebody else saved while this was written. */
  declare protected theirs: OfficeProfile | undefined
  declare protected busy: boolean
  declare protected said: string
  declare protected error: string
  #deed = ''

  constructor() {
    super()
    this.members = []
    this.ages = {}
    this.busy = false
    this.said = this.error = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const before = changed.get('loaded') as OfficeProfile | undefined
    if (!changed.has('loaded') || before?.office.id === this.loaded?.office.id) return
    this.#forget()
    this.said = this.error = ''
  }

  #forget(): void {
    this.written = this.theirs = undefined
    this.ages = {}
  }

  /** Something was written that nobody has saved. */
  get unsaved(): boolean {
    return this.written !== undefined
  }

  /** To the field that a lack is about; without one to the first of its part that has nothing in it, else to its first one. */
  goTo({ part, field }: Lack): void {
    const own = field && `[data-field='${field}']`
    const fields = [
      ...this.renderRoot.querySelectorAll<HTMLInputElement>(
        own || `[data-part=${part}] .field > :is(input, select, textarea)`,
      ),
    ]
    const first = fields.find(({ value }) => value === '') ?? fields[0]
    ;(first ?? this.renderRoot.querySelector<HTMLElement>(`[data-part=${part}] button`))?.focus()
  }

  protected override render(): TemplateResult | typeof nothing {
    const { loaded, written, theirs, members, busy, error } = this
    if (!loaded) return nothing
    const known = loaded.profile.ages
    const set = (change: Partial<Profile>) => {
      this.written = { ...(this.written ?? loaded.profile), ...change }
      this.#deed = newId('cmd')
      this.said = this.error = ''
    }
    const write = (typed: TypedAges) => {
      this.ages = typed
      set({ ages: agesOf(typed, known) })
    }
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#save()
    }
    return html`<form novalidate @submit=${submit}>
      <p class="muted small">${enteredBy(theirs ?? loaded)}</p>
      ${theirs && written ? this.#differs(theirs, written) : nothing}
      ${profileForm({ profile: written ?? loaded.profile, connectedAt: loaded.office.connectedAt, members, ages: { typed: this.ages, known, write }, set })}
      ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
      <div class="row save"><button class="primary" aria-disabled=${String(busy || !written)}>${msg('Save the profile')}</button>
        ${written ? html`<button type="button" @click=${this.#drop}>${msg('Drop what I wrote')}</button>` : nothing}
        <p role="status">${this.said}</p></div>
    </form>`
  }

  #differs(theirs: OfficeProfile, written: Profile): TemplateResult {
    const changes = changesBetween(theirs.profile, written)
    return html`<div class="notice warning" role="alert">
      <p>${
        theirs.by && theirs.at
          ? msg(
              str`${theirs.by} saved this profile on ${formatDateTime(theirs.at)}, while you were writing. What you wrote still stands below.`,
            )
          : msg('Somebody saved this profile while you were writing. What you wrote still stands below.')
      }</p>
      ${
        changes.length === 0
          ? html`<p>${msg('Both say the same.')}</p>`
          : html`<p>${msg('If you save again, yours takes the place of this:')}</p>
            <dl class="pairs">${changes.map(({ name, from, to }) => html`<dt>${name}</dt><dd>${from} → ${to}</dd>`)}</dl>`
      }</div>`
  }

  #drop = (): void => {
    this.loaded = this.theirs ?? this.loaded
    this.#forget()
    this.error = ''
    this.said = msg('What you wrote was dropped.')
  }

  async #save(): Promise<void> {
    const { client, loaded, written, theirs } = this
    if (!client || !loaded || !written || this.busy) return
    const open = ageProblem(this.ages, loaded.profile.ages)
    if (open) return this.renderRoot.querySelector<HTMLElement>(`[data-field='ages/${open.group}']`)?.focus()
    this.busy = true
    this.said = this.error = ''
    const { id } = loaded.office
    try {
      this.loaded = await client.saveProfile(id, (theirs ?? loaded).version, written, this.#deed)
      const isAll = !this.written || this.written === written
      if (isAll) this.#forget()
      this.theirs = undefined
      this.said = isAll ? msg('Saved.') : `${msg('Saved.')} ${wroteOn()}`
      this.dispatchEvent(new Event('change', { bubbles: true, composed: true }))
    } catch (problem) {
      await this.#refused(problem as ClientProblem, id) // the client rejects with nothing else
    } finally {
      this.busy = false
    }
  }

  async #refused(problem: ClientProblem, id: string): Promise<void> {
    this.error = [problemText(problem), ...problem.fields.map(({ path }) => sentenceAt(path))].filter(Boolean).join(' ')
    if (problem.code !== 'profile.moved-on') return
    // Saved over a version that was looked at it is another deed.
    this.#deed = newId('cmd')
    this.theirs = await this.client?.readProfile(id).catch(() => undefined)
    if (this.theirs) this.error = ''
  }
}

/** In the reader's language, what the server says in English of a field that does not fit. */
function sentenceAt(path: string): string {
  if (path.includes('/connectedOn')) return msg('A thing cannot be connected before it was delivered.')
  if (path.includes('/ages')) return msg('The two age groups are more than all patients.')
  if (path.endsWith('/name')) return msg('Everybody needs a name of her own.')
  if (path.endsWith('/personId')) return msg('Nobody with this sign-in works at the office.')
  if (/\/(listSize|gps|staff|travel\w+)$/.test(path)) return msg('Numbers are whole, and not below nought.')
  return ''
}

function enteredBy({ by, at }: OfficeProfile): string {
  if (at === null) return msg('Nobody has entered anything yet.')
  return by ? msg(str`Entered by ${by}, ${formatDateTime(at)}`) : msg(str`Came with the office, ${formatDateTime(at)}`)
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-office-profile': LysOfficeProfile
  }
}
