import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Row {
  readonly payload: AdapterPayload
  readonly until: number
}

/**
 * What the demo provider knows, in memory: after a restart it asks everybody to sign in again, while sessions in
 * Lysbord go on. Expired rows are dropped as new ones come.
 */
export function memoryStore(): AdapterFactory {
  const rows = new Map<string, Row>()
  return (model): Adapter => ({
    async upsert(id, payload, expiresIn = 86_400) {
      for (const [key, { until }] of rows) if (until <= Date.now()) rows.delete(key)
      rows.set(`${model}:${id}`, { payload, until: Date.now() + expiresIn * 1_000 })
    },
    async find(id) {
      const row = rows.get(`${model}:${id}`)
      return row && row.until > Date.now() ? row.payload : undefined
    },
    async findByUid(uid) {
      const live = ([key, { until }]: [string, Row]) => key.startsWith(`${model}:`) && until > Date.now()
      return [...rows].find((row) => live(row) && row[1].payload.uid === uid)?.[1].payload
    },
    findByUserCode: async () => undefined,
    async consume(id) {
      const row = rows.get(`${model}:${id}`)
      if (row) row.payload.consumed = Math.floor(Date.now() / 1_000)
    },
    async destroy(id) {
      rows.delete(`${model}:${id}`)
    },
    async revokeByGrantId(grantId) {
      // trap: an interaction carries the grant's id too and must outlive it, or nobody could change to another person.
      for (const [key, { payload }] of rows)
        if (key.startsWith(`${model}:`) && payload.grantId === grantId) rows.delete(key)
    },
  })
}
