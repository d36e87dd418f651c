import { LysEvent } from '../shared/event.ts'
import type { Annotation, Calibration } from './annotation.ts'

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

/** Something was drawn or changed over a photograph and wants to be kept: the host gives it back among `annotations`. */
export class AnnotationSaveEvent extends LysEvent {
  readonly imageId: string
  readonly annotation: Annotation
  constructor(imageId: string, annotation: Annotation) {
    super('lys-annotation-save', { cancelable: true })
    this.imageId = imageId
    this.annotation = annotation
  }
}

/** What was drawn shall go. */
export class AnnotationRemoveEvent extends LysEvent {
  readonly imageId: string
  readonly annotation: Annotation
  constructor(imageId: string, annotation: Annotation) {
    super('lys-annotation-remove', { cancelable: true })
    this.imageId = imageId
    this.annotation = annotation
  }
}

/** Somebody said how large a pixel is; undefined takes back what was said. The host gives the answer back as `scale`. */
export class CalibrationSaveEvent extends LysEvent {
  readonly imageId: string
  readonly calibration: Calibration | undefined
  constructor(imageId: string, calibration: Calibration | undefined) {
    super('lys-calibration-save', { cancelable: true })
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
