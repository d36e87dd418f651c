import type { Found } from '../shared/annotation.ts'

/** A photograph as the viewer wants it told. */
export interface ViewedImage {
  readonly id: string
  /** Of the full picture, in pixels. */
  readonly width: number
  readonly height: number
  /** Of the Deep Zoom tiles, which do not overlap. Without it there are no tiles yet: the preview is all there is. */
  readonly tileSize?: number | undefined
  /** The whole picture, 1,024 pixels at most: what is seen until there are tiles. Without both nothing can be seen yet. */
  readonly previewUrl?: string | undefined
  /** Address of a tile: a template with `{level}`, `{column}` and `{row}`, or a function. Levels are those of Deep Zoom. */
  readonly tileUrl: string | ((level: number, column: number, row: number) => string)
  /** What it shows, in words: read out, and shown where the picture cannot be. */
  readonly description: string
  /** What to measure by was found in it, for somebody to confirm. */
  readonly found?: Found | undefined
  /** How much of the preparing is done, 0 to 1, where that is known. */
  readonly progress?: number | undefined
}

/** Why a picture is not there: `lost` is worth another try as soon as the network is back. */
export type Absence = 'lost' | 'failed'

/** Deep Zoom counts levels from one pixel up to the full size. */
export const fullLevel = ({ width, height }: Pick<ViewedImage, 'width' | 'height'>): number =>
  Math.ceil(Math.log2(Math.max(width, height)))

/** The lowest level that is asked for: there the whole picture is one tile. */
export const lowestLevel = (image: Pick<ViewedImage, 'width' | 'height' | 'tileSize'>): number =>
  Math.max(0, Math.min(fullLevel(image), Math.floor(Math.log2(image.tileSize ?? 512))))

export function tileAddress({ tileUrl }: ViewedImage, level: number, column: number, row: number): string {
  if (typeof tileUrl === 'function') return tileUrl(level, column, row)
  return tileUrl.replace('{level}', String(level)).replace('{column}', String(column)).replace('{row}', String(row))
}

/** In CSS pixels. */
export interface Place {
  readonly width: number
  readonly height: number
}

/**
 * The level that shows the whole picture in this place: it has at least as many pixels there as the screen, up to twice as
 * many (in CSS pixels), so that two of them for one of those are sharp too.
 */
export function fitLevel(image: Pick<ViewedImage, 'width' | 'height' | 'tileSize'>, place: Place): number {
  const zoom = Math.min(place.width / image.width, place.height / image.height)
  const full = fullLevel(image)
  const halved = Math.ceil(Math.log2(0.5 / Math.max(zoom, 1e-6)))
  return Math.min(full, Math.max(lowestLevel(image), full - halved))
}

/** Where the whole picture is had soonest: as its smallest tile, and where there is none, as its preview. */
export const firstAddresses = (image: ViewedImage): readonly string[] =>
  [image.tileSize ? tileAddress(image, lowestLevel(image), 0, 0) : undefined, image.previewUrl].filter(
    (address) => address !== undefined,
  )

/** The tiles that show the whole picture in this place: what is worth having before somebody asks. */
export function tilesAt(image: ViewedImage, place: Place): readonly string[] {
  if (!image.tileSize) return []
  const full = fullLevel(image)
  const level = fitLevel(image, place)
  const count = (size: number) => Math.ceil(size / 2 ** (full - level) / image.tileSize!)
  return Array.from({ length: count(image.width) }, (_, column) =>
    Array.from({ length: count(image.height) }, (_, row) => tileAddress(image, level, column, row)),
  ).flat()
}
