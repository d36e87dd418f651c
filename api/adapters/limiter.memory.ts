import type { Limiter } from '../ports/limiter.ts'
import { takeOne } from './taken.ts'

/** In this process alone: a restart forgets. Of more than `most` keys the ones longest unused go first. */
export function memoryLimiter(most = 50_000): Limiter {
  const attempts = new Map<string, readonly number[]>()
  return {
    async take(key, rate, now) {
      const { taken, wait } = takeOne(attempts.get(key) ?? [], rate, now)
      // Set anew, so that the order of the map is the order of use.
      attempts.delete(key)
      attempts.set(key, taken)
      const oldest = attempts.keys().next().value
      if (attempts.size > most && oldest !== undefined) attempts.delete(oldest)
      return wait
    },
  }
}
