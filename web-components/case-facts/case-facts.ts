import { html, nothing, type TemplateResult } from 'lit'
import type { Ask, Case, Decision, Diagram, Questionnaire } from '../client.ts'
import { questionKindWord, urgencyWords, wouldReferWord } from '../shared/clinical-words.ts'
import { base, controls } from '../shared/controls.styles.ts'
import { need } from '../shared/define.ts'
import { LysElement } from '../shared/element.ts'
import { formatDateTime } from '../shared/format.ts'
import { msg, str } from '../shared/i18n.ts'
import { styles } from './case-facts.styles.ts'
import { readFacts } from './facts.ts'

/** What the GP asks, in the GP's words, and what the GP answered. @csspart question the GP's own words @csspart facts the answers, in pairs */
export class LysCaseFacts extends LysElement {
  static readonly tag = 'lys-case-facts'
  static override styles = [base, controls, styles]
  static override properties = {
    case: { attribute: false },
    questionnaire: { attribute: false },
    diagrams: { attribute: false },
  }
  /** The case as the server tells it. */
  declare case: Case | undefined
  /** The questions of the pack version that was answered; null while they are not there. */
  declare questionnaire: Questionnaire | null
  /** The pack's own drawings. */
  declare diagrams: readonly Diagram[]

  constructor() {
    super()
    this.questionnaire = null
    this.diagrams = []
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.case) return nothing
    const { content } = this.case.referral
    const facts = readFacts(this.questionnaire, content.answers)
    const asks = [questionKindWord(content.questionKind), wouldReferWord(content.wouldRefer)].filter(
      (one) => one !== undefined,
    )
    const moved = this.case.decisions.at(-1)
    return html`
      ${moved?.disposition === 'moved_unit' ? html`<p class="notice">${movedWords(moved)}</p>` : nothing}
      ${this.case.questions.map(
        (
          one,
        ) => html`<div class="notice"><p><strong>${msg(str`${one.askedBy.name} wrote ${formatDateTime(one.askedAt)}`)}</strong></p>
          <p class="question">${one.text}</p></div>`,
      )}
      <blockquote part="question" class="large question">${content.question}</blockquote>
      ${
        content.urgency === 'routine'
          ? nothing
          : html`<p class="notice warning"><strong>${urgencyWords[content.urgency]()}</strong>${content.suspicionReason ? `: ${content.suspicionReason}` : ''}</p>`
      }
      ${asks.length > 0 ? html`<p>${asks.join('. ')}.</p>` : nothing}
      <div class="facts"><dl part="facts" class="pairs">
        ${facts.pairs.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}
        ${line(msg('No to'), facts.no)} ${line(msg('Unknown'), facts.unknown)} ${line(msg('Not answered'), facts.unanswered)}
      </dl>${facts.places.map((ask) => this.#drawing(ask, content.answers))}</div>`
  }

  /** Where it is: the drawing the GP tapped, with the place marked. */
  #drawing(ask: Ask, answers: Case['referral']['content']['answers']): TemplateResult {
    need('lys-diagram')
    const { questionnaire, diagrams } = this
    return html`<lys-diagram readonly .of=${{ ask, asks: questionnaire!.asks, diagrams }} .answers=${answers}></lys-diagram>`
  }
}

function movedWords({ decidedBy, decidedAt, reason }: Decision): string {
  const at = formatDateTime(decidedAt)
  if (!reason) return msg(str`Moved here by ${decidedBy.name}, ${at}.`)
  return msg(str`Moved here by ${decidedBy.name}, ${at}: ${reason}`)
}

/** One line for many answers that are alike. */
const line = (word: string, labels: readonly string[]): TemplateResult | typeof nothing =>
  labels.length === 0 ? nothing : html`<dt class="alike">${word}</dt><dd class="alike">${labels.join('; ')}</dd>`

declare global {
  interface HTMLElementTagNameMap {
    'lys-case-facts': LysCaseFacts
  }
}
