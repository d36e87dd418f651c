import { LysEvent } from '../shared/event.ts'

/** The link was good: this is the letter it was about. Nothing of it has been shown. */
export class LetterFoundEvent extends LysEvent {
  readonly letterId: string
  constructor(letterId: string) {
    super('lys-letter-found')
    this.letterId = letterId
  }
}

/** She pressed, and must sign in before she is led further. The ticket holds for some minutes, once. */
export class LetterSignInEvent extends LysEvent {
  readonly ticket: string
  constructor(ticket: string) {
    super('lys-letter-sign-in')
    this.ticket = ticket
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-letter-found': LetterFoundEvent
    'lys-letter-sign-in': LetterSignInEvent
  }
}
