import { readFileSync } from 'node:fs'
import type { Sharp } from 'sharp'
import type { Cut } from '../ports/imaging.ts'
import { ImageRefused } from '../ports/imaging.ts'
import { tileSize } from './limits.ts'
import { nothingTold } from './read-exif.ts'
import { sharp } from './sharp.ts'
import type { CutTask, Made } from './task.ts'

/** Writes a piece of a picture. Throws ImageRefused and libvips' own errors. */
export async function cutRegion({ cut, original, output }: CutTask): Promise<Made> {
  const piece = joined(readTiles(original), cut.across)
    .extract({ left: cut.left, top: cut.top, width: cut.width, height: cut.height })
    .resize({ width: cut.toWidth, height: cut.toHeight, fit: 'fill' })
    .rotate(cut.turn)
  const { width, height } = await encoded(piece, cut).toFile(output)
  return { width, height, frames: 1, ...nothingTold }
}

/** Tiles at the right and lower edge are smaller; what they leave empty lies outside of what is wanted. */
function joined(tiles: readonly Buffer[], across: number): Sharp {
  const how = { failOn: 'warning', limitInputPixels: tileSize * tileSize } as const
  if (tiles.length === 1) return sharp(tiles[0], how)
  return sharp([...tiles], { ...how, join: { across, halign: 'left', valign: 'top' } })
}

/** A little finer than the tiles, so that a second encoding is not seen. */
function encoded(piece: Sharp, { colours, format }: Pick<Cut, 'colours' | 'format'>): Sharp {
  const shown = colours === 'grey' ? piece.greyscale().toColourspace('b-w') : piece
  return format === 'png' ? shown.png() : shown.jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
}

/** Each tile stands behind its length in bytes, four octets, the highest first. */
function readTiles(path: string): Buffer[] {
  const all = readFileSync(path)
  const tiles: Buffer[] = []
  for (let at = 0; at < all.length; ) {
    const end = at + 4 <= all.length ? at + 4 + all.readUInt32BE(at) : Number.POSITIVE_INFINITY
    if (end > all.length) throw new ImageRefused('image.damaged', 'The tiles break off')
    tiles.push(all.subarray(at + 4, end))
    at = end
  }
  if (tiles.length === 0) throw new ImageRefused('image.damaged', 'No tiles')
  return tiles
}
