import { readSzi, tileRange } from '../../api/imaging/read-szi.ts'
import type { Imaging } from '../../api/ports/imaging.ts'
import { type FetchTile, type Pyramid, stitchLevel } from '../journey/stitch.ts'
import { inMemory, whole } from './pictures.ts'

/** A file on the light table: its pyramid, and each level put together out of its tiles; 0 is full resolution, 1 half of it. */
export async function onLightTable(imaging: Pick<Imaging, 'pyramid'>, file: Uint8Array) {
  const { szi: stream, width, height } = await imaging.pyramid(file)
  const bytes = await whole(stream)
  const szi = await readSzi(inMemory(bytes), 'key', { width, height })
  const pyramid: Pyramid = { width, height, tileSize: szi.tileSize }
  const tile: FetchTile = async (level, column, row) => {
    const range = tileRange(szi, level, column, row)
    if (!range) throw new Error(`No tile ${level}/${column}_${row}`)
    return bytes.subarray(range.start, range.end)
  }
  return { width, height, level: (below: number) => stitchLevel(pyramid, tile, szi.levels - 1 - below) }
}
