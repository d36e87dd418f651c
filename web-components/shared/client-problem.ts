import type { Code, Field } from '../client.ts'

interface Refusal {
  readonly code: Code | 'offline'
  readonly title?: string
  readonly detail?: string
  readonly status?: number
  readonly fields?: readonly Field[]
  readonly [fact: string]: unknown
}

/** What the server refused, with its code and the fields it is about. `offline` when no answer came at all: nothing is known, ask again with the same id. */
export class ClientProblem extends Error {
  readonly code: Code | 'offline'
  readonly status: number
  readonly fields: readonly Field[]
  readonly facts: Readonly<Record<string, unknown>>
  constructor(document: Refusal) {
    super(document.detail ?? document.title ?? document.code)
    this.name = 'ClientProblem'
    this.code = document.code
    this.status = document.status ?? 0
    this.fields = document.fields ?? []
    this.facts = document
  }
}

/** The problem that an answer tells. */
export async function problemOf(response: Pick<Response, 'status' | 'json'>): Promise<ClientProblem> {
  const document = await response.json().catch(() => ({ code: 'internal', status: response.status }))
  return new ClientProblem(document)
}
