import type { MessageBatch, Queue as QueueBinding } from '@cloudflare/workers-types'
import { z } from 'zod'
import { faultOf } from '../kernel/fault.ts'
import type { Clock } from '../ports/clock.ts'
import type { Queue } from '../ports/queue.ts'

/** All that a message ever says. Anything else in the queue did not come from us. */
const hintShape = z.strictObject({ hint: z.literal('reactions') })
const hint = { hint: 'reactions' }
/** Cloudflare delays a message by twelve hours at most; the sweep finds what is due later. */
const longestDelay = 43_200

/** Hints through a Cloudflare queue. `waitUntil` keeps the Worker alive until the hint has left. */
export function cloudflareQueue(
  queue: QueueBinding,
  waitUntil: (promise: Promise<unknown>) => void,
  clock: Clock,
): Queue {
  return {
    hint(due) {
      const wait = due ? Math.ceil((due.getTime() - clock.now().getTime()) / 1000) : 0
      const delaySeconds = Math.min(Math.max(wait, 0), longestDelay)
      waitUntil(queue.send(hint, { delaySeconds }).catch((cause) => console.error('a hint was lost:', faultOf(cause))))
    },
  }
}

const lanes = 2
const lookAgainMs = 500

/**
 * Carries out what is due until nothing is, or until this moment, several at a time. trap: no further hint comes before this
 * one is done; while something takes long, a photograph for example, what is new is looked for from here.
 */
export async function workInLanes(carryOut: () => Promise<boolean>, until: number): Promise<void> {
  let busy = 0
  const next = (): Promise<boolean> => {
    busy += 1
    return carryOut().finally(() => (busy -= 1))
  }
  const lane = async (): Promise<void> => {
    do {
      while (Date.now() < until && (await next()));
      if (busy > 0) await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
    } while (busy > 0 && Date.now() < until)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/**
 * Hints that came. However many, doubled or in whatever order: the work is done once for all of them. What is no hint
 * is retried and ends in the dead-letter queue, and never keeps the others waiting.
 */
export async function takeHints(batch: MessageBatch, work: () => Promise<void>): Promise<void> {
  const hints = batch.messages.filter(({ body }) => hintShape.safeParse(body).success)
  for (const message of batch.messages) if (!hints.includes(message)) message.retry()
  if (hints.length === 0) return
  await work()
  for (const message of hints) message.ack()
}
