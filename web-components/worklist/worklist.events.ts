import type { ListedCase, WaitingCounts } from '../client.ts'
import { LysEvent } from '../shared/event.ts'

/** A case is to be opened. Whoever shows it elsewhere prevents the default: the list then marks nothing. */
export class CaseOpenEvent extends LysEvent {
  readonly referralId: string
  constructor(referralId: string) {
    super('lys-case-open', { cancelable: true })
    this.referralId = referralId
  }
}

/** The list was read again: what it shows, in the order it shows it, and how much waits in all. */
export class WorklistLoadedEvent extends LysEvent {
  readonly cases: readonly ListedCase[]
  readonly counts: WaitingCounts
  constructor(cases: readonly ListedCase[], counts: WaitingCounts) {
    super('lys-worklist-loaded')
    this.cases = cases
    this.counts = counts
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-case-open': CaseOpenEvent
    'lys-worklist-loaded': WorklistLoadedEvent
  }
}
