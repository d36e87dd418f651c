import { z } from '../kernel/shape.ts'
import { pack } from './manifest.ts'

let made: string | undefined

/** JSON Schema (2020-12) of a pack's extension.json: editors complete and check with it what `publishPack` will take. */
export function packSchema(): string {
  made ??= JSON.stringify(
    {
      title: 'Lysbord extension pack',
      ...z.toJSONSchema(pack, { io: 'input', reused: 'ref' }),
    },
    null,
    2,
  )
  return made
}
