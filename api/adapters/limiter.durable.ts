import { DurableObject } from 'cloudflare:workers'
import type { DurableObjectNamespace } from '@cloudflare/workers-types'
import type { Limiter, Rate } from '../ports/limiter.ts'
import { hourMs, takeOne } from './taken.ts'

/** What one key has used up: one Durable Object each, which empties itself an hour after the last attempt. */
export class RateLimiter extends DurableObject {
  async take(rate: Rate, at: number): Promise<number> {
    const { storage } = this.ctx
    const { taken, wait } = takeOne((await storage.get<number[]>('taken')) ?? [], rate, new Date(at))
    if (wait === 0) await Promise.all([storage.put('taken', taken), storage.setAlarm(Date.now() + hourMs)])
    return wait
  }

  async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
}

interface Counter {
  take(rate: Rate, at: number): Promise<number>
}

/** The same count wherever on earth the attempt arrives. */
export const durableLimiter = (counters: DurableObjectNamespace): Limiter => ({
  take: (key, rate, now) => (counters.get(counters.idFromName(key)) as unknown as Counter).take(rate, now.getTime()),
})
