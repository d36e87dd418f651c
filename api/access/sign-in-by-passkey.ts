import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { base64url } from 'jose'
import { noted } from '../kernel/audit.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Id } from '../kernel/ids.ts'
import { Problem } from '../kernel/problem.ts'
import type { Scope } from '../kernel/scope.ts'
import { eachTenant } from '../kernel/tenants.ts'
import { type Opened, openSession } from './open-session.ts'
import { newChallenge, readChallenge, siteOf } from './passkey-challenge.ts'
import { freshMinutes, handleOf, type PasskeyAssertion, type PasskeyRequestOptions, rolesBy } from './rules.ts'
import { memberships, offices, passkeys, people, sessions } from './table.ts'
import { useOnce } from './use-once.ts'
import { verifyUse } from './verify-passkey.ts'

/** What a device needs to sign somebody in; the sealed challenge goes into a cookie. It names nobody. */
export async function challengePasskey(
  deps: Deps,
): Promise<{ readonly options: PasskeyRequestOptions; readonly sealed: string }> {
  const { challenge, sealed } = await newChallenge(deps)
  const options = { challenge, rpId: siteOf(deps).id, timeout: freshMinutes * 60_000 }
  return { options: { ...options, userVerification: 'required' }, sealed }
}

/**
 * Opens a session for whom the passkey belongs to, once for each challenge. A passkey that is unknown, removed, somebody
 * else's, or of a person who is switched off or a member of no open office is refused like a wrong signature, with the same
 * words. Throws passkey.not-valid, session.too-weak.
 */
export async function signInByPasskey(
  deps: Deps,
  sealed: string | undefined,
  used: PasskeyAssertion,
  requestId: string,
): Promise<Opened> {
  const challenge = await readChallenge(deps, sealed)
  const found = challenge && (await whose(deps, used, requestId))
  if (!challenge || !found) throw notValid()
  const { scope, passkey } = found
  const note = { action: 'passkey.used', object: passkey.id, actor: passkey.personId } as const
  const counter = await verifyUse(deps, challenge, passkey, used).catch(async (cause) => {
    const span = String(Math.floor(deps.clock.now().getTime() / 60_000))
    await scope.write(await noted(scope, { ...note, span, outcome: 'refused', reason: 'passkey.not-valid' }))
    throw notValid(cause)
  })
  const now = deps.clock.now()
  // Of two uses at once the higher count stays: a copy of the key that counts by itself shows by falling behind.
  const set = { counter: sql`max(${passkeys.counter}, ${counter})`, lastUsedAt: now }
  const rows = [scope.update(passkeys, set, eq(passkeys.id, passkey.id)), await noted(scope, note)]
  if (!(await useOnce(scope, 'passkey', [challenge.challenge], challenge.endsAt, rows))) throw notValid()
  const how = {
    method: 'passkey',
    passkey: passkey.id,
    level: passkey.level ?? undefined,
    authenticatedAt: now,
  } as const
  const opened = await openSession(scope, { id: passkey.personId }, how)
  // Removed while she came in: whoever removed it ended the sessions that were there, and this one came after.
  if (!(await isKept(scope, passkey.id))) {
    await scope.write(scope.update(sessions, { endedAt: now }, eq(sessions.passkeyId, passkey.id)))
    throw notValid()
  }
  return opened
}

const isKept = async (scope: Scope, id: Id<'pky'>): Promise<boolean> =>
  (await scope.first(passkeys, and(eq(passkeys.id, id), isNull(passkeys.removedAt)))) !== undefined

/** The passkey, and the scope of its hospital, where it and its person still count. The device says whose it is; both must agree. */
async function whose(deps: Deps, { id, response }: PasskeyAssertion, requestId: string) {
  const handle = handleIn(response)
  const scope = (await eachTenant(deps, requestId)).find(({ actor }) => handle.startsWith(`${actor.tenantId}.`))
  const passkey = await scope?.first(passkeys, and(eq(passkeys.credentialId, id), isNull(passkeys.removedAt)))
  if (!scope || !passkey || handle !== handleOf(scope.actor.tenantId, passkey.personId)) return undefined
  const person = await scope.first(people, and(eq(people.id, passkey.personId), isNull(people.disabledAt)))
  return person && (await belongsSomewhere(scope, person.id)) ? { scope, passkey } : undefined
}

function handleIn({ userHandle }: PasskeyAssertion['response']): string {
  try {
    return new TextDecoder().decode(base64url.decode(userHandle))
  } catch {
    return ''
  }
}

/** Whether she is a member of an office that is open. */
async function belongsSomewhere(scope: Scope, personId: Id<'per'>): Promise<boolean> {
  const hers = await scope.find(memberships, eq(memberships.personId, personId))
  const parties = rolesBy('passkey', hers).map(({ party }) => party)
  const closed = and(inArray(offices.id, parties as Id<'off'>[]), isNotNull(offices.closedAt))
  const shut = (await scope.find(offices, closed)).map(({ id }) => id as string)
  return parties.some((party) => !shut.includes(party))
}

const notValid = (cause?: unknown): Problem =>
  new Problem('passkey.not-valid', 'Try again, or sign in with the sign-in service.', { cause })
