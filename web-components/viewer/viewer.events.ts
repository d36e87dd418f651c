import type { Annotation, Calibration } from '../shared/annotation.ts'
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

/**
 * Asks the host to keep something. It refuses by preventing the event; where it cannot know at once, it says how it went by
 * a promise. Without either it is taken as kept.
 */
export abstract class KeepEvent extends LysEvent {
  #answer: Promise<unknown> | undefined
  constructor(type: `lys-${string}`) {
    super(type, { cancelable: true })
  }
  /** Until this is settled it is on its way; rejected, it was not kept, stays where it is and is offered once more. */
  waitUntil(answer: Promise<unknown>): void {
    this.#answer = answer
  }
  get answer(): Promise<unknown> | undefined {
    return this.#answer
  }
}

abstract class AnnotationEvent extends KeepEvent {
  readonly imageId: string
  readonly annotation: Annotation
  constructor(type: `lys-${string}`, imageId: string, annotation: Annotation) {
    super(type)
    this.imageId = imageId
    this.annotation = annotation
  }
}

/** Something was drawn or changed over a photograph and wants to be kept: the host gives it back among `annotations`. */
export class AnnotationSaveEvent extends AnnotationEvent {
  constructor(imageId: string, annotation: Annotation) {
    super('lys-annotation-save', imageId, annotation)
  }
}

/** What was drawn shall go, as a further version; a later one may bring it back. */
export class AnnotationRemoveEvent extends AnnotationEvent {
  constructor(imageId: string, annotation: Annotation) {
    super('lys-annotation-remove', imageId, annotation)
  }
}

/** Somebody said how large a pixel is; undefined takes back what was said. The host gives the answer back as `scale`. */
export class CalibrationSaveEvent extends KeepEvent {
  readonly imageId: string
  readonly calibration: Calibration | undefined
  constructor(imageId: string, calibration: Calibration | undefined) {
    super('lys-calibration-save')
    this.imageId = imageId
    this.calibration = calibration
  }
}

declare global {
  interface HTMLElementEventMap {
    'lys-annotation-save': AnnotationSaveEvent
    'lys-annotation-remove': AnnotationRemoveEvent
    'lys-calibration-save': CalibrationSaveEvent
    'lys-image-retry': ImageRetryEvent
    'lys-image-shown': ImageShownEvent
  }
}
