import type { Cut } from '../ports/imaging.ts'
import { type Asked, factorsOf, isSame, isWhole, type Service, scaled, tileSide, topLevel } from './rules.ts'

/** Where something that is asked for lies already: in the small picture, or as a tile of the pyramid, in Deep Zoom's count. */
export type Stored =
  | { readonly what: 'preview' }
  | { readonly what: 'tile'; readonly level: number; readonly column: number; readonly row: number }

/** What is stored and is just what is asked for, to the pixel; undefined where it would have to be made. */
export function storedAs({ region, size, turn, quality, format }: Asked, picture: Service): Stored | undefined {
  if (turn !== 0 || quality !== 'default' || format !== 'jpg') return undefined
  for (const [n, factor] of factorsOf(picture).entries()) {
    const side = tileSide * factor
    const isAt = (at: number, length: number, whole: number) => at % side === 0 && length === Math.min(side, whole - at)
    if (!isAt(region.x, region.width, picture.width) || !isAt(region.y, region.height, picture.height)) continue
    if (!isSame(scaled(region, factor), size)) continue
    return { what: 'tile', level: topLevel(picture) - n, column: region.x / side, row: region.y / side }
  }
  return isWhole(region, picture) && isSame(size, picture.preview) ? { what: 'preview' } : undefined
}

/** From which tiles of which level something is cut. Columns and rows as Deep Zoom counts; the last ones belong to it. */
export interface Plan {
  readonly level: number
  readonly columns: readonly [first: number, last: number]
  readonly rows: readonly [first: number, last: number]
  readonly cut: Cut
}

/** The smallest level that has enough pixels, and of it no more tiles than the region touches. */
export function planCut({ region, size, turn, quality, format }: Asked, service: Service): Plan {
  const enough = Math.min(region.width / size.width, region.height / size.height)
  const factor = factorsOf(service).findLast((one) => one <= enough) ?? 1
  const all = scaled(service, factor)
  const [left, right] = span(region.x, region.width, factor, all.width)
  const [top, bottom] = span(region.y, region.height, factor, all.height)
  const columns = [Math.floor(left / tileSide), Math.floor((right - 1) / tileSide)] as const
  const rows = [Math.floor(top / tileSide), Math.floor((bottom - 1) / tileSide)] as const
  const cut: Cut = {
    across: columns[1] - columns[0] + 1,
    left: left - columns[0] * tileSide,
    top: top - rows[0] * tileSide,
    width: right - left,
    height: bottom - top,
    toWidth: size.width,
    toHeight: size.height,
    turn,
    colours: quality === 'gray' ? 'grey' : 'all',
    format,
  }
  return { level: topLevel(service) - Math.log2(factor), columns, rows, cut }
}

/** Begins and ends on whole pixels of the level. */
const span = (at: number, length: number, factor: number, most: number): readonly [number, number] => [
  Math.floor(at / factor),
  Math.min(most, Math.ceil((at + length) / factor)),
]
