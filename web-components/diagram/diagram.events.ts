import { LysEvent } from '../shared/event.ts'

/** Somebody tapped a region: its code, the answers that are given with it, and where, like `front:412,233`. */
export class RegionChooseEvent extends LysEvent {
  readonly code: string
  readonly also: Readonly<Record<string, string>>
  readonly point: string
  constructor(code: string, also: Readonly<Record<string, string>>, point: string) {
    super('lys-region-choose')
    this.code = code
    this.also = also
    this.point = point
  }
}
declare global {
  interface HTMLElementEventMap {
    'lys-region-choose': RegionChooseEvent
  }
}
