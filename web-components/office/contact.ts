import { html, nothing, type TemplateResult } from 'lit'
import { type Client, type ClientProblem, type Contact, type NewContact, newId } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { wroteOn } from '../shared/as-sent.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { inDays } from '../shared/days.ts'
import { LysElement } from '../shared/element.ts'
import { formatDate } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { codesOf, contactWords, mayWait, reasonWords } from '../shared/office-words.ts'
import { styles } from './contact.styles.ts'
import { ContactLoggedEvent } from './office.events.ts'

type Deed = 'call' | 'later' | 'not_relevant'
type Kind = Contact['kind']
type Reason = NonNullable<Contact['reason']>

interface Writing {
  readonly deed: Deed
  readonly kind: Kind
  readonly reason: Reason | ''
  readonly sentence: string
  readonly nextOn: string
  readonly id: string
  readonly busy: boolean
  readonly error: string
}

/** An e-mail, a call, a visit, a training: what is done for an office, in the order in which it is chosen from. */
const done: readonly Kind[] = ['call', 'visit', 'mail', 'training']

/**
 * What a coordinator does with an office: notes a call, or says that a row of today's list can wait. `about` is the kind of
 * that row. @fires lys-contact-logged
 */
export class LysContact extends LysElement {
  static readonly tag = 'lys-contact'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    officeId: { attribute: false },
    officeName: { attribute: false },
    about: { attribute: false },
    writing: { state: true },
    said: { state: true },
  }
  declare client: Pick<Client, 'logContact'> | undefined
  declare officeId: string
  declare officeName: string
  declare about: Contact['about']
  declare protected writing: Writing | undefined
  declare protected said: string

  constructor() {
    super()
    this.officeId = this.officeName = this.said = ''
    this.about = null
  }

  protected override render(): TemplateResult {
    const { said, writing, about } = this
    const rests = said !== '' && about !== null && mayWait(about)
    return html`
      ${rests ? nothing : html`<div class="row">${this.#deeds().map((deed) => this.#button(deed))}</div>`}
      <p role="status" tabindex="-1" class=${said ? '' : 'visually-hidden'}>${said}</p>
      ${writing ? this.#form(writing) : nothing}`
  }

  #deeds = (): Deed[] => (this.about !== null && mayWait(this.about) ? ['call', 'later', 'not_relevant'] : ['call'])

  #button(deed: Deed): TemplateResult {
    const words = { call: msg('Log call'), later: msg('Later'), not_relevant: msg('Not relevant') }[deed]
    const open = this.writing?.deed === deed
    return html`<button type="button" data-deed=${deed} aria-expanded=${open} aria-label=${`${words}: ${this.officeName}`}
      @click=${() => (open ? this.#close() : this.#open(deed))}>${words}</button>`
  }

  #open(deed: Deed): void {
    const nextOn = deed === 'later' ? inDays(7) : ''
    const fresh = { reason: '', sentence: '', id: newId('con'), busy: false, error: '' } as const
    this.writing = { ...fresh, deed, kind: deed, nextOn }
    this.said = ''
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('form [name]')?.focus()
      this.renderRoot.querySelector('form')?.scrollIntoView({ block: 'nearest' })
    })
  }

  #close(): void {
    const deed = this.writing?.deed
    this.writing = undefined
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-deed=${deed}]`)?.focus())
  }

  /** Something else is another deed, but after an answer that got lost it is the same. */
  #write(change: Partial<Writing>): void {
    if (this.writing) this.writing = { ...this.writing, ...change, id: newId('con'), error: '' }
  }

  #form(writing: Writing): TemplateResult {
    const { deed, busy, error } = writing
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#log()
    }
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      this.#close()
    }
    return html`<form novalidate @submit=${submit} @keydown=${closeByKey}>
      <div class="beside">
        ${deed === 'call' ? this.#kind(writing) : nothing}
        ${deed === 'later' ? nothing : this.#reason(writing)}
        ${deed === 'not_relevant' ? nothing : this.#date(writing)}
      </div>
      <label class="field">${msg('In one sentence')}
        <textarea name="sentence" rows="2" maxlength="1000" .value=${writing.sentence}
          @input=${(event: Event) => this.#write({ sentence: typedIn(event) })}></textarea></label>
      <p class="hint">${hintOf(deed, this.about)}</p>
      ${error ? html`<p class="error" role="alert">${error}</p>` : nothing}
      <div class="row"><button class="primary" aria-disabled=${String(busy)}>${msg('Save')}</button>
        <button type="button" @click=${() => this.#close()}>${msg('Cancel')}</button></div>
    </form>`
  }

  #kind({ kind }: Writing): TemplateResult {
    return html`<label class="field">${msg('What it was')}
      <select name="kind" .value=${kind} @change=${(event: Event) => this.#write({ kind: typedIn(event) as Kind })}>
        ${done.map((one) => html`<option value=${one} ?selected=${one === kind}>${contactWords[one]()}</option>`)}
      </select></label>`
  }

  #reason({ reason }: Writing): TemplateResult {
    return html`<label class="field">${msg('What the office says stands in the way')}
      <select name="reason" .value=${reason} @change=${(event: Event) => this.#write({ reason: typedIn(event) as Reason | '' })}>
        <option value="" ?selected=${reason === ''}>${msg('It said nothing of that')}</option>
        ${codesOf(reasonWords).map((one) => html`<option value=${one} ?selected=${one === reason}>${reasonWords[one]()}</option>`)}
      </select></label>`
  }

  #date({ deed, nextOn }: Writing): TemplateResult {
    return html`<label class="field">${deed === 'later' ? msg('Stands here again on') : msg('Look at it again on (if you wish)')}
      <input type="date" name="nextOn" min=${inDays(1)} max=${inDays(729)} .value=${nextOn}
        @input=${(event: Event) => this.#write({ nextOn: typedIn(event) })}></label>`
  }

  async #log(): Promise<void> {
    const { client, writing, officeId, about } = this
    if (!client || !writing || writing.busy) return
    const error = problemOf(writing)
    if (error) {
      this.writing = { ...writing, error }
      return
    }
    this.writing = { ...writing, busy: true, error: '' }
    try {
      const contact = await client.logContact(officeId, writing.id, toSend(writing, about))
      // What is written since has an id of its own.
      const since = this.writing?.id === writing.id ? undefined : this.writing
      this.writing = since && { ...since, busy: false }
      this.said = since ? `${saidOf(contact)} ${wroteOn()}` : saidOf(contact)
      await this.updateComplete
      if (!since) this.renderRoot.querySelector<HTMLElement>('[role=status]')?.focus()
      this.dispatchEvent(new ContactLoggedEvent(contact))
    } catch (problem) {
      this.writing = { ...(this.writing ?? writing), busy: false, error: problemText(problem as ClientProblem) } // the client rejects with nothing else
    }
  }
}

const typedIn = (event: Event): string => (event.target as HTMLInputElement).value

const toSend = ({ kind, reason, sentence, nextOn }: Writing, about: Contact['about']): NewContact => ({
  kind,
  about,
  reason: reason === '' ? null : reason,
  sentence: sentence.trim(),
  nextOn: nextOn === '' ? null : nextOn,
})

function problemOf({ deed, reason, sentence, nextOn }: Writing): string {
  if (deed === 'call' && reason === '' && sentence.trim() === '') return msg('Choose a reason or write a sentence.')
  if (deed === 'later' && nextOn === '') return msg('Say on which day it is to stand here again.')
  if (nextOn !== '' && nextOn < inDays(1)) return msg('Choose a day that is still to come.')
  return ''
}

function hintOf(deed: Deed, about: Contact['about']): string {
  if (deed === 'not_relevant') return msg('It does not stand here again for a year. Write nothing about a patient.')
  if (deed === 'later' || about === null) return msg('Write nothing about a patient.')
  if (!mayWait(about)) return msg('The row stands here until it is seen to. Write nothing about a patient.')
  return msg(
    'Without a day the office is left in peace for a month; where it has little need or has learned it, for a year. Write nothing about a patient.',
  )
}

/**
 * What follows from it, as the server counts it: of a row that stood on the list nothing older still rests, but what follows
 * for an office as a whole hangs on all that was noted of it.
 */
function saidOf({ kind, about, reason, nextOn }: Contact): string {
  if (about !== null && !mayWait(about)) return saidOfPatient(nextOn)
  if (nextOn) return msg(str`It is noted. The office stands here again on ${formatDate(nextOn)}.`)
  if (about === null) return msg('It is noted.')
  if (kind === 'not_relevant') return msg('It is noted. It is asked again in a year.')
  return reason === 'no_need' || reason === 'learned'
    ? msg('It is noted. The office is left in peace for a year.')
    : msg('It is noted. The office is left in peace for a month.')
}

/** Whoever is rung about a patient's reply is not done with it. */
const saidOfPatient = (nextOn: Contact['nextOn']): string =>
  nextOn
    ? msg(str`It is noted. The row stands here until it is seen to, and the office again on ${formatDate(nextOn)}.`)
    : msg('It is noted. The row stands here until it is seen to.')

declare global {
  interface HTMLElementTagNameMap {
    'lys-contact': LysContact
  }
}
