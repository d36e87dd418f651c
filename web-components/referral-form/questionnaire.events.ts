import type { Answer } from '../client.ts'
import { LysEvent } from '../shared/event.ts'

/** Somebody answered. `answers` fit their questions; `faults` names those that do not, by question, and they are not among the answers. */
export class AnswersChangedEvent extends LysEvent {
  readonly answers: Readonly<Record<string, Answer>>
  readonly faults: ReadonlyMap<string, string>
  readonly changed: readonly string[]
  constructor(
    answers: Readonly<Record<string, Answer>>,
    faults: ReadonlyMap<string, string>,
    changed: readonly string[],
  ) {
    super('lys-answers-changed')
    this.answers = answers
    this.faults = faults
    this.changed = changed
  }
}
declare global {
  interface HTMLElementEventMap {
    'lys-answers-changed': AnswersChangedEvent
  }
}
