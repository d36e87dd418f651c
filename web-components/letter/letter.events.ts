import type { LetterCover } from '../client.ts'
import { LysEvent } from '../shared/event.ts'

/** The reply was opened and is on the screen; the opening is recorded. */
export class LetterOpenedEvent extends LysEvent {
  readonly letterId: string
  constructor(letterId: string) {
    super('lys-letter-opened')
    this.letterId = letterId
  }
}

/** The reader confirmed that the reply was read, or added taps to that. */
export class LetterAcknowledgedEvent extends LysEvent {
  readonly cover: LetterCover
  constructor(cover: LetterCover) {
    super('lys-letter-acknowledged')
    this.cover = cover
  }
}

/** The office wrote to the hospital about this reply. */
export class QuestionAskedEvent extends LysEvent {
  readonly letterId: string
  constructor(letterId: string) {
    super('lys-question-asked')
    this.letterId = letterId
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-letter-opened': LetterOpenedEvent
    'lys-letter-acknowledged': LetterAcknowledgedEvent
    'lys-question-asked': QuestionAskedEvent
  }
}
