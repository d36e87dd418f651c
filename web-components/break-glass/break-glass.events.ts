import type { GlassToBreak } from '../client.ts'
import { LysEvent } from '../shared/event.ts'

/** In an emergency a patient was opened: this is the case to show. */
export class GlassBrokenEvent extends LysEvent {
  readonly referralId: string
  constructor(referralId: string) {
    super('lys-glass-broken')
    this.referralId = referralId
  }
}

/** She must sign in again first; what she has written comes along, to be there when she comes back. */
export class SignInAgainEvent extends LysEvent {
  readonly opening: Partial<GlassToBreak>
  constructor(opening: Partial<GlassToBreak>) {
    super('lys-sign-in-again', { cancelable: true })
    this.opening = opening
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-glass-broken': GlassBrokenEvent
    'lys-sign-in-again': SignInAgainEvent
  }
}
