import type { Client, DecisionToMake, Reply, ReplyToSend } from '../client.ts'
import type { OnceIds } from './once-ids.ts'

/**
 * Decides, then sends. Each step has the id it had when the same content was tried before, so a lost answer costs
 * nothing and nothing happens twice. Rejects with ClientProblem; what was done before that stays done.
 */
export async function deliver(
  client: Client,
  referralId: string,
  { decision, reply }: { decision: DecisionToMake; reply: ReplyToSend },
  ids: OnceIds,
): Promise<Reply> {
  await client.decide(referralId, ids.of('dec', decision), decision)
  return client.sendReply(referralId, ids.of('rep', reply), reply)
}

/** Sends a corrected answer; the decision stays as it was. */
export const deliverCorrection = (
  client: Client,
  referralId: string,
  corrected: Reply,
  reply: ReplyToSend,
  ids: OnceIds,
): Promise<Reply> => client.correctReply(referralId, corrected.id, ids.of('rep', [corrected.id, reply]), reply)
