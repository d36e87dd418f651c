import { faultOf } from '../kernel/fault.ts'
import type { Queue } from '../ports/queue.ts'

/**
 * Workers in this process. Each hint wakes one more worker, at most `workers`; a worker calls `carryOut` until nothing is due.
 * Every `everyMs` it looks without a hint. `stop` waits for what is under way.
 */
export function loopQueue(
  carryOut: () => Promise<boolean>,
  { workers = 4, everyMs = 1_000 } = {},
): Queue & { stop(): Promise<void> } {
  const active = new Set<Promise<void>>()
  let stopped = false
  const work = async (): Promise<void> => {
    try {
      while (!stopped && (await carryOut()));
    } catch (cause) {
      console.error('reactions pause:', faultOf(cause))
    }
  }
  const wake = (): void => {
    if (stopped || active.size >= workers) return
    const worker = work().finally(() => active.delete(worker))
    active.add(worker)
  }
  const timer = setInterval(wake, everyMs)
  return {
    hint: () => queueMicrotask(wake),
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await Promise.all(active)
    },
  }
}
