import { LysEvent } from '../shared/event.ts'

/** Whoever is signed in has seen who uses it, or may have where the answer got lost: she is blind no more, or it is not sure. */
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
