import { scope, slice } from '../kernel/slice.ts'
import * as contract from './contract.ts'
import { readToday } from './read-today.ts'
import { listTroubles, readUse } from './read-use.ts'

export const adoptionRoutes = () =>
  slice()
    .openapi(contract.readToday, async (c) => c.json(await readToday(scope(c)), 200))
    .openapi(contract.readUse, async (c) => c.json(await readUse(scope(c)), 200))
    .openapi(contract.listTroubles, async (c) => c.json(await listTroubles(scope(c)), 200))
