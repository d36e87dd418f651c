import { DurableObject } from 'cloudflare:workers'
import type { Statement } from '../kernel/database.ts'
import type { Id } from '../kernel/ids.ts'
import { sealAudit, sealEveryMs } from '../kernel/seal-audit.ts'
import { needsGuards } from '../kernel/verify-audit.ts'
import { httpBatches } from './batch.http.ts'
import { systemClock } from './clock.system.ts'
import { type Outcome, openDatabaseHttp, outcomeOf, type Writer } from './database.http.ts'

export interface WriterEnvironment {
  readonly LYSBORD_DATABASE_URL: string
  readonly LYSBORD_DATABASE_TOKEN?: string
  readonly LYSBORD_SECRET: string
  readonly LYSBORD_AUDIT_SECRET?: string
}

/** Whose audit waits for a seal: the only thing a writer writes down, so that an alarm finds it after a move. */
const waiting = 'seal'

/**
 * The only writer of a tenant: one Durable Object, one batch after the other. It keeps no data itself; when it is
 * moved or restarted, what was under way has an unknown outcome, which the caller reads back by command id. What a batch
 * adds to the audit it seals ten seconds later. Where the log could be rewritten, because a guard of it is missing, it
 * writes nothing.
 */
export class TenantWriter extends DurableObject<WriterEnvironment> implements Writer {
  readonly #batches = httpBatches({ url: this.env.LYSBORD_DATABASE_URL, authToken: this.env.LYSBORD_DATABASE_TOKEN })

  /** Looked at once in the life of a writer, as the other door does when it opens. */
  #isGuarded = false

  async write(statements: readonly Statement[]): Promise<Outcome> {
    if (!this.#isGuarded) await needsGuards(this.#database().read)
    this.#isGuarded = true
    const outcome = await outcomeOf(this.#batches(statements))
    await this.#sealLater(statements)
    return outcome
  }

  /** Sets the alarm unless it is set. A failure here costs no answer: the next batch sets it. */
  async #sealLater(statements: readonly Statement[]): Promise<void> {
    const adds = statements.find(({ sql }) => sql.startsWith('insert into "audit" '))
    const tenantId = adds?.params.find((word) => typeof word === 'string' && word.startsWith('ten_'))
    if (!tenantId || (await this.ctx.storage.getAlarm())) return
    await this.ctx.storage.put(waiting, tenantId)
    await this.ctx.storage.setAlarm(Date.now() + sealEveryMs)
  }

  /** Repeated by the runtime when it fails. */
  async alarm(): Promise<void> {
    const tenantId = await this.ctx.storage.get<Id<'ten'>>(waiting)
    if (!tenantId) return
    const settings = { secret: this.env.LYSBORD_SECRET, auditSecret: this.env.LYSBORD_AUDIT_SECRET }
    while (await sealAudit({ database: this.#database(), clock: systemClock, settings }, tenantId));
  }

  #database() {
    const { LYSBORD_DATABASE_URL: url, LYSBORD_DATABASE_TOKEN: authToken } = this.env
    const own: Writer = { write: (statements) => outcomeOf(this.#batches(statements)) }
    return openDatabaseHttp({ url, authToken }, () => own)
  }
}
