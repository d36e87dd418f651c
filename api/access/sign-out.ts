import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { noted } from '../kernel/audit.ts'
import type { Deps } from '../kernel/deps.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { unseal } from '../kernel/seal.ts'
import { eachTenant } from '../kernel/tenants.ts'
import type { Ended } from '../ports/identity.ts'
import { people, sessions } from './table.ts'
import { useOnce } from './use-once.ts'

/**
 * Where the browser goes after it signed out here, so that the provider forgets her too; undefined when the provider
 * offers no such place or does not answer, and then she is told.
 */
export async function providersSignOut(deps: Deps, hint: string | undefined): Promise<URL | undefined> {
  const kept = hint && (await unseal(hint, deps.settings.secret, 'sign-out', deps.clock.now()))
  const idToken = kept ? String(kept.idToken) : undefined
  return deps.identity.signOutUrl(idToken, `${deps.settings.baseUrl}/sign-out/done`).catch(() => undefined)
}

/**
 * Ends every session that hangs on what the provider says has ended: one session of its own, or all of a person's, and then
 * those of her passkeys too.
 * Each such word counts once. Throws token.request-invalid.
 */
export async function endWithProvider(deps: Deps, logoutToken: string | undefined, requestId: string): Promise<void> {
  const ended = await deps.identity.readLogout(logoutToken ?? '').catch((cause) => {
    throw refused(cause)
  })
  for (const scope of await eachTenant(deps, requestId)) {
    const open = and(await hangOn(scope, ended), isNull(sessions.endedAt))!
    const rows = [
      scope.update(sessions, { endedAt: deps.clock.now() }, open),
      ...(await Promise.all((await scope.find(sessions, open)).map((session) => noteEnd(scope, session, 'provider')))),
    ]
    if (!(await useOnce(scope, 'logout', [ended.issuer, ended.id], ended.until, rows))) throw refused()
  }
}

/** What ended a session before its time: she left, signed in anew at this browser, removed its passkey, or her provider said so. */
export type Ending = 'left' | 'new-sign-in' | 'passkey-removed' | 'provider'

/** Notes the end of a session, once, under the name of whose it was. */
export const noteEnd = (scope: Scope, { id, personId }: typeof sessions.$inferSelect, reason: Ending) =>
  noted(scope, { actor: personId, action: 'sign-out', object: id, span: id, reason })

async function hangOn(scope: Scope, { issuer, sid, subject }: Ended) {
  const known = subject ? and(eq(people.issuer, issuer), eq(people.subject, subject)) : undefined
  const persons = known ? (await scope.find(people, known)).map(({ id }) => id) : undefined
  return and(
    sid === undefined ? or(eq(sessions.issuer, issuer), eq(sessions.method, 'passkey')) : eq(sessions.issuer, issuer),
    sid === undefined ? undefined : eq(sessions.sid, sid),
    persons && inArray(sessions.personId, persons),
  )
}

const refused = (cause?: unknown): Problem => {
  const detail = 'The logout token does not hold, or it was used before.'
  return new Problem('token.request-invalid', detail, {
    cause,
    facts: { error: 'invalid_request', error_description: detail },
  })
}
