import { LysEvent } from '../shared/event.ts'

/** The link was good: this is the letter it was about. Nothing of it has been shown. */
export class LetterFoundEvent extends LysEvent {
  readonly letterId: string
  constructor(letterId: string) {
    super('lys-letter-found')
    this.letterId = letterId
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-letter-found': LetterFoundEvent
  }
}
