import type { Context } from 'hono'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Env } from '../kernel/slice.ts'
import { presentInfo } from './present.ts'
import { readPreview, readTile } from './read-tile.ts'
import { shownTo } from './show-image.ts'

/** The level of a pyramid that has at most 256 pixels, which is one tile. */
const level = 8

/**
 * The smallest picture that lists show well: a list has many, and each of them keeps the photograph waiting that is opened.
 * Throws what its tile or its preview would.
 */
export async function readThumbnail(c: Context<Env>, id: Id<'img'>): Promise<Uint8Array<ArrayBuffer>> {
  const deps = c.get('deps')
  try {
    const image = await shownTo(c, id, 'pyramid')
    return new Uint8Array(await readTile(deps, image, Math.min(level, presentInfo(image).maxLevel), 0, 0))
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code !== 'image.not-ready') throw cause
    return readPreview(deps, await shownTo(c, id, 'preview'))
  }
}
