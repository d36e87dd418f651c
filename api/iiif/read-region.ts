import type { Shown } from '../imaging/present.ts'
import { readPreview, readTile } from '../imaging/read-tile.ts'
import type { Deps } from '../kernel/deps.ts'
import { Problem } from '../kernel/problem.ts'
import { planCut, storedAs } from './find-stored.ts'
import type { Asked, Service } from './rules.ts'

/** Which level of the Image API this door reaches: cutting is for doors whose imaging process may be asked while somebody waits. */
export const levelOf = ({ imaging }: Pick<Deps, 'imaging'>): 0 | 2 => (imaging.cut ? 2 : 0)

/**
 * The picture that is asked for: as it is stored, byte for byte, or cut from the tiles that are nearest to it. Throws
 * request.not-implemented where nothing is cut, service.unavailable, image.altered.
 */
export async function readRegion(
  deps: Deps,
  image: Shown,
  asked: Asked,
  service: Service,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>> {
  const stored = storedAs(asked, service)
  if (stored?.what === 'preview') return readPreview(deps, image)
  if (stored) return new Uint8Array(await readTile(deps, image, stored.level, stored.column, stored.row))
  const { level, columns, rows, cut } = planCut(asked, service)
  if (!deps.imaging.cut)
    throw new Problem('request.not-implemented', 'Only the sizes and tiles that info.json lists are served here.')
  return deps.imaging.cut(tilesOf(deps, image, { level, columns, rows }), cut).catch((cause) => {
    if (cause instanceof Problem) throw cause
    // The tiles are ours: whatever it says of them, nothing is wrong with the photograph.
    throw new Problem('service.unavailable', 'The picture could not be made now. Try again in a moment.', {
      facts: { retryAfter: 5 },
      cause,
    })
  })
}

async function* tilesOf(
  deps: Deps,
  image: Shown,
  { level, columns, rows }: Pick<ReturnType<typeof planCut>, 'level' | 'columns' | 'rows'>,
): AsyncGenerator<Uint8Array> {
  for (let row = rows[0]; row <= rows[1]; row++)
    for (let column = columns[0]; column <= columns[1]; column++) yield await readTile(deps, image, level, column, row)
}
