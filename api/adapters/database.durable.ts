import { DurableObject } from 'cloudflare:workers'
import type { Statement } from '../kernel/database.ts'
import { httpBatches } from './batch.http.ts'
import { type Outcome, outcomeOf, type Writer } from './database.http.ts'

export interface WriterEnvironment {
  readonly LYSBORD_DATABASE_URL: string
  readonly LYSBORD_DATABASE_TOKEN?: string
}

/**
 * The only writer of a tenant: one Durable Object, one batch after the other. It keeps nothing itself; when it is
 * moved or restarted, what was under way has an unknown outcome, which the caller reads back by command id.
 */
export class TenantWriter extends DurableObject<WriterEnvironment> implements Writer {
  readonly #batches = httpBatches({ url: this.env.LYSBORD_DATABASE_URL, authToken: this.env.LYSBORD_DATABASE_TOKEN })

  write(statements: readonly Statement[]): Promise<Outcome> {
    return outcomeOf(this.#batches(statements))
  }
}
