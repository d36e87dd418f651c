import { commandId, scope, slice } from '../kernel/slice.ts'
import { breakGlass } from './break-glass.ts'
import { closeGlass } from './close-glass.ts'
import * as contract from './contract.ts'
import { listGlassBreaks } from './list-glass-breaks.ts'
import { reviewGlassBreak } from './review-glass-break.ts'

export const glassRoutes = () =>
  slice()
    .openapi(contract.breakGlass, async (c) => {
      const { answer, repeated } = await breakGlass(scope(c), c.req.valid('param').glassId, c.req.valid('json'))
      return c.json(answer, repeated ? 200 : 201)
    })
    .openapi(contract.closeGlass, async (c) => {
      const { glassId } = c.req.valid('param')
      return c.json((await closeGlass(scope(c), glassId, commandId(c))).answer, 200)
    })
    .openapi(contract.listGlassBreaks, async (c) => c.json(await listGlassBreaks(scope(c)), 200))
    .openapi(contract.reviewGlassBreak, async (c) => {
      const { glassId } = c.req.valid('param')
      return c.json((await reviewGlassBreak(scope(c), glassId, c.req.valid('json'), commandId(c))).answer, 200)
    })
