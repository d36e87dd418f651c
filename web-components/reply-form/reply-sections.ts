import type { ReactiveControllerHost } from 'lit'
import type { Ask, Case, Pack, Reply } from '../client.ts'
import { Later } from '../shared/later.ts'
import { type ReplySection, sectionsOf } from '../shared/sections-of.ts'
import type { Missing } from './check-draft.ts'
import type { Answers } from './reply-draft.ts'
import type { FieldsView } from './reply-fields.ts'
import type { Writing } from './writing.ts'

interface Host extends Pick<ReactiveControllerHost, 'requestUpdate'> {
  readonly case: Case | undefined
  readonly pack: Pack | null
  readonly shadowRoot: ShadowRoot | null
}

interface Desk {
  readonly writing: Writing
  answer(answers: Answers, halfTyped: Writing['halfTyped']): void
}

/** What the pack asks in its reply. How it is asked and judged comes with the first case whose pack does; the server judges in any case. */
export class ReplySections {
  readonly #host: Host
  readonly #code: Later<typeof import('./section-fields.ts')>
  #isComing = false

  constructor(host: Host) {
    this.#host = host
    this.#code = new Later(host, () => import('./section-fields.ts'))
  }

  get here(): readonly ReplySection[] {
    return sectionsOf(this.#host.pack, this.#host.case?.referral.questionnaire.id)
  }
  /** All that may be answered here. */
  get asks(): readonly Ask[] {
    return this.here.flatMap(({ asks }) => asks)
  }

  /** Resolves when answers can be judged here, or will not be. */
  async ready(): Promise<void> {
    if (this.here.length > 0) await this.#code.need().catch(() => undefined)
  }

  /** When they come a moment after the form, whoever writes already goes on seeing what she writes. */
  #come(): void {
    if (this.#isComing || this.#code.value || this.here.length === 0) return
    this.#isComing = true
    void Promise.all([this.ready(), customElements.whenDefined('lys-questionnaire')]).then(() => {
      this.#isComing = false
      requestAnimationFrame(() => this.#host.shadowRoot?.activeElement?.scrollIntoView({ block: 'nearest' }))
    })
  }

  missing({ draft, halfTyped }: Writing): readonly Missing[] {
    return this.#code.value?.missingIn(this.here, draft.answers, halfTyped) ?? []
  }

  /** Only what is asked goes along. */
  toSend(answers: Answers): Answers {
    return this.#code.value?.answersIn(this.here, answers) ?? answers
  }

  /** For the record. */
  text(answers: Reply['answers']): readonly string[] {
    const bare = () => Object.entries(answers).map(([id, answer]) => `${id}: ${answer}`)
    return this.#code.value?.sectionsText(this.#host.pack, answers) ?? bare()
  }

  fields(view: FieldsView, desk: Desk) {
    this.#come()
    const diagrams = this.#host.pack?.contributes.diagrams
    return this.#code.value?.sectionFields(view, {
      sections: this.here,
      writing: desk.writing,
      diagrams,
      answer: (...given) => desk.answer(...given),
    })
  }
}

/** To a question of the pack's. */
export function focusAnswer(root: ParentNode, path: string): void {
  const parts = root.querySelectorAll<HTMLElement & { focusAsk?: (id: string) => boolean }>('lys-questionnaire')
  for (const part of parts) part.focusAsk?.(path.slice('/answers/'.length))
}

/** Where something is missing. */
export const placeOf = (root: ParentNode, { field }: Missing): HTMLElement | null =>
  root.querySelector(field.startsWith('/') ? 'lys-questionnaire' : `#${field}`)
