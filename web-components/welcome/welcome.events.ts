import { LysEvent } from '../shared/event.ts'

/** Somebody came in without leaving the page. */
export class SignedInEvent extends LysEvent {
  constructor() {
    super('lys-signed-in')
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-signed-in': SignedInEvent
  }
}
