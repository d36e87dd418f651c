import type { PackSummary } from '../client.ts'
import { LysEvent } from '../shared/event.ts'

/** A version of a pack is published; units that shall work with it are still to be told. */
export class PackPublishedEvent extends LysEvent {
  readonly pack: PackSummary
  constructor(pack: PackSummary) {
    super('lys-pack-published')
    this.pack = pack
  }
}
declare global {
  interface HTMLElementEventMap {
    'lys-pack-published': PackPublishedEvent
  }
}
