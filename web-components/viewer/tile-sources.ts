import type OpenSeadragon from 'openseadragon'
import { drawn } from './drawn.ts'
import type { Library } from './open-seadragon.ts'
import type { Picture } from './previews.ts'
import { fullLevel, tileAddress, type ViewedImage } from './viewed-image.ts'

/** A tile that was fetched ahead of its time, if it was. */
export type Ahead = (address: string) => Promise<Blob | Picture> | undefined

/**
 * The Deep Zoom pyramid, given as an object: no description is fetched and no XML is parsed. Below `least` nothing is
 * asked for: trap: the library fetches every level from the one that is wanted down to the lowest.
 */
export function pyramid(library: Library, image: ViewedImage, ahead: Ahead, least: number): OpenSeadragon.TileSource {
  const source = new library.TileSource({
    width: image.width,
    height: image.height,
    tileSize: image.tileSize!,
    tileOverlap: 0,
    minLevel: least,
    maxLevel: fullLevel(image),
  })
  source.getTileUrl = (level, column, row) => tileAddress(image, level, column, row)
  const fetch = source.downloadTileStart.bind(source)
  source.downloadTileStart = (job) => {
    const found = ahead(job.src)
    if (!found) return fetch(job)
    found.then(createImageBitmap).then(
      (bitmap) => job.finish(drawn(bitmap), null, 'context2d'),
      () => fetch(job),
    )
  }
  return source
}

/**
 * The preview as a pyramid of one tile. It claims the size of the full picture, so that both lie on each other to the
 * pixel, and hands over the small picture when asked for that tile.
 */
export function preview(library: Library, image: ViewedImage, picture: Picture): OpenSeadragon.TileSource {
  const { width, height } = image
  const source = new library.TileSource({
    width,
    height,
    tileWidth: width,
    tileHeight: height,
    minLevel: 0,
    maxLevel: 0,
  })
  source.getTileUrl = () => `preview:${image.id}`
  source.getTileBounds = (_level, _column, _row, isSource) =>
    isSource ? new library.Rect(0, 0, picture.width, picture.height) : new library.Rect(0, 0, 1, height / width)
  // A copy: the library empties what it no longer needs.
  source.downloadTileStart = (job) => job.finish(drawn(picture), null, 'context2d')
  source.downloadTileAbort = () => {}
  return source
}
