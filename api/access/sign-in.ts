import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../kernel/deps.ts'
import { hashToken, newToken } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import { seal, unseal } from '../kernel/seal.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { localPath } from './rules.ts'
import { people, sessions } from './table.ts'

const minutesToSignIn = 15
const purpose = 'sign-in'
const callback = (deps: Deps): string => `${deps.settings.baseUrl}/sign-in/callback`

/** Sends the browser to the provider. `sealed` must come back as a cookie: it ties the answer to this browser. */
export async function startSignIn(
  deps: Deps,
  returnTo: string | undefined,
  again: boolean,
): Promise<{ url: URL; sealed: string }> {
  const { url, ...attempt } = await deps.identity.start(callback(deps), { again }).catch((cause) => {
    throw new Problem('service.unavailable', 'The sign-in service does not answer. Try again in a minute.', { cause })
  })
  const kept = { ...attempt, returnTo: localPath(returnTo) }
  return { url, sealed: await seal(kept, deps.settings.secret, purpose, deps.clock.now(), minutesToSignIn) }
}

/** Opens a session for the person the provider named. Throws session.sign-in-failed, session.unknown-person. */
export async function finishSignIn(deps: Deps, url: URL, sealed: string | undefined, requestId: string) {
  const kept = sealed && (await unseal(sealed, deps.settings.secret, purpose, deps.clock.now()))
  if (!kept)
    throw new Problem(
      'session.sign-in-failed',
      'The sign-in took too long or began in another browser. Please start again.',
    )
  const attempt = { state: String(kept.state), nonce: String(kept.nonce), verifier: String(kept.verifier) }
  // Behind a proxy our own address is not what we were called by.
  const back = new URL(callback(deps) + url.search)
  const who = await deps.identity.finish(back, attempt).catch((cause) => {
    throw new Problem(
      'session.sign-in-failed',
      'The sign-in service did not confirm who you are. Please start again.',
      { cause },
    )
  })
  for (const scope of await eachTenant(deps, requestId)) {
    const known = and(eq(people.issuer, who.issuer), eq(people.subject, who.subject), isNull(people.disabledAt))
    const person = await scope.first(people, known)
    if (!person) continue
    const token = newToken()
    const now = deps.clock.now()
    const expiresAt = new Date(now.getTime() + deps.settings.sessionHours * 3_600_000)
    const tokenHash = await hashToken('session', token)
    await scope.write(scope.insertOnce(sessions, { tokenHash, personId: person.id, startedAt: now, expiresAt }))
    return { cookie: `${scope.actor.tenantId}.${token}`, expiresAt, returnTo: String(kept.returnTo) }
  }
  throw new Problem('session.unknown-person', 'Ask your coordinator to add you to your office or unit.')
}
