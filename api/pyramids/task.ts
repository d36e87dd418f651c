import type { ImageFormat } from '../imaging/sniff-format.ts'
import type { Cut, Quality, Refusal } from '../ports/imaging.ts'
import type { Told } from './read-exif.ts'

/** What a child is told. Both paths lie in a folder of this job alone. */
export interface Task {
  readonly kind: 'preview' | 'pyramid'
  readonly format: ImageFormat
  readonly original: string
  readonly output: string
}

/** The same of a piece to be cut; `original` holds the tiles, each behind its length. */
export interface CutTask {
  readonly kind: 'region'
  readonly cut: Cut
  readonly original: string
  readonly output: string
}

export type Job = Task | CutTask

/** Upright size in pixels, the number of pictures in the file, and what the camera says of it. */
export interface Made extends Told {
  readonly width: number
  readonly height: number
  readonly frames: number
  /** Of a preview. */
  readonly quality?: Quality | undefined
}

/** What a child answers, once. `failed` is not the file's fault. */
export type Answer =
  | ({ readonly outcome: 'made' } & Made)
  | { readonly outcome: 'refused'; readonly code: Refusal; readonly detail: string }
  | { readonly outcome: 'failed'; readonly detail: string }
