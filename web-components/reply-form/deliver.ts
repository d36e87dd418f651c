import type { Client, DecisionToMake, Reply, ReplyToSend } from '../client.ts'
import type { OnceIds } from './once-ids.ts'

interface Outgoing {
  readonly decision: DecisionToMake
  readonly reply: ReplyToSend
  /** Seconds in which it can be taken back. */
  readonly holdSeconds: number
}

/**
 * Decides, then sends. Each step has the id it had when the same content was tried before, so a lost answer costs
 * nothing and nothing happens twice. Rejects with ClientProblem; what was done before that stays done.
 */
export async function deliver(client: Client, referralId: string, out: Outgoing, ids: OnceIds): Promise<Reply> {
  const { decision, reply, holdSeconds } = out
  await client.decide(referralId, ids.of('dec', decision), decision)
  return client.sendReply(referralId, ids.of('rep', reply), { ...reply, holdSeconds })
}

/** Passes the case on to another unit. */
export const deliverMove = (client: Client, referralId: string, decision: DecisionToMake, ids: OnceIds) =>
  client.decide(referralId, ids.of('dec', decision), decision)

/** Sends a corrected answer, and with it the decision where that has changed too. */
export const deliverCorrection = (
  client: Client,
  referralId: string,
  corrected: Reply,
  { reply, decision }: { reply: ReplyToSend; decision: DecisionToMake | null },
  ids: OnceIds,
): Promise<Reply> =>
  client.correctReply(referralId, corrected.id, ids.of('rep', [corrected.id, reply, decision]), {
    ...reply,
    decision: decision && { ...decision, id: ids.of('dec', decision) },
  })
