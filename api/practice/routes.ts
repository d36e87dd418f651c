import { scope, slice } from '../kernel/slice.ts'
import * as contract from './contract.ts'
import { readEffort } from './read-effort.ts'
import { readMonths, turnMonthLetter } from './read-months.ts'
import { listPractice, readPractice } from './read-practice.ts'

export const practiceRoutes = () =>
  slice()
    .openapi(contract.readPractice, async (c) =>
      c.json(await readPractice(scope(c), c.req.valid('param').referralId), 200),
    )
    .openapi(contract.listPractice, async (c) =>
      c.json(await listPractice(scope(c), c.req.valid('param').officeId), 200),
    )
    .openapi(contract.readEffort, async (c) => c.json(await readEffort(scope(c), c.req.valid('param').referralId), 200))
    .openapi(contract.readMonths, async (c) => c.json(await readMonths(scope(c), c.req.valid('param').officeId), 200))
    .openapi(contract.turnMonthLetter, async (c) =>
      c.json(await turnMonthLetter(scope(c), c.req.valid('param').officeId, c.req.valid('json')), 200),
    )
