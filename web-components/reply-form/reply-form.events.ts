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

/** The server has the reply; the office will be told, when `heldUntil` of the reply has come. */
export class ReplySentEvent extends LysEvent {
  readonly referralId: string
  readonly office: string
  readonly reply: Reply
  /** The reply and the decision as plain text for the record. */
  readonly record: string
  constructor(referralId: string, office: string, reply: Reply, record: string) {
    super('lys-reply-sent')
    this.record = record
    this.referralId = referralId
    this.office = office
    this.reply = reply
  }
}

/** The reply was taken back before it left; the case is hers again, and her text is in the form. */
export class ReplyUndoneEvent extends LysEvent {
  readonly referralId: string
  constructor(referralId: string) {
    super('lys-reply-undone')
    this.referralId = referralId
  }
}

/** The case has gone on to another unit. */
export class CaseMovedEvent extends LysEvent {
  readonly referralId: string
  readonly unitId: string
  constructor(referralId: string, unitId: string) {
    super('lys-case-moved')
    this.referralId = referralId
    this.unitId = unitId
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
    'lys-reply-undone': ReplyUndoneEvent
    'lys-case-moved': CaseMovedEvent
    'lys-case-changed': CaseChangedEvent
    'lys-drafts-changed': DraftsChangedEvent
  }
}
