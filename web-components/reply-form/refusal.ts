import type { ClientProblem } from '../client.ts'

/** What the server refused, or undefined for a fault of ours. Not by class: a portal may load the client twice. */
export function refusalOf(error: unknown): Pick<ClientProblem, 'code' | 'fields' | 'facts'> | undefined {
  const { code, fields, facts } = (error ?? {}) as Partial<ClientProblem>
  return typeof code === 'string' ? { code, fields: fields ?? [], facts: facts ?? {} } : undefined
}
