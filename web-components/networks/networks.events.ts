import { LysEvent } from '../shared/event.ts'

/** Whoever is signed in has seen who uses it: what she scores from now on is not blind. */
export class UseSeenEvent extends LysEvent {
  constructor() {
    super('lys-use-seen')
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-use-seen': UseSeenEvent
  }
}
