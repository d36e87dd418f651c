import { LysEvent } from '../shared/event.ts'

/** A draft exists from now on; a page may remember its id to come back to it. */
export class ReferralStartedEvent extends LysEvent {
  readonly referralId: string
  constructor(referralId: string) {
    super('lys-referral-started')
    this.referralId = referralId
  }
}

/** Staff left the draft to a doctor of the office. */
export class ReferralHandedEvent extends LysEvent {
  readonly referralId: string
  constructor(referralId: string) {
    super('lys-referral-handed')
    this.referralId = referralId
  }
}

/** The referral was sent to its unit. */
export class ReferralSentEvent extends LysEvent {
  readonly referralId: string
  readonly caseNumber: string
  constructor(referralId: string, caseNumber: string) {
    super('lys-referral-sent')
    this.referralId = referralId
    this.caseNumber = caseNumber
  }
}

/** The form is empty again and waits for the next patient. */
export class ReferralClearedEvent extends LysEvent {
  constructor() {
    super('lys-referral-cleared')
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-referral-started': ReferralStartedEvent
    'lys-referral-handed': ReferralHandedEvent
    'lys-referral-sent': ReferralSentEvent
    'lys-referral-cleared': ReferralClearedEvent
  }
}
