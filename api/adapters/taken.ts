import type { Rate } from '../ports/limiter.ts'

export const hourMs = 3_600_000

/** One more attempt after those of the last hour, in milliseconds and oldest first; or how many seconds it is too early. */
export function takeOne(
  before: readonly number[],
  { perHour }: Rate,
  now: Date,
): { readonly taken: readonly number[]; readonly wait: number } {
  const at = now.getTime()
  // A clock that was put back must not keep anybody waiting for longer than an hour.
  const taken = before.filter((then) => then > at - hourMs && then <= at + hourMs)
  if (taken.length < perHour) return { taken: [...taken, at], wait: 0 }
  const next = taken[taken.length - perHour]! + hourMs
  return { taken, wait: Math.max(1, Math.ceil((next - at) / 1000)) }
}
