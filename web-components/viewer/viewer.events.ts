import { LysEvent } from '../shared/event.ts'

/** Somebody asks for the picture again after it did not arrive. If nobody prevents it, the viewer fetches it itself. */
export class ImageRetryEvent extends LysEvent {
  readonly imageId: string
  constructor(imageId: string) {
    super('lys-image-retry', { cancelable: true })
    this.imageId = imageId
  }
}

/** The picture is on the screen: first as it is recognised, then, with `sharp`, as sharp as it gets at this size. */
export class ImageShownEvent extends LysEvent {
  readonly imageId: string
  readonly sharp: boolean
  constructor(imageId: string, sharp: boolean) {
    super('lys-image-shown')
    this.imageId = imageId
    this.sharp = sharp
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-image-retry': ImageRetryEvent
    'lys-image-shown': ImageShownEvent
  }
}
