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

/** She must sign in again first. Only which emergency it is may be kept meanwhile: whose and why are about a patient. */
export class SignInAgainEvent extends LysEvent {
  readonly emergency: GlassToBreak['emergency'] | undefined
  constructor(emergency: GlassToBreak['emergency'] | undefined) {
    super('lys-sign-in-again', { cancelable: true })
    this.emergency = emergency
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-glass-broken': GlassBrokenEvent
    'lys-sign-in-again': SignInAgainEvent
  }
}
