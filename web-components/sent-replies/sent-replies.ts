import { html, nothing, type TemplateResult } from 'lit'
import type { Decision, Pack, Reply } from '../client.ts'
import { certaintyWords } from '../shared/clinical-words.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { LysElement } from '../shared/element.ts'
import { formatDateTime } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { outcomeWords, recordText } from '../shared/record-text.ts'
import { pairsOf, readSections, sectionsText } from '../shared/reply-sections.ts'
import { ReplyCorrectEvent } from './sent-replies.events.ts'
import { styles } from './sent-replies.styles.ts'

/** Replies that left, the valid one first; its sender may correct it. @fires lys-reply-correct */
export class LysSentReplies extends LysElement {
  static readonly tag = 'lys-sent-replies'
  static override styles = [base, controls, styles]
  static override properties = {
    replies: { attribute: false },
    decision: { attribute: false },
    pack: { attribute: false },
    personId: { attribute: 'person-id' },
    caseNumber: { attribute: 'case-number' },
    copied: { state: true },
  }
  /** Oldest first, as the server lists them. */
  declare replies: readonly Reply[]
  /** What was decided last. */
  declare decision: Decision | null
  /** The pack whose words the replies use. */
  declare pack: Pack | null
  /** Who reads: her own replies she may correct. */
  declare personId: string
  /** Stands in the text for the record. */
  declare caseNumber: string
  declare protected copied: 'yes' | 'no' | ''

  constructor() {
    super()
    this.replies = []
    this.decision = null
    this.pack = null
    this.personId = ''
    this.caseNumber = ''
    this.copied = ''
  }

  protected override render(): TemplateResult | typeof nothing {
    const latest = this.replies.at(-1)
    if (!latest) return nothing
    const earlier = this.replies.slice(0, -1).toReversed()
    return html`
      <article aria-label=${msg('Reply')}>
        ${this.#reply(latest)} ${this.#outcome()}
        <div class="row">
          ${
            latest.sentBy.id === this.personId
              ? html`<button type="button" @click=${() => this.dispatchEvent(new ReplyCorrectEvent(latest))}>${msg('Correct')}</button>`
              : nothing
          }
          <button class="quiet" type="button" @click=${() => this.#copy(latest)}>${msg('Copy for the record')}</button>
          <span class="small muted" role="status">${this.#copyWords()}</span>
        </div>
      </article>
      ${earlier.map(
        (one) => html`<details>
          <summary>${msg(str`Earlier version, ${formatDateTime(one.sentAt)}`)}</summary>
          <article aria-label=${msg('Earlier version')}>${this.#reply(one)}</article>
        </details>`,
      )}`
  }

  #reply(reply: Reply): TemplateResult {
    const { diagnosis, certainty } = reply
    const sent = formatDateTime(reply.sentAt)
    return html`
      <p class="small muted">
        ${reply.corrects ? msg(str`Corrected ${sent} by ${reply.sentBy.name}`) : msg(str`Sent ${sent} by ${reply.sentBy.name}`)}
      </p>
      <p class="diagnosis">
        ${diagnosis.text ? html`<strong>${diagnosis.text}</strong>${diagnosis.code ? ` (${diagnosis.code})` : ''}. ` : nothing}${certaintyWords[certainty]()}.
      </p>
      ${reply.heldUntil ? html`<p class="notice">${msg('It leaves in a moment; until then it can be taken back.')}</p>` : nothing}
      ${readSections(this.pack, reply.answers).map((one) => html`<h3>${one.title}</h3>${pairsOf(one)}`)}
      ${part(msg('Text to the GP'), reply.textToGp)} ${part(msg('Medicines'), reply.treatment)}
      ${part(msg('Description'), reply.description)} ${part(msg('To learn from this case'), reply.teachingPoint)}
      ${part(msg('Text to the patient'), reply.textToPatient)}`
  }

  #outcome(): TemplateResult | typeof nothing {
    if (!this.decision) return nothing
    return html`<h3>${msg('What happens next')}</h3>
      <p>${outcomeWords(this.decision, this.pack)}</p>
      ${this.decision.reason ? html`<p class="text">${this.decision.reason}</p>` : nothing}`
  }

  #copyWords(): string {
    if (this.copied === 'yes') return msg('Copied')
    return this.copied === 'no' ? msg('The browser did not allow it.') : ''
  }

  /** Plain text, as a record takes it. */
  async #copy(reply: Reply): Promise<void> {
    const { caseNumber, decision, pack } = this
    const sections = sectionsText(pack, reply.answers)
    const copied = navigator.clipboard?.writeText(recordText(reply, { caseNumber, decision, pack, sections }))
    this.copied = await (copied ?? Promise.reject()).then(
      () => 'yes' as const,
      () => 'no' as const,
    )
  }
}

const part = (heading: string, text: string): TemplateResult | typeof nothing =>
  text ? html`<h3>${heading}</h3><p class="text">${text}</p>` : nothing

declare global {
  interface HTMLElementTagNameMap {
    'lys-sent-replies': LysSentReplies
  }
}
