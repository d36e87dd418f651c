import { decode } from 'jpeg-js'
import { spots } from './colour-difference.ts'
import { type Area, type Picture, pictureOf } from './picture.ts'

export type Pyramid = { readonly width: number; readonly height: number; readonly tileSize: number }
export type FetchTile = (level: number, column: number, row: number) => Promise<Uint8Array>

export type Stitched = {
  /** Full resolution. Asked for an area outside the fetched tiles, it throws. */
  readonly full: Picture
  /** The largest level that is one tile. */
  readonly overview: Picture
  readonly areas: readonly Area[]
  readonly tiles: number
}

/** `samples`: red, green, blue and one more byte a pixel. */
type Tile = Picture & { readonly left: number; readonly top: number; readonly samples: Uint8Array }

/**
 * Fetches the tiles of a Deep Zoom pyramid that the sixteen spots need, and the overview. Throws if a tile is no JPEG
 * or has another size than its place asks for. Levels count up to full resolution, whose number is log2 of the longer
 * side, rounded up; each level below is half as large, rounded up.
 */
export async function stitch(pyramid: Pyramid, fetchTile: FetchTile): Promise<Stitched> {
  const { width, height, tileSize } = pyramid
  const top = Math.ceil(Math.log2(Math.max(width, height)))
  const low = Math.max(0, Math.min(top, Math.floor(Math.log2(tileSize))))
  const areas = spots(pyramid, tileSize)
  const tiles = new Map<string, Promise<Tile>>()
  const tile = (level: number, column: number, row: number) => {
    const name = `${level}/${column}_${row}`
    const found = tiles.get(name) ?? readTile(pyramid, top, fetchTile, level, column, row)
    tiles.set(name, found)
    return found
  }
  const home = (area: Area) => [Math.floor(area.x / tileSize), Math.floor(area.y / tileSize)] as const
  const [overview, ...near] = await Promise.all([tile(low, 0, 0), ...areas.map((area) => tile(top, ...home(area)))])

  const mean = (area: Area) => {
    const found = near.find(
      ({ left, top, width, height }) =>
        area.x >= left && area.y >= top && area.x + area.width <= left + width && area.y + area.height <= top + height,
    )
    if (!found) throw new Error(`No fetched tile holds ${area.x},${area.y}`)
    return found.mean({ ...area, x: area.x - found.left, y: area.y - found.top })
  }
  return { full: { width, height, mean }, overview: overview!, areas, tiles: tiles.size }
}

/** All of one level, its tiles put together: three bytes a pixel, red, green, blue. Throws as `stitch` does. */
export async function stitchLevel(
  pyramid: Pyramid,
  fetchTile: FetchTile,
  level: number,
): Promise<Picture & { readonly rgb: Uint8Array }> {
  const top = Math.ceil(Math.log2(Math.max(pyramid.width, pyramid.height)))
  const side = (length: number) => Math.ceil(length / 2 ** (top - level))
  const [width, height] = [side(pyramid.width), side(pyramid.height)]
  const rgb = new Uint8Array(width * height * 3)
  for (let row = 0; row * pyramid.tileSize < height; row++)
    for (let column = 0; column * pyramid.tileSize < width; column++) {
      const tile = await readTile(pyramid, top, fetchTile, level, column, row)
      for (let y = 0; y < tile.height; y++)
        for (let x = 0; x < tile.width; x++) {
          const [from, to] = [(y * tile.width + x) * 4, ((tile.top + y) * width + tile.left + x) * 3]
          for (let band = 0; band < 3; band++) rgb[to + band] = tile.samples[from + band]!
        }
    }
  return { ...pictureOf({ width, height }, rgb, 3), rgb }
}

async function readTile(
  { width, height, tileSize }: Pyramid,
  top: number,
  fetchTile: FetchTile,
  level: number,
  column: number,
  row: number,
): Promise<Tile> {
  const bytes = await fetchTile(level, column, row)
  const { data, ...size } = decode(bytes, { useTArray: true, tolerantDecoding: false, maxMemoryUsageInMB: 256 })
  const side = (length: number, index: number) =>
    Math.min(tileSize, Math.ceil(length / 2 ** (top - level)) - index * tileSize)
  if (size.width !== side(width, column) || size.height !== side(height, row))
    throw new Error(`Tile ${level}/${column}_${row} is ${size.width}×${size.height}`)
  return { ...pictureOf(size, data, 4), left: column * tileSize, top: row * tileSize, samples: data }
}
