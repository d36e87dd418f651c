import { differenceCiede2000 } from 'culori'
import type { Area, Colour, Picture } from './picture.ts'

export type Difference = {
  readonly area: Area
  readonly reference: Colour
  readonly shown: Colour
  /** CIEDE2000 (Sharma, Wu, Dalal 2005): about 1 can just be seen, 5 is plainly another colour. */
  readonly deltaE: number
}
export type Comparison = { readonly max: number; readonly points: readonly Difference[] }

const ciede2000 = differenceCiede2000()
const culoriColour = ([red, green, blue]: Colour) =>
  ({ mode: 'rgb', r: red / 255, g: green / 255, b: blue / 255 }) as const

/** CIEDE2000 between two sRGB colours. */
export const deltaE = (one: Colour, other: Colour): number => ciede2000(culoriColour(one), culoriColour(other))

/**
 * Sixteen spots, the middles of a four by four grid: each up to nine pixels square, inside the picture and inside one
 * tile, so that sixteen tiles at most are fetched. Small pictures have fewer spots, and no two alike.
 */
export function spots(size: { width: number; height: number }, tileSize: number): Area[] {
  const middles = (length: number) => [...new Set([1, 3, 5, 7].map((eighth) => Math.floor((length * eighth) / 8)))]
  const around = (middle: number, length: number) => {
    const tile = Math.floor(middle / tileSize) * tileSize
    const from = Math.max(tile, middle - 4)
    return [from, Math.min(tile + tileSize, length, middle + 5) - from] as const
  }
  return middles(size.height).flatMap((row) =>
    middles(size.width).map((column) => {
      const [x, width] = around(column, size.width)
      const [y, height] = around(row, size.height)
      return { x, y, width, height }
    }),
  )
}

/** Compares two pictures of one size, spot by spot. Throws if the sizes differ. */
export function compare(reference: Picture, shown: Picture, areas: readonly Area[]): Comparison {
  if (reference.width !== shown.width || reference.height !== shown.height)
    throw new Error(`${shown.width}×${shown.height} is shown, the file holds ${reference.width}×${reference.height}`)
  return compared(areas.map((area) => [area, reference.mean(area), shown.mean(area)]))
}

/**
 * Compares a picture with a small copy of it: both are cut into four by four fields, and the means of the fields are
 * held against each other. Finds a tile in the wrong place, which sixteen spots may miss.
 */
export function compareOverview(reference: Picture, small: Picture): Comparison {
  const fields = (length: number, smallLength: number) => {
    const count = Math.min(4, smallLength)
    return Array.from({ length: count }, (_, i) => {
      const cut = (side: number) => [Math.floor((i * side) / count), Math.floor(((i + 1) * side) / count)] as const
      return { large: cut(length), small: cut(smallLength) }
    })
  }
  const area = ([left, right]: readonly [number, number], [top, bottom]: readonly [number, number]): Area => ({
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
  })
  return compared(
    fields(reference.height, small.height).flatMap((row) =>
      fields(reference.width, small.width).map((column): [Area, Colour, Colour] => {
        const large = area(column.large, row.large)
        return [large, reference.mean(large), small.mean(area(column.small, row.small))]
      }),
    ),
  )
}

/** The mean colours of a picture cut into so many fields each way, row by row; a small picture has fewer. */
export function fieldsOf(picture: Picture, most: number): Colour[] {
  const cuts = (length: number) => {
    const count = Math.min(most, length)
    return Array.from({ length: count }, (_, n) => {
      const from = Math.floor((n * length) / count)
      return [from, Math.floor(((n + 1) * length) / count) - from] as const
    })
  }
  return cuts(picture.height).flatMap(([y, height]) =>
    cuts(picture.width).map(([x, width]) => picture.mean({ x, y, width, height })),
  )
}

/** The mean CIEDE2000 of one list of colours to another, and the largest. Throws if they are not as many. */
export function differenceOf(some: readonly Colour[], others: readonly Colour[]): { mean: number; max: number } {
  if (some.length !== others.length) throw new Error(`${some.length} colours against ${others.length}`)
  const each = some.map((colour, n) => deltaE(colour, others[n]!))
  return { mean: each.reduce((sum, one) => sum + one, 0) / each.length, max: Math.max(...each) }
}

function compared(pairs: readonly (readonly [Area, Colour, Colour])[]): Comparison {
  const points = pairs.map(([area, reference, shown]) => ({ area, reference, shown, deltaE: deltaE(reference, shown) }))
  return { max: Math.max(...points.map((it) => it.deltaE)), points }
}
