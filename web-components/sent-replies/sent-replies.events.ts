import type { Reply } from '../client.ts'
import { LysEvent } from '../shared/event.ts'

/** The sender wants to correct a reply. */
export class ReplyCorrectEvent extends LysEvent {
  readonly reply: Reply
  constructor(reply: Reply) {
    super('lys-reply-correct', { cancelable: true })
    this.reply = reply
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-reply-correct': ReplyCorrectEvent
  }
}
