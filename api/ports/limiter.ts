/** So often within any hour that passes, and no more. */
export interface Rate {
  readonly perHour: number
}

/**
 * Counts attempts by key. `take` counts one and gives 0, or counts none and gives after how many whole seconds the next
 * one is due. It forgets what is older than an hour; what it forgets too early lets somebody try more often, never less.
 * Keys hold no address and no token: see `kernel/limit.ts`.
 */
export interface Limiter {
  take(key: string, rate: Rate, now: Date): Promise<number>
}
