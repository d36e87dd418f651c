import { LysEvent } from '../shared/event.ts'

/** She must sign in at the provider once more before she may change her passkeys. What she typed is to be kept. */
export class PasskeySignInEvent extends LysEvent {
  /** What she was about to call the new one. */
  readonly name: string
  constructor(name: string) {
    super('lys-passkey-sign-in', { cancelable: true })
    this.name = name
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-passkey-sign-in': PasskeySignInEvent
  }
}
