import { LysEvent } from '../shared/event.ts'

/** Another photograph is to be shown. */
export class ImageShowEvent extends LysEvent {
  readonly imageId: string
  constructor(imageId: string) {
    super('lys-image-show', { cancelable: true })
    this.imageId = imageId
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-image-show': ImageShowEvent
  }
}
