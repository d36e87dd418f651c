import type { Deps } from './deps.ts'
import { sha256 } from './ids.ts'
import { Problem } from './problem.ts'

/** What is counted. Each kind has counters of its own: who used up one may still do everything else. */
export type LimitKind =
  | 'change'
  | 'upload'
  | 'patient-search'
  | 'break-glass'
  | 'failed-entry'
  | 'link'
  | 'link-address'
  | 'mail-address'

export interface Limit {
  readonly kind: LimitKind
  /** Whose attempts these are: a person, an address, a token. Only its hash is kept. */
  readonly key: string
  readonly perHour: number
}

/**
 * Counts one attempt. Throws request.too-many, with the seconds to wait, once the hour's are used up. It shuts nobody
 * out: what a right answer opens (a sign-in, a session) must be counted only when the answer was wrong.
 */
export async function limit(
  { limiter, clock }: Pick<Deps, 'limiter' | 'clock'>,
  { kind, key, perHour }: Limit,
): Promise<void> {
  const wait = await limiter.take(`${kind}/${await sha256(`limit\0${kind}\0${key}`)}`, { perHour }, clock.now())
  if (wait > 0)
    throw new Problem('request.too-many', 'Wait a little, then try again. What you typed is kept.', {
      facts: { retryAfter: wait },
    })
}
