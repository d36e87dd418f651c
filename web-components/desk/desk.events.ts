import { LysEvent } from '../shared/event.ts'

/** A draft or a waiting referral was taken back. */
export class ReferralWithdrawnEvent extends LysEvent {
  readonly referralId: string
  constructor(referralId: string) {
    super('lys-referral-withdrawn')
    this.referralId = referralId
  }
}
declare global {
  interface HTMLElementEventMap {
    'lys-referral-withdrawn': ReferralWithdrawnEvent
  }
}
