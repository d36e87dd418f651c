import { html, nothing, type TemplateResult } from 'lit'
import { type Client, type ClientProblem, type GlassToBreak, newId } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { emergencyWords } from '../shared/clinical-words.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { fewestSigns } from '../shared/fewest-signs.ts'
import { msg } from '../shared/i18n.ts'
import { GlassBrokenEvent, SignInAgainEvent } from './break-glass.events.ts'
import { styles } from './break-glass.styles.ts'

type Field = keyof GlassToBreak
const fields = ['whose', 'emergency', 'why'] as const satisfies readonly Field[]

/**
 * The question before a patient outside one's own units is opened in an emergency: whose, why, and in a sentence. What is
 * typed stays until it is opened or cleared away by leaving the page.
 * @fires lys-glass-broken @fires lys-sign-in-again
 */
export class LysBreakGlass extends LysElement {
  static readonly tag = 'lys-break-glass'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    opening: { state: true },
    checked: { state: true },
    busy: { state: true },
    problem: { state: true },
  }
  /** Asks the server, as `connect()` gives it. */
  declare client: Pick<Client, 'breakGlass'> | undefined
  declare protected opening: Partial<GlassToBreak>
  /** She has tried to open it: from now on what is missing is said at its field. */
  declare protected checked: boolean
  declare protected busy: boolean
  declare protected problem: ClientProblem | undefined
  /** The same until something else is asked for: a repetition after a lost answer opens nothing twice. */
  #id = ''

  constructor() {
    super()
    this.opening = {}
    this.checked = false
    this.busy = false
  }

  /** Asks. With `opening`, what is known of it is filled in. */
  async show(opening?: Partial<GlassToBreak>): Promise<void> {
    if (opening) this.#write(opening)
    await this.updateComplete
    const dialog = this.renderRoot.querySelector('dialog')
    if (!dialog?.open) dialog?.showModal()
    if (opening) this.renderRoot.querySelector<HTMLElement>('#whose')?.focus()
  }
  #close(): void {
    this.renderRoot.querySelector('dialog')?.close()
  }

  #write(change: Partial<GlassToBreak>): void {
    this.opening = { ...this.opening, ...change }
    this.problem = undefined
    this.#id = ''
  }

  #missing(): ReadonlyMap<Field, string> {
    const { whose = '', emergency, why = '' } = this.opening
    const found = new Map<Field, string>()
    if (whose.trim() === '') found.set('whose', msg('Write the case number or the birth number.'))
    if (!emergency) found.set('emergency', msg('Choose the emergency.'))
    if (why.trim().length < fewestSigns)
      found.set('why', msg('Write a sentence: what has happened, and why it cannot wait.'))
    for (const { path } of this.problem?.fields ?? [])
      if (path === '/whose') found.set('whose', msg('A whole case number, or a birth number of eleven digits.'))
    return found
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    this.checked = true
    this.problem = undefined
    const [first] = this.#missing().keys()
    if (first) return this.#focus(first)
    if (this.busy || !this.client) return
    this.busy = true
    this.#id ||= newId('gla')
    const { client } = this
    try {
      const { referralId } = await client.breakGlass(this.#id, this.opening as GlassToBreak) // nothing is missing
      this.#close()
      this.opening = {}
      this.#id = ''
      this.checked = false
      this.dispatchEvent(new GlassBrokenEvent(referralId))
    } catch (problem) {
      this.problem = problem as ClientProblem // the client rejects with nothing else
      const wrong = this.#missing().keys().next().value
      if (wrong) this.#focus(wrong)
    } finally {
      this.busy = false
    }
  }

  #focus(field: Field): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[name=${field}]`)?.focus())
  }

  protected override render(): TemplateResult {
    const errors = this.checked ? this.#missing() : new Map<Field, string>()
    return html`<dialog aria-labelledby="title" @keydown=${stay}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="title">${msg('Open a patient outside your units?')}</h2>
        <p>${msg('Only in an emergency. You can read what the hospital has of this one patient for 60 minutes, and change nothing.')}
          ${msg('All you look at is recorded with your reason. The patient may read it, and a coordinator judges it afterwards.')}</p>
        ${fields.map((field) => this.#field(field, errors.get(field)))} ${this.#refusal()}
        <div class="row">
          <button type="button" @click=${() => this.#close()}>${msg('Do not open')}</button>
          <button class="danger" aria-disabled=${this.busy ? 'true' : 'false'}>${msg('Open for 60 minutes')}</button>
        </div>
      </form>
    </dialog>`
  }

  #field(field: Field, error: string | undefined): TemplateResult {
    const { whose = '', emergency, why = '' } = this.opening
    const invalid = error ? 'true' : 'false'
    const said = error ? html`<p class="error" id=${`${field}-error`}>${error}</p>` : nothing
    const typed = (event: Event) => this.#write({ [field]: (event.currentTarget as HTMLInputElement).value })
    if (field === 'emergency')
      return html`<fieldset aria-invalid=${invalid} aria-describedby=${error ? 'emergency-error' : nothing}>
        <legend>${msg('Which emergency?')}</legend>
        ${Object.entries(emergencyWords).map(
          ([code, words]) =>
            html`<label><input type="radio" name="emergency" value=${code} .checked=${emergency === code} @change=${typed}>${words()}</label>`,
        )}
        ${said}
      </fieldset>`
    if (field === 'whose')
      return html`<div class="field"><label for="whose">${msg('Case number or birth number')}</label>
        <input id="whose" class="whose" name="whose" autocomplete="off" spellcheck="false" maxlength="40"
          aria-invalid=${invalid} aria-describedby=${error ? 'whose-error' : nothing} .value=${whose} @input=${typed}>${said}</div>`
    return html`<div class="field"><label for="why">${msg('What has happened, and why can it not wait?')}</label>
      <textarea id="why" name="why" rows="3" maxlength="500"
        aria-invalid=${invalid} aria-describedby=${error ? 'why-error' : nothing} .value=${why} @input=${typed}></textarea>${said}</div>`
  }

  #refusal(): TemplateResult | typeof nothing {
    const { problem } = this
    if (!problem || this.#missing().size > 0) return nothing
    const again = () => this.dispatchEvent(new SignInAgainEvent(this.opening.emergency))
    const there = problem.facts.referralId
    const openIt = () => {
      this.#close()
      this.dispatchEvent(new GlassBrokenEvent(String(there)))
    }
    return html`<div class="notice warning" role="alert">
      <p>${problem.code === 'not-found' ? msg('No case with this number was found outside your units. That you looked is recorded.') : problemText(problem)}</p>
      ${problem.code === 'session.stale' ? html`<p>${msg('This machine keeps nothing about the patient: afterwards you write whose it is and why once more.')}</p><p><button type="button" @click=${again}>${msg('Sign in again')}</button></p>` : nothing}
      ${problem.code === 'glass.another-open' ? html`<p><button type="button" @click=${openIt}>${msg('Show the open patient')}</button></p>` : nothing}
      ${problem.code === 'glass.needless' ? html`<p><button type="button" @click=${openIt}>${msg('Open the case')}</button></p>` : nothing}
    </div>`
  }
}

/** Keys of the page behind it rest; Escape closes it by itself. */
const stay = (event: KeyboardEvent): void => event.stopPropagation()

declare global {
  interface HTMLElementTagNameMap {
    'lys-break-glass': LysBreakGlass
  }
}
