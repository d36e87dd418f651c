import { commandId, scope, slice } from '../kernel/slice.ts'
import { claimCase, releaseCase } from './claim-case.ts'
import * as contract from './contract.ts'
import { decide } from './decide.ts'
import { listContextCases } from './list-context-cases.ts'
import { listWaiting } from './list-waiting.ts'
import { readCase } from './read-case.ts'
import { searchWaiting } from './search-waiting.ts'

export const triageRoutes = () =>
  slice()
    .openapi(contract.listWaiting, async (c) =>
      c.json(await listWaiting(scope(c), c.req.valid('param').unitId, c.req.valid('query')), 200),
    )
    .openapi(contract.searchWaiting, async (c) =>
      c.json(await searchWaiting(scope(c), c.req.valid('param').unitId, c.req.valid('json')), 200),
    )
    .openapi(contract.listContextCases, async (c) => c.json(await listContextCases(scope(c)), 200))
    .openapi(contract.readCase, async (c) => c.json(await readCase(scope(c), c.req.valid('param').referralId), 200))
    .openapi(contract.claimCase, async (c) =>
      c.json((await claimCase(scope(c), c.req.valid('param').referralId, commandId(c))).answer, 200),
    )
    .openapi(contract.releaseCase, async (c) =>
      c.json((await releaseCase(scope(c), c.req.valid('param').referralId, commandId(c))).answer, 200),
    )
    .openapi(contract.decide, async (c) => {
      const { referralId, decisionId } = c.req.valid('param')
      const { answer, repeated } = await decide(scope(c), referralId, decisionId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
