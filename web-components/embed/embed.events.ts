import { LysEvent } from '../shared/event.ts'

/** The reading screen is there and somebody is let in. */
export class EmbedReadyEvent extends LysEvent {
  constructor() {
    super('lys-embed-ready')
  }
}

/** The set-up does not let the reading screen start; `line` is what must change, where that is known. */
export class EmbedFailedEvent extends LysEvent {
  readonly line: string
  constructor(line: string) {
    super('lys-embed-failed')
    this.line = line
  }
}

/** The portal gives no more tokens. What was typed stays; everything goes on as soon as there is one again. */
export class SessionEndedEvent extends LysEvent {
  constructor() {
    super('lys-session-ended')
  }
}

/** There is a token again. */
export class SessionResumedEvent extends LysEvent {
  constructor() {
    super('lys-session-resumed')
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-embed-ready': EmbedReadyEvent
    'lys-embed-failed': EmbedFailedEvent
    'lys-session-ended': SessionEndedEvent
    'lys-session-resumed': SessionResumedEvent
  }
}
