import type { Case, Reply, ReplyToSend } from '../client.ts'
import { LysEvent } from '../shared/event.ts'

/** A reply is about to be sent. Whoever sends it another way, or not yet, prevents the default. */
export class ReplySendEvent extends LysEvent {
  readonly referralId: string
  readonly reply: ReplyToSend
  constructor(referralId: string, reply: ReplyToSend) {
    super('lys-reply-send', { cancelable: true })
    this.referralId = referralId
    this.reply = reply
  }
}

/** The server has the reply; the office will be told. */
export class ReplySentEvent extends LysEvent {
  readonly referralId: string
  readonly office: string
  readonly reply: Reply
  constructor(referralId: string, office: string, reply: Reply) {
    super('lys-reply-sent')
    this.referralId = referralId
    this.office = office
    this.reply = reply
  }
}

/** The case as the server knows it now: taken, put back, or changed by somebody else. */
export class CaseChangedEvent extends LysEvent {
  readonly case: Case
  constructor(changed: Case) {
    super('lys-case-changed')
    this.case = changed
  }
}

/** Something was written for a case, or nothing is left to be lost. */
export class DraftsChangedEvent extends LysEvent {
  readonly referralIds: ReadonlySet<string>
  constructor(referralIds: ReadonlySet<string>) {
    super('lys-drafts-changed')
    this.referralIds = referralIds
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-reply-send': ReplySendEvent
    'lys-reply-sent': ReplySentEvent
    'lys-case-changed': CaseChangedEvent
    'lys-drafts-changed': DraftsChangedEvent
  }
}
