import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { type Client, type ClientProblem, type GlassBreaks, type ListedGlassBreak, newId } from '../client.ts'
import { problemText } from '../shared/all-problems.ts'
import { emergencyWords } from '../shared/clinical-words.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { fewestSigns } from '../shared/fewest-signs.ts'
import { formatDateTime } from '../shared/format.ts'
import { language, msg, plural, str } from '../shared/i18n.ts'
import { tryAgain } from '../shared/try-again.ts'
import { styles } from './glass-reviews.styles.ts'

type Outcome = NonNullable<ListedGlassBreak['review']>['outcome']
/** A judgement that is being written, and how far it has come. */
interface Judging {
  readonly outcome?: Outcome
  readonly note: string
  readonly error?: string
  readonly problem?: ClientProblem
  readonly deed: string
}
export type GlassReviewsClient = Pick<Client, 'listGlassBreaks' | 'reviewGlassBreak'>

/** Patients that were opened in an emergency, for the coordinator to judge: those that wait first. To others it shows nothing. */
export class LysGlassReviews extends LysElement {
  static readonly tag = 'lys-glass-reviews'
  static override styles = [base, controls, styles]
  static override properties = {
    client: { attribute: false },
    items: { state: true },
    more: { state: true },
    inVain: { state: true },
    problem: { state: true },
    judging: { state: true },
  }
  declare client: GlassReviewsClient | undefined
  declare protected items: readonly ListedGlassBreak[] | undefined
  declare protected more: boolean
  declare protected inVain: GlassBreaks['inVain']
  declare protected problem: ClientProblem | undefined
  declare protected judging: ReadonlyMap<string, Judging>

  constructor() {
    super()
    this.more = false
    this.inVain = []
    this.judging = new Map()
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('client')) void this.#read()
  }

  async #read(): Promise<void> {
    const { client } = this
    this.items = this.problem = undefined
    await client?.listGlassBreaks().then(
      ({ items, more, inVain }) => {
        if (client !== this.client) return
        this.items = items
        this.more = more
        this.inVain = inVain
      },
      (problem: ClientProblem) => client === this.client && (this.problem = problem),
    )
  }

  #of = (id: string): Judging => this.judging.get(id) ?? { note: '', deed: newId('cmd') }
  #set(id: string, change: Partial<Judging>): void {
    this.judging = new Map(this.judging).set(id, { ...this.#of(id), ...change })
  }
  /** Another judgement is another deed. */
  #write = (id: string, change: Partial<Judging>): void => {
    const { outcome, note } = { ...this.#of(id), ...change }
    this.judging = new Map(this.judging).set(id, { ...(outcome && { outcome }), note, deed: newId('cmd') })
  }

  async #judge(id: string): Promise<void> {
    const { outcome, note, deed } = this.#of(id)
    if (!outcome) return this.#set(id, { error: msg('Choose what you found.') })
    if (outcome === 'not_justified' && note.trim().length < fewestSigns)
      return this.#set(id, { error: msg('Write what was found, and what follows from it.') })
    try {
      const judged = await this.client!.reviewGlassBreak(id, { outcome, note }, deed)
      this.items = this.items?.map((one) => (one.id === id ? judged : one))
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus()
    } catch (problem) {
      this.#set(id, { deed, problem: problem as ClientProblem }) // the client rejects with nothing else
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { items, problem } = this
    if (problem?.code === 'access.denied') return nothing
    const waiting = items?.filter(({ review }) => review === null) ?? []
    const judged = items?.filter(({ review }) => review !== null) ?? []
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">${msg('Opened in an emergency')}</h2>
      ${problem ? tryAgain(problem, () => this.#read()) : items ? nothing : html`<p class="muted" role="status">${msg('Loading…')}</p>`}
      ${items && waiting.length === 0 ? html`<p class="muted">${msg('Nobody has opened a patient outside her units without it being judged.')}</p>` : nothing}
      <ul role="list">${repeat(
        waiting,
        ({ id }) => id,
        (one) =>
          html`<li>${about(one)} ${one.own ? html`<p class="notice">${msg('You opened this yourself: another coordinator must judge it.')}</p>` : this.#form(one)}</li>`,
      )}</ul>
      ${this.more ? html`<p class="muted small">${msg('There are more; they follow when these are judged.')}</p>` : nothing}
      ${this.#tries()}
      ${
        judged.length === 0
          ? nothing
          : html`<details><summary>${msg(str`Judged lately (${judged.length})`)}</summary>
        <ul role="list">${judged.map((one) => html`<li>${about(one)} ${verdict(one)}</li>`)}</ul></details>`
      }
    </section>`
  }

  /** Somebody who looks for one patient after the other finds few: that too is asked about. */
  #tries(): TemplateResult | typeof nothing {
    if (this.inVain.length === 0) return nothing
    const times = (tries: number) => plural(tries, { one: msg('once'), other: msg(str`${tries} times`) })
    return html`<p>${msg('Tried in the last 30 days and opened nobody:')}</p>
      <ul role="list">${this.inVain.map(({ by, tries }) => html`<li>${named(by)}: ${times(tries)}</li>`)}</ul>`
  }

  #form({ id, caseNumber }: ListedGlassBreak): TemplateResult {
    const { outcome, note, error, problem } = this.#of(id)
    const choice = (code: Outcome, words: string) => html`<label><input
      type="radio" name="outcome" value=${code} .checked=${outcome === code} @change=${() => this.#write(id, { outcome: code })}>${words}</label>`
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#judge(id)
    }
    return html`<form novalidate @submit=${submit}>
      <fieldset><legend>${msg(str`Was case ${caseNumber} an emergency?`)}</legend><div class="choices">
        ${choice('justified', msg('Yes, it was justified'))} ${choice('not_justified', msg('No, it was not justified'))}</div></fieldset>
      <div class="field"><label for=${`note-${id}`}>${msg('What was found')}</label>
        <textarea id=${`note-${id}`} rows="2" maxlength="1000" aria-invalid=${error ? 'true' : 'false'}
          aria-describedby=${error ? `error-${id}` : nothing} .value=${note}
          @input=${(event: Event) => this.#write(id, { note: (event.currentTarget as HTMLTextAreaElement).value })}></textarea>
        ${error ? html`<p class="error" role="alert" id=${`error-${id}`}>${error}</p>` : nothing}</div>
      ${problem ? html`<p class="notice warning" role="alert">${problemText(problem)}</p>` : nothing}
      <div class="row"><button>${msg('Record the judgement')}</button></div>
    </form>`
  }
}

const named = ({ name, hpr }: ListedGlassBreak['by']): string => (hpr ? msg(str`${name} (HPR ${hpr})`) : name)

/** Who opened what, when and why. */
const about = ({ by, caseNumber, unit, brokenAt, emergency, why }: ListedGlassBreak): TemplateResult => html`
  <p><strong>${named(by)}</strong> ${msg(str`opened case ${caseNumber} of ${unit[language()]}, ${formatDateTime(brokenAt)}.`)}
    ${emergencyWords[emergency]()}:</p>
  <blockquote>${why}</blockquote>`

function verdict({ review }: ListedGlassBreak): TemplateResult | typeof nothing {
  if (!review) return nothing
  const words = review.outcome === 'justified' ? msg('Justified') : msg('Not justified')
  return html`<p><strong>${words}</strong>, ${named(review.by)}, ${formatDateTime(review.at)}${review.note ? html`: ${review.note}` : nothing}</p>`
}

declare global {
  interface HTMLElementTagNameMap {
    'lys-glass-reviews': LysGlassReviews
  }
}
