import type { Calls, Method, Report, Today, Trouble, Use } from '../client.ts'

/** What is asked about use: by a coordinator and a researcher, about the figures' meaning by anybody. */
export const useCalls = ({ api, take }: Calls) => ({
  /** At most so many rows, ten without a word; those about a patient's safety are never cut. */
  readToday: (rows?: number) => take<Today>(api.adoption.today.$get({ query: rows ? { rows: String(rows) } : {} })),
  readUse: () => take<Use>(api.adoption.use.$get()),
  /** Civil dates; without them it is the last year. */
  readReport: (query: { from?: string; to?: string } = {}) => take<Report>(api.adoption.report.$get({ query })),
  readMethod: () => take<Method>(api.adoption.method.$get()),
  listTroubles: () => take<{ items: Trouble[] }>(api.adoption.troubles.$get()),
})
