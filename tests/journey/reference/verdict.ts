/** The six formats that Lysbord accepts. */
export type Format = 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff' | 'heic'

/** Thrown by a reader: this file must not open. The message is the reason. */
export class Broken extends Error {}

/** Thrown before anything is decoded: larger than Lysbord takes. */
export class TooLarge extends Broken {}

/** Thrown by a reader: an allowed format, but this reader cannot say. Size, as stored, where the header told it. */
export class NotJudged extends Error {
  readonly size: Size | undefined
  constructor(reason: string, size?: Size) {
    super(reason)
    this.size = size
  }
}

export type Size = { readonly width: number; readonly height: number }

/** Pixels as the file stores them: neither turned, nor converted, nor flattened. Samples are interleaved. */
export type Decoded = Size & {
  readonly space: 'grey' | 'rgb' | 'cmyk'
  /** Where true, each pixel ends with one alpha sample, not multiplied into the colours. */
  readonly alpha: boolean
  /** 16-bit samples use the whole range 0–65535. For CMYK, 0 is no ink. */
  readonly samples: Uint8Array | Uint16Array
  /** EXIF orientation, 1–8. */
  readonly orientation: number
  readonly profile?: Uint8Array | undefined
  /** Why the colours cannot be held against the product's, or only roughly. */
  readonly doubt?: ColourDoubt | undefined
}

export type ColourDoubt = { readonly colour: 'rough' | 'unknown'; readonly why: string }

/** security.md section 4: 40 MB, 100 megapixels, 20,000 pixels a side. */
export const limits = { bytes: 40 * 1024 * 1024, pixels: 100_000_000, side: 20_000 } as const

/** Call it with the header's size, before a decoder allocates by it. Throws TooLarge above the limits. */
export function withinLimits({ width, height }: Size) {
  if (width < 1 || height < 1) throw new Broken('a picture without pixels')
  if (width > limits.side || height > limits.side || width * height > limits.pixels)
    throw new TooLarge(`larger than the limits: ${width}×${height}`)
}
