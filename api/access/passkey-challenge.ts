import type { Deps } from '../kernel/deps.ts'
import { newToken } from '../kernel/ids.ts'
import { seal, unseal } from '../kernel/seal.ts'
import { freshMinutes } from './rules.ts'

/** What a device signs. `owner`: whose passkey is to be made with it; nobody knows yet when one signs in. */
export interface Challenge {
  readonly challenge: string
  readonly owner: string
  readonly endsAt: Date
}

type Where = Pick<Deps, 'settings' | 'clock'>

const purpose = 'passkey'

/**
 * A new challenge, and the same sealed for a cookie: it ties the answer to this browser and to us, and nothing is written
 * for whoever merely asks. That it counts once is written down when it is answered.
 */
export async function newChallenge(deps: Where, owner = ''): Promise<{ challenge: string; sealed: string }> {
  const now = deps.clock.now()
  const kept = { challenge: newToken(), owner, endsAt: now.getTime() + freshMinutes * 60_000 }
  return { challenge: kept.challenge, sealed: await seal(kept, deps.settings.secret, purpose, now, freshMinutes) }
}

/** The challenge in a cookie; undefined when it is old, foreign, or was made for somebody else. */
export async function readChallenge(
  deps: Where,
  sealed: string | undefined,
  owner = '',
): Promise<Challenge | undefined> {
  const kept = sealed && (await unseal(sealed, deps.settings.secret, purpose, deps.clock.now()))
  if (!kept || kept.owner !== owner) return undefined
  return { challenge: String(kept.challenge), owner, endsAt: new Date(Number(kept.endsAt)) }
}

/** The site a passkey is made for and works on: where browsers find us, whatever host a request names. */
export const siteOf = ({ settings }: Pick<Deps, 'settings'>): { id: string; origin: string } => {
  const { hostname, origin } = new URL(settings.baseUrl)
  return { id: hostname, origin }
}
