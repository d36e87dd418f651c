import { scope, slice } from '../kernel/slice.ts'
import * as contract from './contract.ts'
import { listPacks } from './list-packs.ts'
import { publishPack, readPack } from './publish-pack.ts'

export const catalogueRoutes = () =>
  slice()
    .openapi(contract.publishPack, async (c) => {
      const { packId, version } = c.req.valid('param')
      const { answer, repeated } = await publishPack(scope(c), packId, version, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.listPacks, async (c) => c.json(await listPacks(scope(c)), 200))
    .openapi(contract.readPack, async (c) => {
      const { packId, version } = c.req.valid('param')
      return c.json(await readPack(scope(c), packId, version), 200)
    })
