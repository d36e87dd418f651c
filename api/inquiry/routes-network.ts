import { commandId, scope, slice } from '../kernel/slice.ts'
import * as contract from './contract-network.ts'
import { listNetworks as listContract } from './contract-networks.ts'
import { listNetworks } from './list-networks.ts'
import { readNetwork, readPseudonymousNetwork } from './read-network.ts'
import { removeTie, tellTie } from './tell-tie.ts'

export const networkRoutes = () =>
  slice()
    .openapi(contract.readNetwork, async (c) => c.json(await readNetwork(scope(c), c.req.valid('param').officeId), 200))
    .openapi(listContract, async (c) => c.json(await listNetworks(scope(c), c.req.valid('query')), 200))
    .openapi(contract.readPseudonymousNetwork, async (c) =>
      c.json(await readPseudonymousNetwork(scope(c), c.req.valid('param').pseudonym), 200),
    )
    .openapi(contract.tellTie, async (c) => {
      const { officeId, tieId } = c.req.valid('param')
      const { answer, repeated } = await tellTie(scope(c), officeId, tieId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.removeTie, async (c) =>
      c.json((await removeTie(scope(c), c.req.valid('param').tieId, commandId(c))).answer, 200),
    )
