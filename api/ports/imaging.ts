/** Why a photograph could not be shown; each is a Problem code in `kernel/problem.ts`. */
export const refusals = [
  'image.format-unsupported',
  'image.damaged',
  'image.too-large',
  'image.too-many-pixels',
  'image.too-slow',
] as const
export type Refusal = (typeof refusals)[number]

/** A verdict on the file: asking again with the same bytes gives the same answer. `detail` is English, for the log. */
export class ImageRefused extends Error {
  readonly code: Refusal
  constructor(code: Refusal, detail: string) {
    super(detail)
    this.name = 'ImageRefused'
    this.code = code
  }
}

/** The imaging process is down, full or was killed: the file may be fine, ask again later. */
export class ImagingUnavailable extends Error {
  override name = 'ImagingUnavailable'
}

/** Pixels below which a photograph is said to be small: about what a screen of 1024 by 768 shows. Our own figure. */
export const fewPixels = 700_000

export const qualityVerdicts = ['ok', 'warn', 'retake'] as const
export const qualityReasons = ['focus', 'dark', 'bright', 'glare', 'size'] as const
export const qualityScales = ['none', 'ruler', 'sticker'] as const

/**
 * How good a photograph is for looking closely, as far as pixels tell; the numbers from 0 to 1. `focus`: how sharp the
 * sharpest part of its middle is, an eighth of the longer side large. `brightness`: mean of the brighter half of the middle.
 * `glare`: share of the area. `reasons`: the worst first, none where the verdict is `ok`.
 */
export interface Quality {
  readonly verdict: (typeof qualityVerdicts)[number]
  readonly reasons: readonly (typeof qualityReasons)[number][]
  readonly focus: number
  readonly brightness: number
  readonly glare: number
  /** Whether something to measure by was found in the picture. */
  readonly scale: (typeof qualityScales)[number]
  /** As the ruler or sticker that was found has it, for somebody to confirm. */
  readonly mmPerPixel?: number | undefined
}

/**
 * The edition of how pictures are made. The same edition makes the same bytes of every preview and every tile out of the
 * same original, so it counts one up with each change of a setting, of sharp or of a decoder that changes any of them.
 */
export const recipe = 1

/** An upright sRGB JPEG of at most 1,024 pixels on the longer side. `width`, `height`: of the upright original, in pixels. */
export interface Preview {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  /** Pictures in the file; only the first is shown. */
  readonly frames: number
  /** By the camera's own clock, `2026-05-17T12:30:00`, with `+02:00` behind it where the camera says so; else undefined. */
  readonly takenAt: string | undefined
  /** Make and model of the camera, as it says; at most 80 signs. */
  readonly device: string | undefined
  /** How the camera was held, 1 to 8 (EXIF). The picture is upright whatever it was. */
  readonly orientation: number | undefined
  /** Whether the file says where on earth it was taken. That itself comes along nowhere. */
  readonly hasPosition: boolean
  readonly quality: Quality | undefined
  readonly recipe: number
}

/** Deep Zoom in an uncompressed zip (SZI): 512-pixel JPEG tiles, no overlap. Sizes in pixels, upright. */
export interface Pyramid {
  readonly szi: ReadableStream<Uint8Array>
  readonly size: number
  readonly width: number
  readonly height: number
  readonly recipe: number
}

/**
 * A piece of one level of a pyramid, and how it is to look. `across`: how many tiles stand side by side in what is sent.
 * `left` … `height`: what is wanted of them, in pixels from their upper left corner. It is made `toWidth` by `toHeight`
 * pixels large, then turned clockwise.
 */
export interface Cut {
  readonly across: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly toWidth: number
  readonly toHeight: number
  readonly turn: 0 | 90 | 180 | 270
  readonly colours: 'all' | 'grey'
  readonly format: 'jpg' | 'png'
}

/** How a file is fenced in while it is opened, as far as the machine permits. */
export interface Isolation {
  /** Whether the process that opens it sees a network. */
  readonly network: 'none' | 'shared'
  /** Seconds of processor time it gets from the kernel; null where only our own clock ends it. */
  readonly processorSeconds: number | null
  /** Whether its memory is measured, and it is ended when it takes too much. */
  readonly memory: 'watched' | 'unwatched'
}

/**
 * Turns an original upright, into sRGB, on white, free of metadata. Holds no storage credentials: bytes in, bytes out.
 * Rejects with ImageRefused (final) or ImagingUnavailable (try again). A hostile file costs one child and nothing else.
 */
export interface Imaging {
  preview(original: ReadableStream<Uint8Array> | Uint8Array): Promise<Preview>
  pyramid(original: ReadableStream<Uint8Array> | Uint8Array): Promise<Pyramid>
  /**
   * Both, out of one sending. `show` gets the preview as soon as it is made, and the pyramid is in the making meanwhile.
   * Rejects with what `show` rejects with, and then nothing more is made. A file whose preview was shown may still be refused.
   */
  pictures(
    original: ReadableStream<Uint8Array> | Uint8Array,
    show: (preview: Preview) => void | Promise<void>,
  ): Promise<Pyramid>
  /**
   * Cuts a picture out of neighbouring tiles, which come as JPEGs row by row. Only where there is room to answer while
   * somebody waits; a door without this hands out what is stored and nothing else. At most 4,096 pixels on a side.
   * Rejects with ImagingUnavailable when too many wait, and with ImageRefused where these are no tiles.
   */
  cut?(tiles: AsyncIterable<Uint8Array>, cut: Cut): Promise<ReadableStream<Uint8Array>>
  /** Rejects with ImagingUnavailable. */
  isolation(): Promise<Isolation>
}
