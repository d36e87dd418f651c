import { LysEvent } from '../shared/event.ts'

/** She has read enough for now, or for good. */
export class WalkthroughCloseEvent extends LysEvent {
  constructor() {
    super('lys-walkthrough-close', { cancelable: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-walkthrough-close': WalkthroughCloseEvent
  }
}
