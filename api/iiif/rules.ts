// What an image service offers (IIIF Image API 3.0). All sizes in pixels.

export interface Size {
  readonly width: number
  readonly height: number
}
export interface Box extends Size {
  readonly x: number
  readonly y: number
}

/**
 * What is offered of one photograph, which is `width` by `height`: at level 0 what is stored of it, at level 2 what can
 * be cut from that as well. Nothing larger than `most` on either side is given out. `preview` is the small picture's size.
 */
export interface Service extends Size {
  readonly level: 0 | 2
  readonly most: number
  readonly preview: Size
}

export const previewSide = 1024
/** The longer side of what is cut; the imaging process cuts nothing larger. */
export const cutSide = 4096
export const tileSide = 512

export const serviceOf = ({ width, height }: Size, level: 0 | 2, preview: Size): Service => ({
  width,
  height,
  level,
  most: level === 2 ? cutSide : previewSide,
  preview,
})

/** One picture: of this region, so large before it is turned. */
export interface Asked {
  readonly region: Box
  readonly size: Size
  readonly turn: 0 | 90 | 180 | 270
  readonly quality: 'default' | 'gray'
  readonly format: 'jpg' | 'png'
}

export const isSame = (one: Size, other: Size): boolean => one.width === other.width && one.height === other.height
export const isWhole = ({ x, y, ...size }: Box, picture: Size): boolean => x === 0 && y === 0 && isSame(size, picture)

/** As large as it may be within this width and height, in its own proportions and never enlarged. */
export function fitted({ width, height }: Size, mostWidth: number, mostHeight = mostWidth): Size {
  const factor = Math.max(1, width / mostWidth, height / mostHeight)
  return { width: Math.max(1, Math.round(width / factor)), height: Math.max(1, Math.round(height / factor)) }
}

/** The largest size in which a region is given out: of the whole picture, where nothing is cut, that is the small one. */
export const largest = (region: Box, service: Service): Size =>
  service.level === 0 && isWhole(region, service) ? service.preview : fitted(region, service.most)

/** The one way of asking for the same picture (section 4.8). */
export function canonical({ region, size, turn, quality, format }: Asked, service: Service): string {
  const { x, y, width, height } = region
  const where = isWhole(region, service) ? 'full' : [x, y, width, height].join(',')
  const large = isSame(size, largest(region, service)) ? 'max' : `${size.width},${size.height}`
  return `${where}/${large}/${turn}/${quality}.${format}`
}

/** Levels of a pyramid above the one with a single pixel. */
export const topLevel = ({ width, height }: Size): number => Math.ceil(Math.log2(Math.max(width, height)))

/** Factors of the levels, from the full size to a single pixel. */
export const factorsOf = (picture: Size): number[] => Array.from({ length: topLevel(picture) + 1 }, (_, n) => 2 ** n)

/** How large the picture is at a factor; each level halves the one above it, rounded up. */
export const scaled = ({ width, height }: Size, factor: number): Size => ({
  width: Math.ceil(width / factor),
  height: Math.ceil(height / factor),
})

export const isOneTile = ({ width, height }: Size): boolean => width <= tileSide && height <= tileSide
