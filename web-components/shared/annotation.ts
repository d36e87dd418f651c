import type { Mark } from '../client.ts'

/** Where a mark lies, in pixels of the upright photograph: a point (IIIF), or a shape in SVG (W3C Web Annotation). */
export type Selector = Mark['selector']

export const pointing = ['pointer', 'ellipse', 'arrow', 'freehand', 'text'] as const
export const measuring = ['length', 'diameters', 'area', 'angle'] as const
export type Kind = (typeof pointing)[number] | (typeof measuring)[number]
/** What can be held over a photograph: all that is drawn, and the ruler that says how large it is. */
export type Tool = Kind | 'calibrate'

/** A value that was read off, with its standard uncertainty in the same unit (UCUM). */
export type Measured = NonNullable<Mark['measured']>

/**
 * Something drawn over a photograph, never into it. Its versions are counted from one; each change is the next. Who made the
 * last of them, and when, is known once it was kept.
 */
export type Annotation = Readonly<
  Pick<Mark, 'version' | 'kind' | 'selector' | 'text' | 'measured'> & Partial<Pick<Mark, 'at' | 'mine'>>
> & {
  readonly id: string
  readonly by?: Readonly<Pick<Mark['by'], 'name'>> | undefined
}

/** How large a pixel of the photograph is, and how that is known. */
export interface Scale {
  readonly method: 'ruler' | 'sticker' | 'known_object' | 'device_calibrated'
  readonly mmPerPixel: number
  /** One standard uncertainty, as a share. */
  readonly relativeUncertainty: number
}

/** Two points on something of known length; or, without them, what a device says or was found in the photograph when it came. */
export interface Calibration {
  readonly method: Scale['method']
  readonly selector: Selector | null
  readonly millimetres: number | null
  readonly mmPerPixel: number | null
  /** How exactly each point was put, in pixels of the photograph. */
  readonly pointPixels: number
}

/** A ruler or sticker that was found in the photograph when it came. */
export interface Found {
  readonly method: 'ruler' | 'sticker'
  readonly mmPerPixel: number
}
