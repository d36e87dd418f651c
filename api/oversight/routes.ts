import { scope, slice } from '../kernel/slice.ts'
import * as contract from './contract.ts'
import { listAuditEvents } from './list-audit-events.ts'
import { readAccessExtract } from './read-access-extract.ts'

export const oversightRoutes = () =>
  slice()
    .openapi(contract.readAccessExtract, async (c) =>
      c.json(await readAccessExtract(scope(c), c.req.valid('json')), 200),
    )
    .openapi(contract.listAuditEvents, async (c) =>
      c.json(await listAuditEvents(scope(c), c.req.valid('query')), 200, { 'content-type': 'application/fhir+json' }),
    )
