import { compress } from 'hono/compress'
import { commandId, scope, slice } from '../kernel/slice.ts'
import { checkPack } from './check-pack.ts'
import * as contract from './contract.ts'
import { disablePack, enablePack, listUnitPacks } from './enable-pack.ts'
import { listPacks } from './list-packs.ts'
import { packSchema } from './pack-schema.ts'
import { publishPack, readPack } from './publish-pack.ts'
import { readPackCode, storePackCode } from './store-pack-code.ts'

/** A browser keeps it, for whoever is signed in now and nobody after her. */
const neverChanges = { 'cache-control': 'private, max-age=31536000, immutable', vary: 'Cookie, Authorization' }

export const catalogueRoutes = () => {
  const routes = slice()
  // Editors ask for it without a session: it says nothing of anybody.
  routes.get('/extension.schema.json', (c) => c.body(packSchema(), 200, { 'content-type': 'application/schema+json' }))
  // A pack is seventy kilobytes of words that repeat, and every first case waits for one.
  routes.use('/packs/:packId/versions/:version', compress())
  return routes
    .openapi(contract.checkPack, async (c) => c.json(await checkPack(scope(c), c.req.valid('json')), 200))
    .openapi(contract.publishPack, async (c) => {
      const { packId, version } = c.req.valid('param')
      const { answer, repeated } = await publishPack(scope(c), packId, version, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.listPacks, async (c) => c.json(await listPacks(scope(c)), 200))
    .openapi(contract.readPack, async (c) => {
      const { packId, version } = c.req.valid('param')
      return c.json(await readPack(scope(c), packId, version), 200, neverChanges)
    })
    .openapi(contract.storePackCode, async (c) => {
      const { answer } = await storePackCode(scope(c), c.req.valid('param').hash, c.req.valid('json').code)
      return c.json(answer, 200)
    })
    .openapi(contract.readPackCode, async (c) => c.json(await readPackCode(scope(c), c.req.valid('param').hash), 200))
    .openapi(contract.listUnitPacks, async (c) => c.json(await listUnitPacks(scope(c)), 200))
    .openapi(contract.enablePack, async (c) => {
      const { unitId, packId } = c.req.valid('param')
      const { answer } = await enablePack(scope(c), unitId, packId, c.req.valid('json').version, commandId(c))
      return c.json(answer, 200)
    })
    .openapi(contract.disablePack, async (c) => {
      const { unitId, packId } = c.req.valid('param')
      const { answer } = await disablePack(scope(c), unitId, packId, commandId(c))
      return c.json(answer, 200)
    })
}
