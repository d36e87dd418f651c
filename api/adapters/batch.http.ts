import { createClient, type InValue, LibsqlError } from '@libsql/client/web'
import type { Statement, Written } from '../kernel/database.ts'
import { violationIn } from './libsql-fault.ts'

export interface DatabaseAddress {
  readonly url: string
  readonly authToken?: string | undefined
  /** Milliseconds for one exchange with the server. */
  readonly deadline?: number
}

/** The client sets no limit of its own to an exchange; a server that does not answer would hold a decision for ever. */
const openClient = ({ url, authToken, deadline }: DatabaseAddress) =>
  createClient({
    url,
    ...(authToken && { authToken }),
    // One at a time: with the default of twenty, conflicting batches made the server hang.
    concurrency: 1,
    fetch: (request: Request) => exchange(request, deadline),
  })

/** The same for reading: a line that broke is tried again, because asking twice changes nothing. */
export const openReader = (address: DatabaseAddress) =>
  createClient({
    url: address.url,
    ...(address.authToken && { authToken: address.authToken }),
    async fetch(request: Request) {
      const again = request.clone()
      return exchange(request, address.deadline).catch(() => exchange(again, address.deadline))
    },
  })

const exchange = (request: Request, deadline = 15_000): Promise<Response> =>
  fetch(request, { signal: AbortSignal.timeout(deadline) })

const mostTries = 3
const mostWaiting = 200

/**
 * Batches over HTTP, strictly one after the other, each whole or not at all. A batch whose answer got lost is sent
 * again, at most `mostTries` times: its first statement is the event with the caller's command id, so that it happens
 * once. Rejects with ConstraintViolated; any other rejection means that the outcome is unknown.
 */
export function httpBatches(address: DatabaseAddress): (statements: readonly Statement[]) => Promise<Written[]> {
  let tail: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return (statements) => {
    // While the server is away everybody is better told so at once than after a long queue.
    if (waiting >= mostWaiting) return Promise.reject(new Error('Too many batches wait for the database'))
    waiting++
    const turn = tail.then(() => send(address, statements)).finally(() => waiting--)
    tail = turn.catch(() => {})
    return turn
  }
}

async function send(address: DatabaseAddress, statements: readonly Statement[]): Promise<Written[]> {
  for (let tries = 1; ; tries++) {
    // A client of its own for each try: after a lost answer the old one may hold half an exchange.
    const client = openClient(address)
    try {
      const results = await client.batch(
        statements.map(({ sql, params }) => ({ sql, args: params as InValue[] })),
        'write',
      )
      return results.map(({ rowsAffected, rows }) => ({ rowsAffected, rows: rows.map((row) => ({ ...row })) }))
    } catch (cause) {
      const violated = violationIn(cause)
      if (violated) throw violated
      if (tries === mostTries || !mayPass(cause)) throw cause
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tries))
    } finally {
      client.close()
    }
  }
}

/** No answer, a cut stream or a busy database may pass; a statement that the database refuses never will. */
const mayPass = (cause: unknown): boolean =>
  !(cause instanceof LibsqlError) || !cause.code.startsWith('SQLITE_') || cause.code.startsWith('SQLITE_BUSY')
