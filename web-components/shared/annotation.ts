/** Where a mark lies, in pixels of the upright photograph: a point (IIIF), or a shape in SVG (W3C Web Annotation). */
export type Selector =
  | { readonly type: 'PointSelector'; readonly x: number; readonly y: number }
  | { readonly type: 'SvgSelector'; readonly value: string }

export const pointing = ['pointer', 'ellipse', 'arrow', 'freehand', 'text'] as const
export const measuring = ['length', 'diameters', 'area', 'angle'] as const
export type Kind = (typeof pointing)[number] | (typeof measuring)[number]
/** What can be held over a photograph: all that is drawn, and the ruler that says how large it is. */
export type Tool = Kind | 'calibrate'

/** A value that was read off, with its standard uncertainty in the same unit (UCUM). */
export interface Measured {
  readonly quantity: 'length' | 'area' | 'angle'
  readonly value: number
  /** The second, shorter diameter. */
  readonly across?: number | undefined
  readonly unit: 'mm' | 'mm2' | 'deg' | '{pixels}' | '{pixels}2'
  readonly uncertainty: number
}

/** Something drawn over a photograph, never into it. */
export interface Annotation {
  readonly id: string
  /** Counted from one; each change is the next. */
  readonly version: number
  readonly kind: Kind
  readonly selector: Selector
  readonly text: string
  readonly measured: Measured | null
  /** Who drew it, and when (ISO 8601). */
  readonly by?: string | undefined
  readonly at?: string | undefined
}

/** How large a pixel of the photograph is, and how that is known. */
export interface Scale {
  readonly method: 'ruler' | 'sticker' | 'known_object' | 'device_calibrated'
  readonly mmPerPixel: number
  /** One standard uncertainty, as a share. */
  readonly relativeUncertainty: number
}

/** Two points on something of known length. */
export interface Calibration {
  readonly method: Scale['method']
  readonly selector: Selector
  readonly millimetres: number
  /** How exactly each point was put, in pixels of the photograph. */
  readonly pointPixels: number
}
